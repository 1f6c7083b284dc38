/// Counts a model's messages before any is decoded.
///
/// In memory a node takes a hundred times the 2 bytes it can take in a file, so that a small file
/// could otherwise fill the memory; and the decoder calls itself for every level of nesting.
struct MessageCensus {
  /// Several times what the largest published models have, and about 100 MB when decoded.
  static let maximumCount = 500_000

  /// The messages that this project decodes.
  private enum Kind {
    case model, graph, node, attribute, tensor, value, valueType, tensorType, shape, leaf

    /// What stands in a field; nil for what is no message or not decoded.
    func message(inField number: Int) -> Kind? {
      switch (self, number) {
      case (.model, 7), (.attribute, 6), (.attribute, 11): .graph
      case (.graph, 1): .node
      case (.graph, 5), (.attribute, 5): .tensor
      case (.graph, 11), (.graph, 12): .value
      case (.node, 5): .attribute
      case (.value, 2): .valueType
      case (.valueType, 1): .tensorType
      case (.tensorType, 2): .shape
      case (.model, 8), (.tensor, 3), (.tensor, 13), (.shape, 1): .leaf
      default: nil
      }
    }
  }

  private(set) var count = 0

  /// Counts the messages of a file.
  ///
  /// - Throws: `malformed`, `tooManyMessages` or `nestedTooDeeply` of ``ONNXProblem``.
  init(of bytes: UnsafeRawBufferPointer) throws(TensorFileError) {
    try add(.model, in: 0..<bytes.count, of: bytes, graphDepth: 0)
  }

  private mutating func add(
    _ kind: Kind, in range: Range<Int>, of bytes: UnsafeRawBufferPointer, graphDepth: Int
  ) throws(TensorFileError) {
    count += 1
    guard count <= Self.maximumCount else {
      throw TensorFileError(.onnx(.tooManyMessages(limit: Self.maximumCount)))
    }
    let depth = kind == .graph ? graphDepth + 1 : graphDepth
    guard depth <= ONNXGraphReader.maximumDepth + 1 else {
      throw TensorFileError(.onnx(.nestedTooDeeply(limit: ONNXGraphReader.maximumDepth)))
    }
    guard kind != .leaf else { return }
    var scanner = WireScanner(bytes, in: range)
    while let field = try scanner.next() {
      guard let content = field.content, let inner = kind.message(inField: field.number)
      else { continue }
      try add(inner, in: content, of: bytes, graphDepth: depth)
    }
  }
}
