/// Numbers as a file holds them, one after the other.
func littleEndianBytes<Numbers: Collection>(of numbers: Numbers) -> [UInt8]
where Numbers.Element: FixedWidthInteger & BitwiseCopyable {
  let size = MemoryLayout<Numbers.Element>.size
  let byteCount = numbers.count * size
  return [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, initialised in
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    var offset = 0
    for number in numbers {
      bytes.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Numbers.Element.self)
      offset += size
    }
    initialised = byteCount
  }
}

extension ByteRegion {
  /// The number at a position, which must be inside with all its bytes.
  func number<Number>(_: Number.Type, at position: Int) -> Number
  where Number: FixedWidthInteger & BitwiseCopyable {
    self[position..<position + MemoryLayout<Number>.size].withBytes {
      Number(littleEndian: $0.loadUnaligned(as: Number.self))
    }
  }

  /// Decodes the whole region as numbers of one width, each turned into what is wanted.
  ///
  /// Loads are unaligned: in a file, tensors begin where the previous one ends.
  @inline(__always)
  func decode<Number, Value>(
    as number: Number.Type, _ convert: (Number) -> Value
  ) -> [Value] where Number: FixedWidthInteger & BitwiseCopyable {
    let size = MemoryLayout<Number>.size
    let valueCount = count / size
    return withBytes { bytes in
      [Value](unsafeUninitializedCapacity: valueCount) { values, initialised in
        for index in 0..<valueCount {
          let raw = bytes.loadUnaligned(fromByteOffset: index * size, as: Number.self)
          values.initializeElement(at: index, to: convert(Number(littleEndian: raw)))
        }
        initialised = valueCount
      }
    }
  }
}
