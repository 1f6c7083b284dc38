#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The logistic function σ(x) = 1 / (1 + e⁻ˣ), in 0…1.
func logistic(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

/// The hyperbolic tangent, in −1…1.
func hyperbolicTangent(_ x: Float) -> Float { tanh(x) }

/// eˣ.
func exponential(_ x: Float) -> Float { exp(x) }

/// eˣ − 1, exact near 0.
func exponentialMinusOne(_ x: Float) -> Float { expm1(x) }

/// ln(1 + x), exact near 0.
func logarithmOfOnePlus(_ x: Float) -> Float { log1p(x) }

/// eˣ.
func exponential(_ x: Double) -> Double { exp(x) }

/// ln x.
func logarithm(_ x: Double) -> Double { log(x) }

/// cos x, x in radians.
func cosine(_ x: Double) -> Double { cos(x) }
