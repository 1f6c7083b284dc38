#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The logistic function σ(x) = 1 / (1 + e⁻ˣ), in 0…1.
func sigmoid(_ x: Float) -> Float {
  1 / (1 + exp(-x))
}

/// The hyperbolic tangent, in −1…1.
func hyperbolicTangent(_ x: Float) -> Float {
  tanh(x)
}
