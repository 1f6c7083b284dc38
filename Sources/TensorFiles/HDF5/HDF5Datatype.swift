/// What an element of a dataset or an attribute is.
enum HDF5Datatype: Equatable {
  case number(ElementType, isBigEndian: Bool)
  /// A text of at most so many bytes.
  case fixedText(size: Int)
  /// A text somewhere else in the file.
  case text
  /// So many bytes of which the file does not say what they are.
  case opaque(size: Int)
  /// Anything else, by the name that people give it.
  case other(String)

  /// Reads a type.
  ///
  /// - Throws: `cutOff`; what is not known here is ``other(_:)``.
  init(_ cursor: inout HDF5Cursor) throws(TensorFileError) {
    let kind = try cursor.byte() & 15
    let (low, middle) = (try cursor.byte(), try cursor.short())
    let size = try cursor.word()
    switch kind {
    case 0: self = try HDF5Datatype.integer(&cursor, flags: low, size: size)
    case 1: self = try HDF5Datatype.float(&cursor, flags: low, sign: middle & 255, size: size)
    case 3: self = .fixedText(size: size)
    case 5: self = .opaque(size: size)
    case 8:
      // h5py's booleans: an enumeration of FALSE and TRUE over one byte.
      let base = try HDF5Datatype(&cursor)
      let isBoolean = base == .number(.i8, isBigEndian: false) && cursor.begins(with: "FALSE")
      self = isBoolean ? .number(.bool, isBigEndian: false) : .other("enumeration")
    case 9: self = low & 15 == 1 ? .text : .other("sequence of any length")
    default: self = .other(HDF5Datatype.names[kind] ?? "type \(kind)")
    }
  }

  /// The type as NumPy spells it.
  var name: String {
    switch self {
    case .number(let type, let isBigEndian):
      (HDF5Datatype.numberNames[type] ?? type.rawValue) + (isBigEndian ? ", big-endian" : "")
    case .fixedText, .text: "string"
    case .opaque: "opaque"
    case .other(let name): name
    }
  }

  private static let numberNames: [ElementType: String] = [
    .f64: "float64", .f32: "float32", .f16: "float16", .bf16: "bfloat16", .i64: "int64",
    .i32: "int32", .i16: "int16", .i8: "int8", .u64: "uint64", .u32: "uint32",
    .u16: "uint16", .u8: "uint8",
  ]

  private static let names = [
    2: "time", 4: "bit field", 6: "compound", 7: "reference", 10: "array",
  ]

  private static func integer(
    _ cursor: inout HDF5Cursor, flags: Int, size: Int
  ) throws(TensorFileError) -> HDF5Datatype {
    let (offset, precision) = (try cursor.short(), try cursor.short())
    let types: [Int: ElementType] =
      flags & 8 == 0
      ? [1: .u8, 2: .u16, 4: .u32, 8: .u64] : [1: .i8, 2: .i16, 4: .i32, 8: .i64]
    guard let type = types[size], offset == 0, precision == 8 * size else {
      return .other("integer of \(precision) bits")
    }
    // A single byte has no order.
    return .number(type, isBigEndian: flags & 1 != 0 && size > 1)
  }

  private static func float(
    _ cursor: inout HDF5Cursor, flags: Int, sign: Int, size: Int
  ) throws(TensorFileError) -> HDF5Datatype {
    let (offset, precision) = (try cursor.short(), try cursor.short())
    let exponent = (place: try cursor.byte(), size: try cursor.byte())
    let fraction = (place: try cursor.byte(), size: try cursor.byte())
    let bias = try cursor.word()
    let layout = [size, exponent.place, exponent.size, fraction.size, bias]
    let types: [[Int]: ElementType] = [
      [2, 10, 5, 10, 15]: .f16, [2, 7, 8, 7, 127]: .bf16, [4, 23, 8, 23, 127]: .f32,
      [8, 52, 11, 52, 1023]: .f64,
    ]
    guard let type = types[layout], offset == 0, fraction.place == 0, precision == 8 * size,
      sign == precision - 1, flags & 0x40 == 0
    else { return .other("float of \(precision) bits") }
    return .number(type, isBigEndian: flags & 1 != 0)
  }
}
