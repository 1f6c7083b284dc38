import Screen
import Testing

@testable import NcursesTerminal

/// Keys from tokens, without a terminal.
@Suite struct KeyDecoding {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(text.utf8.map { .byte($0) })
  }

  @Test func namedKeys() {
    #expect(Key(cursesName: "KEY_SR") == Key(.up, .shift))
    #expect(Key(cursesName: "KEY_F(12)") == Key(.function(12)))
    #expect(Key(cursesName: "kUP5") == Key(.up, .control))
    #expect(Key(cursesName: "kDN") == Key(.down, .shift))
    #expect(Key(cursesName: "kDC7") == Key(.delete, [.alt, .control]))
    #expect(Key(cursesName: "KEY_SUSPEND") == nil)
    #expect(Key(cursesName: "") == nil)
  }

  @Test func altOfANamedKey() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([.byte(0x1B), .named("KEY_UP")]) == [Key(.up, .alt)])
  }

  @Test func altOfAnUnknownKeyIsNotKept() {
    var decoder = KeyDecoder()
    let tokens: [KeyToken] = [.byte(0x1B), .named("KEY_SUSPEND"), .byte(0x61)]
    #expect(decoder.keys(tokens) == [.character("a")])
  }

  @Test func escapes() {
    #expect(keys("\u{1B}") == [Key(.escape)])
    #expect(keys("\u{1B}\u{1B}") == [Key(.escape), Key(.escape)])
    #expect(keys("\u{1B}\u{1B}x") == [Key(.escape), Key(.character("x"), .alt)])
    #expect(keys("\u{1B}xy") == [Key(.character("x"), .alt), .character("y")])
  }

  @Test func characterInTwoReads() {
    var decoder = KeyDecoder()
    let bytes = Array("中".utf8)
    #expect(decoder.keys([.byte(bytes[0])]).isEmpty)
    #expect(decoder.keys([.byte(bytes[1])]).isEmpty)
    #expect(decoder.keys([.byte(bytes[2]), .byte(0x61)]) == [.character("中"), .character("a")])
  }

  @Test func charactersThatDrawNothingAreNoKeys() {
    #expect(keys("\u{200B}\u{85}a") == [.character("a")])
  }

  @Test(arguments: ["\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[1;2;3;4;5y", "\u{1B}[", "\u{1B}[1;"])
  func unknownSequencesAreSwallowed(sequence: String) {
    let expected: [Key] = sequence == "\u{1B}[" ? [Key(.character("["), .alt)] : []
    #expect(keys(sequence) == expected)
  }

  @Test func numbersOfAnyLength() {
    #expect(keys("\u{1B}[" + String(repeating: "9", count: 100) + "~a") == [.character("a")])
  }

  @Test func anyBytesAreDecoded() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var decoder = KeyDecoder()
      let tokens = (0..<20).map { _ in KeyToken.byte(UInt8.random(in: 0...255, using: &generator)) }
      #expect(decoder.keys(tokens).count <= 20)
    }
  }
}

extension KeyDecoder {
  /// The keys among what was decoded.
  fileprivate mutating func keys(_ tokens: [KeyToken]) -> [Key] {
    decode(tokens).compactMap { event in
      if case .key(let key) = event { key } else { nil }
    }
  }
}
