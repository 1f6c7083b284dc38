#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension TensorFileError: CustomStringConvertible {
  /// One sentence: the file, the place in it, what is wrong and how to mend it.
  public var description: String {
    var text = path.map { printable($0) + ": " } ?? ""
    if let tensor { text += "tensor \(quoted(tensor)): " }
    text += problem.sentence
    if let offset { text += " (at byte \(grouped(offset)))" }
    return text + " – " + problem.remedy
  }
}

extension TensorFileError.Problem {
  fileprivate var sentence: String {
    fileSentence ?? headerSentence ?? layoutSentence ?? formatSentence ?? requestSentence ?? ""
  }

  /// What the formats say themselves that have ways of their own to be wrong.
  private var formatSentence: String? {
    switch self {
    case .zip(let problem): problem.sentence
    case .npy(let problem): problem.sentence
    case .hdf5(let problem): problem.sentence
    case .pickle(let problem): problem.sentence
    case .torch(let problem): problem.sentence
    default: nil
    }
  }

  private var fileSentence: String? {
    switch self {
    case .missing: "there is no such file"
    case .unreadable(let code): "it cannot be read (\(systemMessage(code)))"
    case .isFolder: "it is a folder"
    case .notRegularFile: "it is a pipe or device, not a regular file"
    case .empty: "the file is empty"
    case .unwritable(let code): "it cannot be written (\(systemMessage(code)))"
    case .tooShortForHeader(let size):
      "it has \(counted(size, "byte")), but a safetensors file begins with 8 for the header's length"
    case .headerTooLong(let size, let limit):
      "the header's length is \(grouped(size)) bytes, more than the \(grouped(limit)) allowed"
    case .headerCutOff(let size, let fileSize):
      "the header says \(counted(size, "byte")), but the file ends after \(grouped(fileSize))"
    default: nil
    }
  }

  private var headerSentence: String? {
    switch self {
    case .headerNotText: "the header is not UTF-8 text"
    case .headerNotObject: "the header does not begin with {"
    case .malformedHeader(let expected): "the header is malformed: expected \(expected)"
    case .nestedTooDeeply(let limit): "the header is nested deeper than \(limit) levels"
    case .repeatedKey(let key): "the header has \(quoted(key)) twice"
    case .metadataNotText(let key): "the metadata \(quoted(key)) is not a string"
    case .tooManyTensors(let limit): "the header lists more than \(grouped(limit)) tensors"
    case .tooManyDimensions(let limit): "the shape has more than \(limit) dimensions"
    case .missingField(let field): "the header does not give its \(quoted(field))"
    case .notCountable(let field):
      "its \(quoted(field)) holds something other than whole numbers from 0 to 2^63 - 1"
    case .wrongOffsetCount(let count): "it has \(grouped(count)) data offsets instead of 2"
    default: nil
    }
  }

  private var layoutSentence: String? {
    switch self {
    case .shapeTooLarge(let shape): "the shape \(brief(shape)) is too large for any memory"
    case .reversedOffsets(let begin, let end):
      "it begins at \(grouped(begin)) and ends before that, at \(grouped(end))"
    case .sizeMismatch(let shape, let typeName, let expected, let found):
      "\(printable(typeName)) \(brief(shape)) takes \(counted(expected, "byte")),"
        + " but the header gives it \(grouped(found))"
    case .cutOff(let expected, let found):
      "the header promises \(counted(expected, "byte")) of tensors,"
        + " but the file has \(grouped(found))"
    case .gap(let size): "before it, \(counted(size, "byte")) belong to no tensor"
    case .overlap(let size): "it shares \(counted(size, "byte")) with the tensor before it"
    case .extraBytes(let count): "after the last tensor, \(counted(count, "byte")) are left over"
    default: nil
    }
  }

  private var requestSentence: String? {
    switch self {
    case .noSuchTensor: "the file has no tensor of that name"
    case .unsupportedElementType(let name): "elements of type \(printable(name)) cannot be read"
    case .notIntegers(let type): "its elements are \(type.rawValue), not whole numbers"
    case .integerTooLarge(let value): "its element \(grouped(value)) does not fit 63 bits"
    case .reservedName(let name): "\(quoted(name)) cannot be a tensor's name"
    case .onnx(let problem): problem.sentence
    default: nil
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .missing: "check the spelling"
    case .unreadable: "check its permissions"
    case .isFolder: "name a file inside it"
    case .notRegularFile: "use - for standard input or output"
    case .empty, .tooShortForHeader, .headerCutOff, .cutOff:
      "it was cut off; copy or save it again"
    case .unwritable: "check the folder, its permissions and the free space"
    case .headerTooLong, .headerNotText, .headerNotObject:
      "it is probably not a safetensors file"
    case .noSuchTensor: "list the names with inspect"
    case .unsupportedElementType: "save it as F32"
    case .notIntegers: "save it as I64"
    case .integerTooLarge: "save it as I64, with smaller numbers"
    case .reservedName: "choose another name"
    case .hdf5(let problem): problem.remedy
    case .zip(let problem): problem.remedy
    case .npy(let problem): problem.remedy
    case .pickle(let problem): problem.remedy
    case .torch(let problem): problem.remedy
    case .onnx(let problem): problem.remedy
    default: "save it again with the safetensors library"
    }
  }
}

private func systemMessage(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}
