import ArgumentParser
import Loading
import TensorFiles

/// What a model file holds and how it is read.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a model file holds and how it is read.",
    discussion: """
      Names and shapes tell; no weight is read. With --json one object is printed: file, format, \
      modules, unreadable, head, embedding, task, others.

      A module has name, cell (as --cell takes it), layers, gateOrder (the letters as the file \
      stacks them; null without gates), gateOrderFrom (told, torch, keras or onnx), naming (null where \
      the names are PyTorch's), notes (what a Keras or ONNX file tells beside weights, and what of it \
      is left out), tensors and recording (what the file keeps of the module's own run). A layer has name, inputs, units, projection (null without one), biases (how many are added) and \
      direction (forward or reverse). A tensor has name, shape, type, role (PyTorch's name of the \
      parameter that it is; null when it is none) and layout (rows or columns).

      head has tensors and outputs, embedding has tensors and tokens, task has name and assumed (the \
      file does not say it, but the head is as wide as the input). Each of the three is null when \
      there is none, and of several modules until --module chooses one. others are the tensors that \
      are part of nothing above; unreadable are the name and problem of those of several modules that \
      cannot be read.
      """)

  @Argument(
    help: ArgumentHelp("The model: a file of tensors.", valueName: "model"),
    completion: .file())
  var file: String

  @Flag(help: "Print a JSON object.")
  var json = false

  @OptionGroup var network: NetworkOptions

  func run() throws {
    let source = try FileSource.named(file, bundled: bundledFiles)
    let description = try ModelFile(source).description(
      name: source.name, options: network.options)
    if json {
      print(try JSONReport(file: source.name, description).text())
    } else {
      print(TextReport(file: source.name, description).lines.joined(separator: "\n"))
    }
  }
}

extension String {
  /// The text with blanks behind it, at least one.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
