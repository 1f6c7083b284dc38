/// The ways in which an ONNX file can be wrong. Sizes are in bytes unless they count elements.
public enum ONNXProblem: Equatable, Sendable {
  // The file as such.

  /// The file is larger than a protobuf message can be.
  case tooLarge(size: Int, limit: Int)
  /// It is no protobuf message, or was cut off.
  case malformed
  /// It has more nodes, attributes and tensors than any model.
  case tooManyMessages(limit: Int)
  /// Graphs stand inside nodes of graphs, and so on.
  case nestedTooDeeply(limit: Int)
  /// It has no graph.
  case noGraph
  /// It does not say which operators it means.
  case noOperatorSets

  // A tensor.

  /// A constant has no name.
  case unnamedTensor
  /// Two constants of a graph have one name.
  case repeatedTensor
  /// The shape has more dimensions than any array has.
  case tooManyDimensions(limit: Int)
  /// The shape has a negative size or more elements than fit any memory.
  case impossibleShape([Int])
  /// The tensor is cut into segments.
  case segmented
  /// The elements are there in more than one form.
  case elementsTwice
  /// There are fewer or more bytes of elements than shape and type ask for.
  case sizeMismatch(shape: [Int], typeName: String, expected: Int, found: Int)
  /// There are fewer or more elements than the shape asks for.
  case countMismatch(shape: [Int], expected: Int, found: Int)

  // Elements in another file.

  /// The elements are in another file, but where is not said, or the bytes came from no file.
  case noLocation
  /// The other file is not named relatively, inside the model's folder.
  case unsafeLocation(String)
  /// A symbolic link leads out of the model's folder.
  case linkOutside(String)
  /// The other file does not exist.
  case missingFile(String)
  /// The offset or length is no whole number.
  case notCountable(field: String, text: String)
  /// The range leaves the other file.
  case outsideFile(String, offset: Int, length: Int, fileSize: Int)
}

extension ONNXProblem {
  /// What is wrong.
  var sentence: String { fileSentence ?? tensorSentence ?? placeSentence ?? "" }

  private var fileSentence: String? {
    switch self {
    case .tooLarge(let size, let limit):
      "it has \(grouped(size)) bytes, more than the \(grouped(limit)) of any ONNX file"
    case .malformed: "it is no ONNX model, or was cut off"
    case .tooManyMessages(let limit):
      "it has more than \(grouped(limit)) nodes, attributes and tensors"
    case .nestedTooDeeply(let limit): "its graphs are nested deeper than \(limit) levels"
    case .noGraph: "it has no graph"
    case .noOperatorSets: "it does not say which operator sets it uses"
    default: nil
    }
  }

  private var tensorSentence: String? {
    switch self {
    case .unnamedTensor: "a constant of its graph has no name"
    case .repeatedTensor: "its graph has two constants of that name"
    case .tooManyDimensions(let limit): "its shape has more than \(limit) dimensions"
    case .impossibleShape(let shape): "there can be no array of the shape \(brief(shape))"
    case .segmented: "it is cut into segments, which are not read"
    case .elementsTwice: "its elements are there twice, in different forms"
    case .sizeMismatch(let shape, let typeName, let expected, let found):
      "\(typeName) \(brief(shape)) takes \(counted(expected, "byte")), but it has \(grouped(found))"
    case .countMismatch(let shape, let expected, let found):
      "\(brief(shape)) has \(counted(expected, "element")), but there are \(grouped(found))"
    default: nil
    }
  }

  private var placeSentence: String? {
    switch self {
    case .noLocation: "its elements are in another file, but it is not known in which"
    case .unsafeLocation(let location):
      "its elements are said to be in \(quoted(location)), which is no place inside the model's folder"
    case .linkOutside(let location):
      "its elements are in \(quoted(location)), a link that leads out of the model's folder"
    case .missingFile(let location):
      "its elements are in \(quoted(location)), which does not exist"
    case .notCountable(let field, let text):
      "the \(field) of its elements, \(quoted(text)), is no whole number from 0 on"
    case .outsideFile(let location, let offset, let length, let fileSize):
      "its elements are \(counted(length, "byte")) from byte \(grouped(offset)) of "
        + "\(quoted(location)), which has \(grouped(fileSize))"
    default: nil
    }
  }

  /// How to mend it.
  var remedy: String {
    switch self {
    case .malformed, .noGraph, .noOperatorSets: "copy it again or export the model anew"
    case .noLocation, .missingFile:
      "put that file beside the model, under the name it was saved with"
    case .unsafeLocation, .linkOutside: "put that file itself into the model's folder"
    case .outsideFile: "it was cut off; copy it again"
    case .sizeMismatch, .countMismatch: "copy the file again or export the model anew"
    case .tooLarge: "save the tensors as external data beside the model"
    default: "export the model anew"
    }
  }
}
