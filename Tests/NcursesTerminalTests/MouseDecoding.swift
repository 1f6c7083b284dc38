import Screen
import Testing

@testable import NcursesTerminal

/// Reports of the mouse from bytes, without a terminal.
@Suite struct MouseDecoding {
  private func events(_ bytes: some Sequence<UInt8>) -> [Event] {
    var decoder = KeyDecoder()
    return decoder.decode(bytes.map { .byte($0) })
  }

  private func events(_ text: String) -> [Event] { events(text.utf8) }

  @Test(arguments: [
    (0, Mouse.Action.left), (1, .middle), (2, .right),
    (64, .wheelUp), (65, .wheelDown), (66, .wheelLeft), (67, .wheelRight),
  ])
  func buttonsAndWheel(code: Int, action: Mouse.Action) {
    let mouse = Mouse(action, at: Point(x: 299, y: 41))
    #expect(events("\u{1B}[<\(code);300;42M") == [.mouse(mouse)])
  }

  @Test func modifiers() {
    let all: [(Int, Key.Modifiers)] = [
      (4, .shift), (8, .alt), (16, .control), (28, [.shift, .alt, .control]),
    ]
    for (code, modifiers) in all {
      let mouse = Mouse(.wheelDown, at: Point(x: 0, y: 0), modifiers)
      #expect(events("\u{1B}[<\(65 + code);1;1M") == [.mouse(mouse)])
    }
  }

  @Test(arguments: [
    "\u{1B}[<0;5;5m", "\u{1B}[<35;5;5M", "\u{1B}[<128;5;5M", "\u{1B}[<3;5;5M",
    "\u{1B}[<0;0;5M", "\u{1B}[<0;5M", "\u{1B}[<0;5;5;5M", "\u{1B}[<M", "\u{1B}[<0;5;5~",
  ])
  func releasesMovesAndNonsenseAreNothing(sequence: String) {
    #expect(events(sequence + "a") == [.key(.character("a"))])
  }

  @Test func theOlderForm() {
    let report: [UInt8] = [0x1B, 0x5B, 0x4D, 32 + 64, 32 + 200, 32 + 1]
    #expect(events(report) == [.mouse(Mouse(.wheelUp, at: Point(x: 199, y: 0)))])
    #expect(events([0x1B, 0x5B, 0x4D, 35, 40, 40]).isEmpty)
  }

  @Test(arguments: ["\u{1B}[<0;12;7M", "\u{1B}[M +("])
  func reportsCutAnywhere(report: String) {
    let bytes = Array(report.utf8).map(KeyToken.byte)
    let whole = Mouse(
      .left, at: Point(x: report.contains("<") ? 11 : 10, y: report.contains("<") ? 6 : 7))
    for cut in 3..<bytes.count {
      var decoder = KeyDecoder()
      #expect(decoder.decode(Array(bytes[..<cut])).isEmpty)
      #expect(
        decoder.decode(bytes[cut...] + [.byte(0x71)]) == [.mouse(whole), .key(.character("q"))])
    }
  }

  @Test func aReportThatNeverEndsIsForgottenAtTheNextKey() {
    var decoder = KeyDecoder()
    let digits = Array(repeating: KeyToken.byte(0x31), count: 1000)
    #expect(decoder.decode([.byte(0x1B), .byte(0x5B), .byte(0x3C)] + digits).isEmpty)
    #expect(decoder.decode(digits).isEmpty)
    #expect(
      decoder.decode([.byte(0x1B), .byte(0x1B)]) == [.key(Key(.escape)), .key(Key(.escape))])
  }

  @Test func keysAndMouseKeepTheirOrder() {
    let mouse = Mouse(.left, at: Point(x: 0, y: 0))
    #expect(
      events("a\u{1B}[<0;1;1M\u{1B}b\u{1B}[<0;1;1m\u{1B}[A") == [
        .key(.character("a")), .mouse(mouse), .key(Key(.character("b"), .alt)), .key(Key(.up)),
      ])
  }
}
