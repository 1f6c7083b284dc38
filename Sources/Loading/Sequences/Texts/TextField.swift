/// Where a value of a line stands, without blanks and quotes around it.
struct TextField {
  /// Bytes of the text.
  let range: Range<Int>
  /// Whether quotes stood around it; within, a quote is written twice.
  let isQuoted: Bool

  /// The field's text, of the bytes it is in.
  func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    return isQuoted ? text.replacing("\"\"", with: "\"") : text
  }
}
