import ArgumentParser

/// The manual page, for who wants it where `man` finds it.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the manual page, as man reads it.",
    discussion: """
      To read it: lstm-viz manual | man -l -

      To keep it: lstm-viz manual > ~/.local/share/man/man1/lstm-viz.1
      """)

  func run() throws {
    let page = ManualPage(
      program: try .ofProgram(), version: LSTMViz.configuration.version)
    print(page.text, terminator: "")
  }
}
