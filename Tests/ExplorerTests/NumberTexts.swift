import Testing

@testable import Explorer

/// Numbers as text of a fixed width.
@Suite struct NumberTexts {
  @Test(
    arguments: [
      (0, " 0.00"), (-0.0, " 0.00"), (0.004, " 0.00"), (-0.004, " 0.00"), (0.006, "+0.01"),
      (-0.006, "-0.01"), (0.88, "+0.88"), (-0.88, "-0.88"), (9.99, "+9.99"), (9.996, "+10.0"),
      (12.34, "+12.3"), (-12.34, "-12.3"), (99.94, "+99.9"), (99.96, " +100"), (-123.4, " -123"),
      (9999, "+9999"), (9999.6, "+1e04"), (94_000, "+9e04"), (96_000, "+1e05"), (1e9, "+1e09"),
      (-1e9, "-1e09"), (1e10, "+1e10"), (-3.4e38, "-3e38"), (1e-30, " 0.00"),
      (.infinity, " +inf"), (-.infinity, " -inf"), (.nan, "  NaN"),
    ] as [(Float, String)])
  func signed(value: Float, text: String) {
    #expect(Numbers.signed(value) == text)
    #expect(text.count == 5)
  }

  @Test(
    arguments: [
      (0, " 0.00"), (0.11, " 0.11"), (-0.11, " 0.11"), (-12.3, " 12.3"), (-123, "  123"),
      (1e9, " 1e09"), (-.infinity, "  inf"), (.nan, "  NaN"),
    ] as [(Float, String)])
  func size(value: Float, text: String) {
    #expect(Numbers.size(value) == text)
  }

  @Test(
    arguments: [
      (0, "    0"), (0.004, "    0"), (0.26, "   26"), (0.265, "   26"), (0.9849, "   98"),
      (0.9899, "   99"), (0.99, "99.00"), (0.9973, "99.73"), (0.99994, "99.99"),
      (0.99996, "  100"), (1, "  100"), (.nan, "  NaN"), (.infinity, " +inf"), (1e9, "+1e11"),
      (-0.5, "-50.0"),
    ] as [(Float, String)])
  func percentage(share: Float, text: String) {
    #expect(Numbers.percentage(share) == text)
    #expect(text.count == 5)
  }

  @Test(
    arguments: [
      (0, "  0.000"), (-0.0, "  0.000"), (-0.0004, "  0.000"), (-0.0006, " -0.001"),
      (0.118, " +0.118"), (-99.999, "-99.999"), (99.9996, "   +100"), (1e9, "  +1e09"),
      (.nan, "    NaN"), (-.infinity, "   -inf"),
    ] as [(Float, String)])
  func precise(value: Float, text: String) {
    #expect(Numbers.precise(value) == text)
    #expect(text.count == 7)
  }

  @Test(
    arguments: [
      (0, "  0.000"), (0.265, "  0.265"), (0.9999, "  1.000"), (.nan, "    NaN"),
      (.infinity, "   +inf"), (1e30, "  +1e30"), (-1, "  -1.00"),
    ] as [(Float, String)])
  func preciseGate(value: Float, text: String) {
    #expect(Numbers.preciseGate(value) == text)
    #expect(text.count == 7)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.25, "-0.25"), (12.34, "12.3"),
      (100, "100"), (-9999, "-9999"), (1e9, "1e09"), (0.001, "0"), (-0.001, "0"), (.nan, "NaN"),
      (.infinity, "inf"), (-.infinity, "-inf"),
    ] as [(Float, String)])
  func short(value: Float, text: String) {
    #expect(Numbers.short(value) == text)
  }

  @Test(arguments: [Float.greatestFiniteMagnitude, 1e20, 9.5e9, 95, 9.995, 99.95, 9999.5])
  func edgesKeepTheirWidth(value: Float) {
    #expect(Numbers.signed(value).count == 5)
    #expect(Numbers.signed(-value.nextDown).count == 5)
    #expect(Numbers.size(value).count == 5)
    #expect(Numbers.precise(-value).count == 7)
  }

  @Test(
    arguments: [
      (0, "  0.000"), (0.0004, "  0.000"), (12.3456, " 12.346"), (123.4, "123.400"),
      (1234, "   1234"),
      (1e9, "   1e09"), (.infinity, "    inf"), (.nan, "    NaN"),
    ] as [(Float, String)])
  func preciseSize(value: Float, text: String) {
    #expect(Numbers.preciseSize(value) == text)
  }

  @Test(
    arguments: [
      (1, "    1"), (12, "   12"), (16.5, "   16"), (17.5, "   17"), (12.25, "   12"),
      (99_999, "99999"), (250_000, " 3e05"), (.infinity, "    ∞"), (.nan, "  NaN"),
    ] as [(Float, String)])
  func steps(value: Float, text: String) {
    #expect(Numbers.steps(value, in: Appearance()) == text)
  }

  @Test func endlessStepsAreAWordInASCII() {
    #expect(Numbers.steps(.infinity, in: Appearance(isUnicode: false)) == "  inf")
  }
}
