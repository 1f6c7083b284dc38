/// How an entry of a ZIP archive is packed: PKWARE's APPNOTE, 4.4.5.
public enum ZipMethod: UInt16, Sendable {
  /// Not at all.
  case stored = 0
  /// As deflated bytes (RFC 1951).
  case deflated = 8
}
