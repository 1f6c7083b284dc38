extension Tensor {
  /// All elements as `Float`, in C order.
  ///
  /// `f16` and `bf16` are exact; `f64` and whole numbers beyond 2²⁴ are rounded to the nearest;
  /// a boolean is 0 or 1.
  public func floats() -> [Float] {
    switch elementType {
    case .f64: region.decode(as: UInt64.self) { Float(Double(bitPattern: $0)) }
    case .f32: region.decode(as: UInt32.self) { Float(bitPattern: $0) }
    case .f16: region.decode(as: UInt16.self) { float(halfBits: $0) }
    case .bf16: region.decode(as: UInt16.self) { float(brainFloatBits: $0) }
    case .i64: region.decode(as: Int64.self) { Float($0) }
    case .i32: region.decode(as: Int32.self) { Float($0) }
    case .i16: region.decode(as: Int16.self) { Float($0) }
    case .i8: region.decode(as: Int8.self) { Float($0) }
    case .u64: region.decode(as: UInt64.self) { Float($0) }
    case .u32: region.decode(as: UInt32.self) { Float($0) }
    case .u16: region.decode(as: UInt16.self) { Float($0) }
    case .u8: region.decode(as: UInt8.self) { Float($0) }
    case .bool: region.decode(as: UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  /// Some elements as `Float`, by position in C order; only these are read.
  public func floats(in positions: Range<Int>) -> [Float] {
    precondition(
      0 <= positions.lowerBound && positions.upperBound <= count, "No such elements.")
    let size = elementType.byteCount
    let part = region[positions.lowerBound * size..<positions.upperBound * size]
    return Tensor(region: part, elementType: elementType, shape: [positions.count]).floats()
  }

  /// All elements as `Int`, in C order; a boolean is 0 or 1.
  ///
  /// - Throws: `notIntegers` for a floating-point tensor, `integerTooLarge` when a `u64` does not
  ///   fit. The error knows neither file nor name; ``TensorFile/integers(named:)`` adds them.
  public func integers() throws(TensorFileError) -> [Int] {
    switch elementType {
    case .f64, .f32, .f16, .bf16: throw TensorFileError(.notIntegers(elementType))
    case .i64: return region.decode(as: Int64.self) { Int($0) }
    case .i32: return region.decode(as: Int32.self) { Int($0) }
    case .i16: return region.decode(as: Int16.self) { Int($0) }
    case .i8: return region.decode(as: Int8.self) { Int($0) }
    case .u64:
      let values = region.decode(as: UInt64.self) { $0 }
      if let large = values.first(where: { $0 > UInt64(Int.max) }) {
        throw TensorFileError(.integerTooLarge(large))
      }
      return values.map { Int($0) }
    case .u32: return region.decode(as: UInt32.self) { Int($0) }
    case .u16: return region.decode(as: UInt16.self) { Int($0) }
    case .u8: return region.decode(as: UInt8.self) { Int($0) }
    case .bool: return region.decode(as: UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }
}
