/// What a cell shows: one character as terminals agree on it, held as a single number.
///
/// Of a character it keeps the first scalar with up to two marks on it. What is joined to those (flags,
/// families, skin tones) and what asks for another width is left out, since terminals differ in how
/// wide they draw the whole; what a terminal would obey rather than show is `?`. A picture has ten
/// thousand glyphs: as numbers they are copied and compared without looking into any text.
public struct Glyph: Hashable, Sendable {
  /// The first scalar in the lowest 21 bits, the marks in the next two times 21, in the highest bit
  /// whether it is wide.
  private let bits: UInt64

  /// What a cell shows of a character.
  public init(_ character: Character) {
    let scalars = character.unicodeScalars
    let first = scalars.first ?? " "
    // Most of a picture: ASCII and what charts are made of, alone.
    if character.utf8.count == 1 {
      bits = first.value < 0x20 || first.value == 0x7F ? Glyph.unknown : UInt64(first.value)
      return
    }
    if Glyph.isOfCharts(first.value), character.utf8.count == 3 {
      bits = UInt64(first.value)
      return
    }
    guard !character.isUnprintable else {
      bits = Glyph.unknown
      return
    }
    let marks = scalars.dropFirst().prefix(while: \.isPartOfGlyph).lazy
      .filter { !$0.isVariationSelector }.prefix(Glyph.markLimit)
    var result = UInt64(first.value)
    for (index, mark) in marks.enumerated() {
      result |= UInt64(mark.value) << UInt64(Glyph.scalarBits * (index + 1))
    }
    bits = character.columns == 2 ? result | Glyph.wide : result
  }

  private init(bits: UInt64) {
    self.bits = bits
  }

  public static let blank = Glyph(bits: 0x20)

  /// A character of dots, bits 0…7 of a mask, in Unicode's order (U+2800…U+28FF).
  public static func braille(_ dots: UInt32) -> Glyph {
    Glyph(bits: 0x2800 | UInt64(dots & 0xFF))
  }

  /// How many columns a terminal gives it, 1 or 2.
  public var columns: Int { bits & Glyph.wide == 0 ? 1 : 2 }

  /// Its first scalar.
  public var first: UInt32 { scalar(0) }

  /// The scalar at a place, 0 behind the last one.
  public func scalar(_ index: Int) -> UInt32 {
    guard index <= Glyph.markLimit else { return 0 }
    return UInt32(truncatingIfNeeded: bits >> UInt64(Glyph.scalarBits * index) & Glyph.scalarMask)
  }

  /// As text.
  public var character: Character {
    let scalars = (0...Glyph.markLimit).lazy.map(scalar).prefix { $0 != 0 }
    return Character(
      String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))))
  }

  /// Whether a scalar is a line, a block, a shape before the first wide one or braille.
  private static func isOfCharts(_ scalar: UInt32) -> Bool {
    (0x2500...0x25FC).contains(scalar) || (0x2800...0x28FF).contains(scalar)
  }

  private static let markLimit = 2
  private static let scalarBits = 21
  private static let scalarMask: UInt64 = 0x1F_FFFF
  private static let wide: UInt64 = 1 << 63
  private static let unknown: UInt64 = 0x3F
}

extension Glyph: ExpressibleByExtendedGraphemeClusterLiteral {
  public init(extendedGraphemeClusterLiteral character: Character) {
    self.init(character)
  }
}

extension Glyph: CustomStringConvertible {
  public var description: String { String(character) }
}

extension StringProtocol {
  /// What cells show of this text, one after the other.
  public var glyphs: [Glyph] { map { Glyph($0) } }
}
