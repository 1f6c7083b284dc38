/// Bytes of a protobuf message, field by field.
///
/// Source: <https://protobuf.dev/programming-guides/encoding/>.
public struct ProtoMessage {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// The message with a whole number added.
  public func integer(_ field: Int, _ value: Int) -> ProtoMessage {
    var result = self
    result.append(varint: UInt64(field) << 3)
    result.append(varint: UInt64(bitPattern: Int64(value)))
    return result
  }

  /// The message with a number of 4 bytes added.
  public func float(_ field: Int, _ value: Float) -> ProtoMessage {
    var result = self
    result.append(varint: UInt64(field) << 3 | 5)
    result.bytes += ProtoMessage.littleEndian(value.bitPattern)
    return result
  }

  /// The message with a text, bytes, another message or a packed list added.
  public func content(_ field: Int, _ content: [UInt8]) -> ProtoMessage {
    contents(field, [content])
  }

  /// The message with texts added.
  public func texts(_ field: Int, _ texts: [String]) -> ProtoMessage {
    contents(field, texts.map { Array($0.utf8) })
  }

  /// The message with messages added.
  public func messages(_ field: Int, _ messages: [ProtoMessage]) -> ProtoMessage {
    contents(field, messages.map(\.bytes))
  }

  private func contents(_ field: Int, _ contents: [[UInt8]]) -> ProtoMessage {
    var result = self
    for content in contents {
      result.append(varint: UInt64(field) << 3 | 2)
      result.append(varint: UInt64(content.count))
      result.bytes += content
    }
    return result
  }

  /// The message with a packed list of whole numbers added.
  public func integers(_ field: Int, _ values: [Int]) -> ProtoMessage {
    var list = ProtoMessage()
    for value in values { list.append(varint: UInt64(bitPattern: Int64(value))) }
    return content(field, list.bytes)
  }

  /// A number's bytes, the lowest first.
  public static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private mutating func append(varint: UInt64) {
    var rest = varint
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
