import CZlib

/// The CRC-32 of bytes that come piece by piece, as ZIP archives have it.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    value = cz_crc32(value, bytes.baseAddress, Int64(bytes.count))
  }
}

extension ByteRegion {
  /// The CRC-32 of all bytes.
  var checksum: UInt32 {
    withBytes { bytes in
      var checksum = Checksum()
      checksum.append(bytes)
      return checksum.value
    }
  }
}
