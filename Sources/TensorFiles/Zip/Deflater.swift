import CZlib

/// Deflates bytes that come piece by piece.
///
/// Not `Sendable`: one task packs a stream from beginning to end.
final class Deflater {
  private let stream: OpaquePointer

  init() {
    guard let stream = cz_deflater_open() else {
      preconditionFailure("There is no memory left to deflate with, about 270 kB.")
    }
    self.stream = stream
  }

  deinit {
    cz_deflater_close(stream)
  }

  /// The packed bytes that can be given so far; with the last piece, all.
  func pack(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
    // zlib's counts have 32 bits.
    let pieceSize = 1 << 30
    guard bytes.count > pieceSize else {
      return bytes.withUnsafeBytes { pack($0, isLast: isLast) }
    }
    return stride(from: 0, to: bytes.count, by: pieceSize).reduce(into: []) { packed, start in
      let end = min(start + pieceSize, bytes.count)
      packed += bytes[start..<end].withUnsafeBytes {
        pack($0, isLast: isLast && end == bytes.count)
      }
    }
  }

  private func pack(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8] {
    cz_deflater_feed(stream, bytes.baseAddress, UInt32(bytes.count), isLast ? 1 : 0)
    var packed: [UInt8] = []
    let room = 1 << 16
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: room) { target, initialised in
        initialised = Int(cz_deflate(stream, target.baseAddress, UInt32(room)))
      }
      packed += part
      guard part.count == room else { return packed }
    }
  }
}
