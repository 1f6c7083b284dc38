/// The value of an IEEE 754 binary16 number: 1 sign, 5 exponent and 10 fraction bits.
///
/// By bits, as `Float16` does not exist on every platform. Every half is exactly a `Float`; a NaN
/// keeps its sign and payload.
func float(halfBits bits: UInt16) -> Float {
  let sign = UInt32(bits & 0x8000) << 16
  let exponent = UInt32(bits >> 10) & 0x1F
  let fraction = UInt32(bits & 0x3FF)
  switch exponent {
  case 0:
    // Zero or subnormal: fraction · 2⁻²⁴, which is exact.
    let magnitude = Float(fraction) * 0x1p-24
    return Float(bitPattern: sign | magnitude.bitPattern)
  case 0x1F:
    return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
  default:
    return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
  }
}

/// The value of a bfloat16 number, which is the upper half of a `Float`.
func float(brainFloatBits bits: UInt16) -> Float {
  Float(bitPattern: UInt32(bits) << 16)
}
