import ArgumentParser
import BundledExamples
import Loading

/// Which sequence and which model.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The model: a safetensors file.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The array that is the sequence, in a safetensors file (x when it exists).",
      valueName: "name"))
  var tensor: String?

  @Option(
    help: ArgumentHelp(
      "Which sequence of several, from 0 (the first; trace and verify take all).",
      valueName: "K"))
  var sequence: Int?

  @Flag(help: "Read a 3-D array as [T, N, D] instead of [N, T, D].")
  var timeMajor = false

  @Option(
    help: ArgumentHelp(
      "The columns of a text that are fed, by name or number from 0: a,b", valueName: "names"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "A safetensors file with h0 and c0, [layers, H] each, to start from.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var initialState: String?

  @OptionGroup var network: NetworkOptions

  /// Opens what was asked for.
  func open(_ sequenceFile: String) throws -> Document {
    var request = Document.Request(sequence: sequenceFile)
    request.model = model
    request.tensor = tensor
    request.sequenceIndex = sequence
    request.isTimeMajor = timeMajor
    request.columns = columns?.split(separator: ",").map(String.init)
    request.initialState = initialState
    request.modelOptions = network.options
    return try Document(opening: request, bundled: bundledFiles)
  }

  func validate() throws {
    guard sequence ?? 0 >= 0 else { throw ValidationError("--sequence counts from 0.") }
  }
}

/// The examples inside the program, as files.
let bundledFiles = BundledExample.all.flatMap { example in
  example.files.map { BundledFile(name: $0.name, bytes: $0.bytes) }
}
