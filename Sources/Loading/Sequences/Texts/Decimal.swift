/// Reads decimal numbers from bytes to the nearest Float, as `Float(String)` does, without a String.
///
/// A decimal is w·10^k with w < 10¹⁹. As Double it takes at most three roundings of half a unit in
/// the last place (w itself, and two powers of ten), each of which may count double in the result:
/// so it is off by no more than four units. Rounding that to Float gives the nearest Float unless
/// the middle between two Floats is as near as that: one number in 2²⁵, and those that lie in such
/// a middle. They, and numbers so small or large that Float is not regular there, are left to
/// `Float(String)`.
enum Decimal {
  /// Reads a number.
  ///
  /// - Parameters:
  ///   - place: its first byte; moved behind it, or anywhere when there is none.
  ///   - end: where the bytes end.
  /// - Returns: the number; `nil` when none begins there or it is not written in plain decimals.
  @inline(__always)
  static func float(
    at place: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
  ) -> Float? {
    let start = place
    var isNegative = false
    if place < end, place.pointee == minus || place.pointee == plus {
      isNegative = place.pointee == minus
      place += 1
    }
    let first = place
    var digits: UInt64 = 0
    var power = 0
    while place < end, place.pointee &- zero < 10 {
      if digits < digitLimit {
        digits = digits &* 10 &+ UInt64(place.pointee &- zero)
      } else {
        power &+= 1
      }
      place += 1
    }
    var count = place - first
    if place < end, place.pointee == point {
      place += 1
      let fraction = place
      while place < end, place.pointee &- zero < 10 {
        if digits < digitLimit {
          digits = digits &* 10 &+ UInt64(place.pointee &- zero)
          power &-= 1
        }
        place += 1
      }
      count += place - fraction
    }
    guard count > 0 else { return nil }
    if place < end, place.pointee | 0x20 == exponentLetter {
      guard let exponent = exponent(at: &place, end: end) else { return nil }
      power &+= exponent
    }
    guard let size = nearest(digits, power: power) else {
      return Float(
        String(decoding: UnsafeBufferPointer(start: start, count: place - start), as: UTF8.self))
    }
    return isNegative ? -size : size
  }

  /// The number behind `e`; one beyond all texts' digits counts as 2⁴⁰.
  private static func exponent(
    at place: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
  ) -> Int? {
    place += 1
    var isNegative = false
    if place < end, place.pointee == minus || place.pointee == plus {
      isNegative = place.pointee == minus
      place += 1
    }
    let first = place
    var exponent = 0
    while place < end, place.pointee &- zero < 10 {
      exponent = min(exponent &* 10 &+ Int(place.pointee &- zero), 1 << 40)
      place += 1
    }
    guard place > first else { return nil }
    return isNegative ? -exponent : exponent
  }

  /// The Float nearest to digits·10^power; `nil` where Double does not tell.
  @inline(__always)
  private static func nearest(_ digits: UInt64, power: Int) -> Float? {
    guard digits > 0 else { return 0 }
    let size = abs(power)
    guard size <= 2 * largestExactPower else { return nil }
    let (one, two) = (min(size, largestExactPower), max(0, size - largestExactPower))
    var value = Double(digits)
    if power < 0 {
      value /= powersOfTen[one]
      if two > 0 { value /= powersOfTen[two] }
    } else {
      value *= powersOfTen[one]
      if two > 0 { value *= powersOfTen[two] }
    }
    // The 29 bits that Float has not; their half is the middle between two Floats.
    let rest = Int(truncatingIfNeeded: value.bitPattern & 0x1FFF_FFFF)
    guard abs(rest - 0x1000_0000) > 4, value >= leastRegular, value < greatest else { return nil }
    return Float(value)
  }

  /// With fewer, another digit still fits 64 bits.
  private static let digitLimit: UInt64 = 1_000_000_000_000_000_000
  private static let largestExactPower = 22
  private static let leastRegular = Double(Float.leastNormalMagnitude)
  private static let greatest = Double(Float.greatestFiniteMagnitude)

  private static let zero = UInt8(ascii: "0")
  private static let minus = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")
  private static let point = UInt8(ascii: ".")
  private static let exponentLetter = UInt8(ascii: "e")
}

/// The powers of ten that are exact as Double.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
