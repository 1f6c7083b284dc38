import ArgumentParser
import BundledExamples

/// The examples inside the program.
struct Examples: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the bundled examples and what each shows.")

  func run() throws {
    print("Bundled examples, which open from any folder:\n")
    for example in BundledExample.all {
      print("  lstm-viz examples/\(example.sequence)")
      print("      \(example.caption)")
    }
  }
}
