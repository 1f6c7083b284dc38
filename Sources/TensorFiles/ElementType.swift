/// What one element of a tensor is.
///
/// Types that no reader here decodes (8-bit floats, complex numbers, packed quantised weights) have
/// no case: an entry of a file keeps their name, see ``TensorEntry/typeName``.
public enum ElementType: String, CaseIterable, Sendable {
  case f64
  case f32
  case f16
  case bf16
  case i64
  case i32
  case i16
  case i8
  case u64
  case u32
  case u16
  case u8
  case bool

  /// Size of one element: 1, 2, 4 or 8 bytes.
  public var byteCount: Int {
    switch self {
    case .f64, .i64, .u64: 8
    case .f32, .i32, .u32: 4
    case .f16, .bf16, .i16, .u16: 2
    case .i8, .u8, .bool: 1
    }
  }

  /// Whether ``Tensor/integers()`` can read it. A boolean counts as 0 or 1.
  public var isInteger: Bool {
    switch self {
    case .f64, .f32, .f16, .bf16: false
    case .i64, .i32, .i16, .i8, .u64, .u32, .u16, .u8, .bool: true
    }
  }
}
