/// Numbers as text of a fixed width, so that nothing jumps while stepping.
enum Numbers {
  /// A number with its sign in 5 columns: `+0.88`, `-12.3`, ` +123`, `-1e05`.
  static func signed(_ value: Float) -> String {
    guard value.isFinite else { return value.isNaN ? "  NaN" : value < 0 ? " -inf" : " +inf" }
    let size = abs(Double(value))
    let digits =
      switch size {
      case ..<9.995: fixed(size, decimals: 2)
      case ..<99.95: fixed(size, decimals: 1)
      case ..<9999.5: fixed(size, decimals: 0)
      default: exponential(size)
      }
    return padded(sign(of: value, shownAs: digits) + digits, to: 5)
  }

  /// A number without its sign in 5 columns, the counterpart of ``signed(_:)``.
  static func size(_ value: Float) -> String {
    padded(
      signed(abs(value)).filter { $0 != "+" && $0 != " " }, to: 5)
  }

  /// A share of 1 as a percentage in 5 columns; from 99 % on with two decimals, where a gate's
  /// difference from 1 matters: `   26`, `99.73`.
  static func percentage(_ share: Float) -> String {
    guard (0..<100).contains(share) else { return signed(share * 100) }
    let percent = Double(share) * 100
    let decimals = (99..<99.995).contains(percent) ? 2 : 0
    return padded(fixed(percent, decimals: decimals), to: 5)
  }

  /// A probability as a percentage with one decimal in 5 columns: ` 62.1`, `100.0`.
  static func probability(_ share: Float) -> String {
    guard (0...1).contains(share) else { return signed(share * 100) }
    return padded(fixed(Double(share) * 100, decimals: 1), to: 5)
  }

  /// A number with three decimals and its sign, as long as it fits 7 columns.
  static func precise(_ value: Float) -> String {
    guard value.isFinite, abs(value) < 99.9995 else { return padded(signed(value), to: 7) }
    let digits = fixed(abs(Double(value)), decimals: 3)
    return padded(sign(of: value, shownAs: digits) + digits, to: 7)
  }

  /// A gate's value, which has no sign, beside ``precise(_:)``.
  static func preciseGate(_ value: Float) -> String {
    guard (0..<100).contains(value) else { return padded(signed(value), to: 7) }
    return padded(fixed(Double(value), decimals: 3), to: 7)
  }

  /// A number that has no sign with three decimals, as long as it fits 7 columns.
  static func preciseSize(_ value: Float) -> String {
    guard (0..<999.9995).contains(value) else { return padded(size(value), to: 7) }
    return padded(fixed(Double(value), decimals: 3), to: 7)
  }

  /// How many steps, in 5 columns: a whole number, or `∞`.
  ///
  /// Halves are rounded down: of long sequences a half-life is known as the middle of a class, which
  /// begins at a whole number.
  static func steps(_ value: Float, in appearance: Appearance) -> String {
    if value == .infinity { return padded(appearance.text("∞", ascii: "inf"), to: 5) }
    guard value.isFinite, value < 99_999.5 else { return size(value) }
    return padded(fixed((Double(value) - 0.5).rounded(.up), decimals: 0), to: 5)
  }

  /// The shortest text for the end of a scale: `1`, `-0.5`, `12.3`.
  static func short(_ value: Float) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
    let size = abs(Double(value))
    let decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0
    var text = size < 9999.5 ? fixed(size, decimals: decimals) : exponential(size)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") {
      text.removeLast()
    }
    return value < 0 && text != "0" ? "-" + text : text
  }

  /// A number in at most 4 columns, for the cells of a strip: `.26`, `-.12`, `1.00`, `-1.2`, `12`.
  static func brief(_ value: Float) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
    let size = abs(Double(value))
    let isNegative = value < 0 && size >= 0.005
    let text =
      switch size {
      case ..<0.995: String(fixed(size, decimals: 2).dropFirst())
      case ..<9.95: fixed(size, decimals: isNegative ? 1 : 2)
      case ..<999.5: fixed(size, decimals: 0)
      default: "big"
      }
    return isNegative ? "-" + text : text
  }

  /// Text with blanks before it.
  static func padded(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.count)) + text
  }

  /// What rounds to zero has no sign.
  private static func sign(of value: Float, shownAs digits: String) -> String {
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    return isZero ? " " : value < 0 ? "-" : "+"
  }

  /// A number that is not negative, rounded half up.
  private static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = [1.0, 10, 100, 1000][decimals]
    let units = Int((max(0, value) * scale).rounded())
    guard decimals > 0 else { return "\(units)" }
    let fraction = String(units % Int(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(units / Int(scale)).\(zeros)\(fraction)"
  }

  private static func exponential(_ value: Double) -> String {
    var mantissa = value
    var exponent = 0
    while mantissa >= 9.5 {
      mantissa /= 10
      exponent += 1
    }
    return fixed(mantissa, decimals: 0) + "e" + (exponent < 10 ? "0" : "") + "\(exponent)"
  }
}
