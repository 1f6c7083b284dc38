import CZlib

/// Deflated bytes (RFC 1951), unpacked by zlib.
enum Deflated {
  /// What stands around the deflated bytes.
  enum Wrapper: Sendable {
    /// Nothing, as in a ZIP archive.
    case bare
    /// zlib's header and checksum (RFC 1950).
    case zlib
  }

  /// Why bytes cannot be unpacked to the size that was promised.
  enum Failure: Error, Equatable {
    /// These are no deflated bytes.
    case corrupt
    /// The bytes end before the stream does.
    case cutOff
    /// The stream ends after so many bytes, or goes on after all that were promised.
    case wrongSize(found: Int?)
    /// So many bytes follow the stream.
    case extraBytes(Int)
  }

  /// Unpacks a whole stream.
  ///
  /// - Parameters:
  ///   - packed: the stream and nothing else.
  ///   - size: how many bytes it must give; the caller has held it against a cap.
  ///   - wrapper: what stands around it.
  /// - Returns: exactly `size` bytes.
  /// - Throws: why that is impossible.
  static func unpack(
    _ packed: ByteRegion, size: Int, wrapper: Wrapper = .bare
  ) throws(Failure) -> [UInt8] {
    let (bytes, result, consumed) = inflate(packed, limit: size, wrapper: wrapper)
    switch Int(result) {
    case CZ_ENDED: break
    case CZ_FULL: throw .wrongSize(found: nil)
    case CZ_CUT_OFF: throw .cutOff
    default: throw .corrupt
    }
    guard bytes.count == size else { throw .wrongSize(found: bytes.count) }
    guard consumed == packed.count else { throw .extraBytes(packed.count - consumed) }
    return bytes
  }

  /// The first bytes that a stream gives, at most `limit`: fewer of one that is shorter or broken.
  static func beginning(of packed: ByteRegion, limit: Int) -> [UInt8] {
    inflate(packed, limit: limit, wrapper: .bare).bytes
  }

  /// The target's memory is taken up only as far as it is filled, so that a promise costs nothing.
  private static func inflate(
    _ packed: ByteRegion, limit: Int, wrapper: Wrapper
  ) -> (bytes: [UInt8], result: Int32, consumed: Int) {
    var (result, consumed): (Int32, Int64) = (0, 0)
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { target, initialised in
      var produced: Int64 = 0
      result = packed.withBytes { source in
        cz_inflate(
          Int32(wrapper == .bare ? CZ_BARE : CZ_WRAPPED), source.baseAddress, Int64(source.count),
          target.baseAddress, Int64(limit), &consumed, &produced)
      }
      initialised = Int(produced)
    }
    return (bytes, result, Int(consumed))
  }
}
