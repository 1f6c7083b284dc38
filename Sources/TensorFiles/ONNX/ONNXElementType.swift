/// What one element of an ONNX tensor is, by its number in the format.
enum ONNXElementType: Int {
  case float = 1
  case uint8, int8, uint16, int16, int32, int64, string, bool, float16, double, uint32, uint64
  case complex64, complex128, bfloat16
  case float8e4m3fn, float8e4m3fnuz, float8e5m2, float8e5m2fnuz, uint4, int4, float4e2m1
  case float8e8m0

  /// The type as the format's documents spell it, also of a number that has no case here.
  static func name(ofNumber number: Int) -> String {
    ONNXElementType(rawValue: number).map { "\($0)".uppercased() } ?? "number \(number)"
  }

  /// The element type, or nil when nothing here reads such elements.
  var elementType: ElementType? {
    switch self {
    case .float: .f32
    case .uint8: .u8
    case .int8: .i8
    case .uint16: .u16
    case .int16: .i16
    case .int32: .i32
    case .int64: .i64
    case .bool: .bool
    case .float16: .f16
    case .double: .f64
    case .uint32: .u32
    case .uint64: .u64
    case .bfloat16: .bf16
    default: nil
    }
  }
}
