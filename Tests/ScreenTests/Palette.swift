import Screen
import Testing

/// xterm's palette in RGB, and the grounds of both themes.
@Suite struct Palette {
  @Test(
    arguments: [
      (0, "#000000"), (1, "#cd0000"), (4, "#0000ee"), (7, "#e5e5e5"), (8, "#7f7f7f"),
      (12, "#5c5cff"), (15, "#ffffff"), (16, "#000000"), (17, "#00005f"), (21, "#0000ff"),
      (43, "#00d7af"), (46, "#00ff00"), (176, "#d787d7"), (196, "#ff0000"), (208, "#ff8700"),
      (231, "#ffffff"), (232, "#080808"), (244, "#808080"), (255, "#eeeeee"),
    ] as [(UInt8, String)])
  func indicesHaveXtermsColours(index: UInt8, hex: String) {
    #expect(RGB(xterm: index).hex == hex)
  }

  @Test func contrastIsOneOfAColourWithItselfAnd21OfBlackAndWhite() {
    let (black, white) = (RGB(0, 0, 0), RGB(255, 255, 255))
    #expect(abs(black.contrast(with: white) - 21) < 1e-9)
    #expect(black.contrast(with: black) == 1)
    // The lightest grey that text on white may have, as the guidelines' examples state.
    #expect(abs(white.contrast(with: RGB(0x76, 0x76, 0x76)) - 4.54) < 0.005)
  }

  @Test(
    arguments: [
      ("15;0", .dark), ("0;15", .light), ("0;default;15", .light), ("7;8", .dark), ("0;7", .light),
      ("12;6", .dark), ("default;default", nil), ("", nil), ("0;16", nil), ("0;-1", nil),
    ] as [(String, Theme?)])
  func aTerminalSaysItsGround(text: String, theme: Theme?) {
    #expect(Theme(colorFGBG: text) == theme)
  }
}
