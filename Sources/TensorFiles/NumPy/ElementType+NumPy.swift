extension ElementType {
  /// The type that NumPy calls by that letter and size in bytes, such as `f4`, or nil when it is not
  /// decoded here.
  init?(numPyName name: some StringProtocol) {
    guard let type = ElementType.allCases.first(where: { $0.numPyName.map { $0 == name } ?? false })
    else { return nil }
    self = type
  }

  /// The type as NumPy calls it, without the order of bytes; nil of bfloat16, which it does not have.
  var numPyName: String? {
    switch self {
    case .f64: "f8"
    case .f32: "f4"
    case .f16: "f2"
    case .bf16: nil
    case .i64: "i8"
    case .i32: "i4"
    case .i16: "i2"
    case .i8: "i1"
    case .u64: "u8"
    case .u32: "u4"
    case .u16: "u2"
    case .u8: "u1"
    case .bool: "b1"
    }
  }
}
