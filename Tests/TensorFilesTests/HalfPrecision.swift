import TensorFiles
import Testing

/// Bit patterns of IEEE 754 binary16 and of bfloat16.
@Suite struct HalfPrecision {
  @Test(
    arguments: [
      (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x3555, 0.333_251_953_125), (0x7BFF, 65_504),
      (0xFBFF, -65_504), (0x0400, 0x1p-14), (0x0001, 0x1p-24), (0x03FF, 0x3FFp-24),
      (0x8001, -0x1p-24), (0x7C00, .infinity), (0xFC00, -.infinity), (0x3C01, 0x1.004p0),
    ] as [(UInt16, Float)])
  func halves(bits: UInt16, value: Float) {
    #expect(decoded(bits, .f16) == value)
  }

  @Test(
    arguments: [
      (0x0000, 0), (0x3F80, 1), (0xC000, -2), (0x4049, 3.140_625), (0x7F7F, 0x1.FEp127),
      (0x0001, 0x1p-133), (0x0080, 0x1p-126), (0x7F80, .infinity), (0xFF80, -.infinity),
    ] as [(UInt16, Float)])
  func brainFloats(bits: UInt16, value: Float) {
    #expect(decoded(bits, .bf16) == value)
  }

  @Test func zerosKeepTheirSign() {
    #expect(decoded(0x8000, .f16).bitPattern == 0x8000_0000)
    #expect(decoded(0x8000, .bf16).bitPattern == 0x8000_0000)
  }

  @Test func notANumberKeepsItsBits() {
    #expect(decoded(0xFE01, .f16).bitPattern == 0xFFC0_2000)
    #expect(decoded(0x7E00, .f16).isNaN)
    #expect(decoded(0xFFC1, .bf16).bitPattern == 0xFFC1_0000)
  }

  /// Every finite half is sign · fraction · 2^exponent.
  @Test func everyFiniteHalf() {
    for bits in UInt16(0)..<0x7C00 {
      let exponent = Int(bits >> 10)
      let fraction = Float(bits & 0x3FF) + (exponent > 0 ? 1024 : 0)
      let value = fraction * Float(sign: .plus, exponent: max(exponent, 1) - 25, significand: 1)
      guard decoded(bits, .f16) == value, decoded(bits | 0x8000, .f16) == -value else {
        Issue.record("\(bits)")
        return
      }
    }
  }

  private func decoded(_ bits: UInt16, _ type: ElementType) -> Float {
    let bytes = [UInt8(truncatingIfNeeded: bits), UInt8(bits >> 8)]
    return Tensor(bytes: bytes, elementType: type, shape: []).floats()[0]
  }
}
