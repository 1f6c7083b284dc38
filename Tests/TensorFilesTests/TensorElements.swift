import TensorFiles
import Testing

@Suite struct TensorElements {
  @Test func sizesOfTypes() {
    let sizes = ElementType.allCases.map(\.byteCount)
    #expect(sizes == [8, 4, 2, 2, 8, 4, 2, 1, 8, 4, 2, 1, 1])
  }

  /// 1.5, or 1 and the largest of whole numbers, as each type encodes it.
  @Test(
    arguments: [
      (.f64, [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], 1.5),
      (.f64, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xEF, 0x7F], .infinity),
      (.f64, [0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0x3F], 0.1),
      (.f32, [0, 0, 0xC0, 0x3F], 1.5), (.f16, [0, 0x3E], 1.5), (.bf16, [0xC0, 0x3F], 1.5),
      (.i64, [0, 0, 0, 0, 0, 0, 0, 0x80], -0x1p63),
      (.i64, [1, 0, 0, 1, 0, 0, 0, 0], 16_777_216), (.i32, [0, 0, 0, 0x80], -0x1p31),
      (.i16, [0, 0x80], -32_768), (.i8, [0x80], -128),
      (.u64, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 0x1p64),
      (.u32, [0xFF, 0xFF, 0xFF, 0xFF], 0x1p32), (.u16, [0xFF, 0xFF], 65_535),
      (.u8, [0xFF], 255), (.bool, [0], 0), (.bool, [1], 1), (.bool, [2], 1),
    ] as [(ElementType, [UInt8], Float)])
  func readAsFloats(type: ElementType, bytes: [UInt8], value: Float) {
    let tensor = Tensor(bytes: bytes + bytes, elementType: type, shape: [2])
    #expect(tensor.floats() == [value, value])
  }

  @Test(
    arguments: [
      (.i64, [0, 0, 0, 0, 0, 0, 0, 0x80], .min), (.i32, [0xFE, 0xFF, 0xFF, 0xFF], -2),
      (.i16, [0xFE, 0xFF], -2), (.i8, [0xFE], -2),
      (.u64, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], .max),
      (.u32, [0xFE, 0xFF, 0xFF, 0xFF], 4_294_967_294), (.u16, [0xFE, 0xFF], 65_534),
      (.u8, [0xFE], 254), (.bool, [1], 1), (.bool, [0], 0),
    ] as [(ElementType, [UInt8], Int)])
  func readAsIntegers(type: ElementType, bytes: [UInt8], value: Int) throws {
    let tensor = Tensor(bytes: bytes + bytes, elementType: type, shape: [2])
    #expect(type.isInteger)
    #expect(try tensor.integers() == [value, value])
  }

  @Test(arguments: [ElementType.f64, .f32, .f16, .bf16])
  func floatingPointIsNotReadAsIntegers(type: ElementType) {
    let tensor = Tensor(bytes: [], elementType: type, shape: [0])
    #expect(!type.isInteger)
    #expect(throws: TensorFileError(.notIntegers(type))) { try tensor.integers() }
  }

  @Test func anIntegerBeyondInt() {
    let tensor = Tensor(bytes: littleEndian(1 << 63), elementType: .u64, shape: [1])
    #expect(throws: TensorFileError(.integerTooLarge(1 << 63))) { try tensor.integers() }
  }

  @Test func equalityIsOfShapeTypeAndBits() {
    let tensor = Tensor([Float.nan, 0], shape: [2])
    #expect(tensor == Tensor([Float.nan, 0], shape: [2]))
    #expect(tensor != Tensor([Float.nan, -0.0], shape: [2]))
    #expect(tensor != Tensor([Float.nan, 0], shape: [1, 2]))
    #expect(tensor != Tensor(bytes: tensor.bytes, elementType: .i32, shape: [2]))
  }

  @Test func aTensorOfNumbersHoldsThem() throws {
    #expect(Tensor([1.5, -2], shape: [2, 1]).floats() == [1.5, -2])
    #expect(try Tensor([Int.min, 7], shape: [2]).integers() == [.min, 7])
    #expect(Tensor([Float(0)], shape: []).count == 1)
  }
}
