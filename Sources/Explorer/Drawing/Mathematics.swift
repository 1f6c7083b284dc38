#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// e to the power of a value.
func exponential(_ value: Float) -> Float {
  #if canImport(Darwin)
    Darwin.exp(value)
  #elseif canImport(Glibc)
    Glibc.exp(value)
  #else
    Musl.exp(value)
  #endif
}

/// The natural logarithm: −∞ of 0.
func logarithm(_ value: Float) -> Float {
  #if canImport(Darwin)
    Darwin.log(value)
  #elseif canImport(Glibc)
    Glibc.log(value)
  #else
    Musl.log(value)
  #endif
}

/// The hyperbolic tangent, which says how much of a cell state the output can show.
func tanh(_ value: Float) -> Float {
  #if canImport(Darwin)
    Darwin.tanh(value)
  #elseif canImport(Glibc)
    Glibc.tanh(value)
  #else
    Musl.tanh(value)
  #endif
}
