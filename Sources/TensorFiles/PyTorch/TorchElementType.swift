/// What one element of a PyTorch tensor or storage is.
struct TorchElementType: Equatable, Sendable {
  /// PyTorch's name of the type, such as `float32`.
  let name: String
  /// The type, if its elements can be read here.
  let elementType: ElementType?
  let byteCount: Int

  /// A type by PyTorch's own name.
  init?(name: String) {
    if let elementType = Self.known[name] {
      self.init(name: name, elementType: elementType, byteCount: elementType.byteCount)
    } else if let byteCount = Self.unreadable[name] {
      self.init(name: name, elementType: nil, byteCount: byteCount)
    } else {
      return nil
    }
  }

  /// The type of a storage's elements, by the storage's class.
  init?(storageClass: String) {
    guard let name = Self.storages[storageClass] else { return nil }
    self.init(name: name)
  }

  /// The same elements under another name, which cannot be read.
  func unreadable(as name: String) -> TorchElementType {
    TorchElementType(name: name, elementType: nil, byteCount: byteCount)
  }

  private init(name: String, elementType: ElementType?, byteCount: Int) {
    self.name = name
    self.elementType = elementType
    self.byteCount = byteCount
  }

  private static let known: [String: ElementType] = [
    "float64": .f64, "float32": .f32, "float16": .f16, "bfloat16": .bf16,
    "int64": .i64, "int32": .i32, "int16": .i16, "int8": .i8,
    "uint64": .u64, "uint32": .u32, "uint16": .u16, "uint8": .u8, "bool": .bool,
  ]

  /// Bytes of an element, by type.
  private static let unreadable: [String: Int] = [
    "complex128": 16, "complex64": 8, "complex32": 4,
    "float8_e4m3fn": 1, "float8_e4m3fnuz": 1, "float8_e5m2": 1, "float8_e5m2fnuz": 1,
    "float8_e8m0fnu": 1, "float4_e2m1fn_x2": 1,
    "qint32": 4, "qint8": 1, "quint8": 1, "quint4x2": 1, "quint2x4": 1,
  ]

  private static let storages = [
    "DoubleStorage": "float64", "FloatStorage": "float32", "HalfStorage": "float16",
    "BFloat16Storage": "bfloat16", "LongStorage": "int64", "IntStorage": "int32",
    "ShortStorage": "int16", "CharStorage": "int8", "ByteStorage": "uint8",
    "BoolStorage": "bool", "UntypedStorage": "uint8",
    "ComplexDoubleStorage": "complex128", "ComplexFloatStorage": "complex64",
    "QInt32Storage": "qint32", "QInt8Storage": "qint8", "QUInt8Storage": "quint8",
    "QUInt4x2Storage": "quint4x2", "QUInt2x4Storage": "quint2x4",
  ]
}
