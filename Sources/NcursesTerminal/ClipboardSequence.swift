/// OSC 52, by which a terminal is told what its clipboard shall hold (xterm's control sequences).
enum ClipboardSequence {
  /// The sequence that puts text there: `ESC ] 52 ; c ;`, the text in base 64, BEL.
  static func setting(_ text: String) -> String {
    "\u{1B}]52;c;\(base64(Array(text.utf8)))\u{7}"
  }

  /// Bytes in base 64 (RFC 4648), three as four letters of an alphabet of 64.
  static func base64(_ bytes: [UInt8]) -> String {
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...3 {
        result.append(place <= group.count ? alphabet[value >> (18 - 6 * place) & 63] : "=")
      }
    }
    return result
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
