/// The plan of a safetensors file: which tensors it will hold, in which order, and its header.
public struct SafetensorsLayout: Sendable {
  /// The tensors in the order of their bytes.
  public let declarations: [TensorDeclaration]
  /// The file's beginning: the header's length, then its JSON, padded with blanks so that the
  /// tensors begin at a multiple of 8 bytes.
  public let header: [UInt8]

  /// The size of the whole file, in bytes.
  public var fileSize: Int { declarations.reduce(header.count) { $0 + $1.byteCount } }

  /// Plans a file with the tensors in the order given.
  ///
  /// The same declarations and metadata give the same bytes.
  ///
  /// - Throws: `repeatedKey` when two tensors have one name, `reservedName` for `__metadata__`,
  ///   `headerTooLong` and `tooManyTensors` beyond what a reader accepts.
  public init(
    _ declarations: [TensorDeclaration], metadata: [String: String] = [:]
  ) throws(TensorFileError) {
    try self.init(
      declarations, metadata: metadata, maximumSize: SafetensorsHeader.maximumSize)
  }

  init(
    _ declarations: [TensorDeclaration], metadata: [String: String], maximumSize limit: Int
  ) throws(TensorFileError) {
    try Self.check(declarations)
    var json = Self.json(of: declarations, metadata: metadata)
    json.append(contentsOf: repeatElement(UInt8(ascii: " "), count: -json.count & 7))
    guard json.count <= limit else {
      throw TensorFileError(.headerTooLong(size: UInt64(json.count), limit: limit))
    }
    self.declarations = declarations
    header = littleEndianBytes(of: CollectionOfOne(UInt64(json.count))) + json
  }

  private static func check(_ declarations: [TensorDeclaration]) throws(TensorFileError) {
    guard declarations.count <= SafetensorsHeader.maximumTensorCount else {
      throw TensorFileError(.tooManyTensors(limit: SafetensorsHeader.maximumTensorCount))
    }
    var names: Set<String> = []
    for declaration in declarations {
      guard declaration.name != "__metadata__" else {
        throw TensorFileError(.reservedName(declaration.name))
      }
      guard names.insert(declaration.name).inserted else {
        throw TensorFileError(.repeatedKey(declaration.name))
      }
    }
  }

  private static func json(
    of declarations: [TensorDeclaration], metadata: [String: String]
  ) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let notes = metadata.sorted { $0.key < $1.key }
        .map { "\(jsonString($0.key)):\(jsonString($0.value))" }
      members.append("\"__metadata__\":{\(notes.joined(separator: ","))}")
    }
    var begin = 0
    for tensor in declarations {
      let end = begin + tensor.byteCount
      let sizes = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(jsonString(tensor.name)):{\"dtype\":\"\(tensor.elementType.safetensorsName)\","
          + "\"shape\":[\(sizes)],\"data_offsets\":[\(begin),\(end)]}")
      begin = end
    }
    return Array("{\(members.joined(separator: ","))}".utf8)
  }
}

/// A JSON string literal. Only what JSON demands is escaped.
private func jsonString(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": literal += "\\\""
    case "\\": literal += "\\\\"
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}
