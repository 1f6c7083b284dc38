/// Elements as lists of numbers: the format keeps narrow types in lists of wider ones.
extension ProtoTensor {
  /// How many elements stand in lists of any type.
  var typedCount: Int {
    floatData.count + int32Data.count + int64Data.count + doubleData.count + uint64Data.count
  }

  /// How many elements stand in the list that an element type belongs to.
  func typedCount(of type: ElementType) -> Int {
    switch type {
    case .f32: floatData.count
    case .f64: doubleData.count
    case .i64: int64Data.count
    case .u64, .u32: uint64Data.count
    case .i32, .i16, .i8, .u16, .u8, .bool, .f16, .bf16: int32Data.count
    }
  }

  /// The elements of the list, little-endian and as wide as their type; halves are kept as their
  /// bits.
  func typedBytes(of type: ElementType) -> [UInt8] {
    switch type {
    case .f32: littleEndianBytes(of: floatData.lazy.map(\.bitPattern))
    case .f64: littleEndianBytes(of: doubleData.lazy.map(\.bitPattern))
    case .i64: littleEndianBytes(of: int64Data)
    case .u64: littleEndianBytes(of: uint64Data)
    case .u32: littleEndianBytes(of: uint64Data.lazy.map(UInt32.init(truncatingIfNeeded:)))
    case .i32: littleEndianBytes(of: int32Data)
    case .i16, .u16, .f16, .bf16:
      littleEndianBytes(of: int32Data.lazy.map(UInt16.init(truncatingIfNeeded:)))
    case .i8, .u8: littleEndianBytes(of: int32Data.lazy.map(UInt8.init(truncatingIfNeeded:)))
    case .bool: int32Data.map { $0 == 0 ? 0 : 1 }
    }
  }
}
