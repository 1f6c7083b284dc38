import Explorer
import Screen
import Testing

@testable import lstm_viz

/// The configuration file: read as it stands, and whatever is wrong said with its line.
@Suite struct Configurations {
  private func looks(_ text: String) throws -> Looks {
    try ConfigurationFile(path: "config.toml", bytes: Array(text.utf8)).looks()
  }

  private func error(_ bytes: [UInt8]) -> String? {
    do {
      _ = try ConfigurationFile(path: "config.toml", bytes: bytes).looks()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func anEmptyFileSaysNothing() throws {
    #expect(try looks("") == Looks())
    #expect(try looks("# only words\n\n") == Looks())
  }

  @Test func everySettingIsRead() throws {
    let text = """
      color = "8"
      theme = "light"
      gate-map = "rdbu_r"
      state-map = "viridis"
      ascii = true
      lang = "zh"
      mouse = false
      reduce-motion = true
      """
    let looks = try looks(text)
    #expect(looks.colorDepth == .eight)
    #expect(looks.theme == .chosen(.light))
    #expect(looks.gateMap == .chosen(.redBlue) && looks.stateMap == .chosen(.viridis))
    #expect(looks.isASCII && looks.language == .chosen(.chinese))
    #expect(looks.mouse == false && looks.reduceMotion == true)
    #expect(Setting.all.allSatisfy { text.contains("\($0.name) = ") })
  }

  @Test func aNumberOfColoursNeedsNoQuotes() throws {
    #expect(try looks("color = 256").colorDepth == .indexed256)
  }

  @Test func theDefaultFileSaysEverySettingAndChangesNothing() throws {
    let printed = try Command.run(["--print-default-config"])
    #expect(printed.status == 0 && printed.errors.isEmpty)
    let looks = try looks(printed.output)
    #expect(looks.color == .automatic && looks.colorDepth == nil)
    #expect(looks.theme == .automatic && looks.language == .automatic)
    #expect(looks.gateMap == .automatic && looks.stateMap == .automatic)
    #expect(looks.ascii == false && looks.mouse == true && looks.reduceMotion == false)
    for setting in Setting.all {
      #expect(printed.output.contains("\n\(setting.name) = \(setting.defaultValue)\n"))
      #expect(setting.comment.allSatisfy { $0.count <= 98 })
    }
  }

  @Test(arguments: [
    ("lang = \"zh\"\ncolour = \"x\"", 2, "there is no setting 'colour': there are color, theme,"),
    ("\n\ntheme = \"grey\"", 3, "theme must be \"auto\", \"dark\" or \"light\""),
    ("ascii = 1", 1, "ascii must be true or false"),
    ("theme = true", 1, "theme must be"), ("color = 17", 1, "color must be"),
    ("ascii = true\r\ntheme = \"\"\"\r\nx\"\"\"\r\nlang = \"zz\"", 3, "theme must be"),
    ("[looks]\ntheme = \"dark\"", 1, "there is no setting 'looks'"),
    ("theme.x = 1", 1, "theme must be"), ("\u{FEFF}ascii = 2", 1, "ascii must be"),
    ("theme = \"dark\"\ntheme = \"light\"", 2, "it is not TOML: "), ("\ntheme = ", 2, "it is not"),
    ("theme = dark", 1, "it is not TOML: "), ("x = [[[", 1, "it is not TOML: "),
    // The first line that is wrong, whatever the alphabet says.
    ("zz = 1\naa = 1", 1, "there is no setting 'zz'"),
  ])
  func whatIsWrongIsSaidWithItsLine(_ text: String, _ line: Int, _ sentence: String) {
    let message = error(Array(text.utf8)) ?? ""
    #expect(message.hasPrefix("config.toml, line \(line): \(sentence)"), "\(message)")
    #expect(!message.contains("\n"))
  }

  @Test(arguments: [[0xFF], Array("ascii = true\u{0}".utf8)])
  func whatIsNoTextIsSaid(_ bytes: [UInt8]) {
    #expect(error(bytes)?.hasPrefix("config.toml: it is not text in UTF-8") == true)
  }

  @Test func strangeNamesAreShownWithoutTheirControls() {
    #expect(error(Array("\"a\\u001bb\" = 1".utf8))?.contains("'a\\u{1B}b'") == true)
  }

  @Test(arguments: [
    ("/c", "/h", "/c/lstm-viz/config.toml"), (nil, "/h", "/h/.config/lstm-viz/config.toml"),
    ("", "/h", "/h/.config/lstm-viz/config.toml"),
    ("relative", "/h", "/h/.config/lstm-viz/config.toml"), (nil, nil, nil), ("c", "h", nil),
  ])
  func theFileLiesWhereTheSpecificationSays(_ configHome: String?, _ home: String?, _ path: String?)
  {
    #expect(ConfigurationFile.path(configHome: configHome, home: home) == path)
  }

  @Test func whatIsSaidFirstWins() {
    let option = Looks(theme: .automatic, ascii: false)
    let file = Looks(color: .chosen(.never), theme: .chosen(.light), ascii: true)
    let both = option.over(file)
    #expect(both == Looks(color: .chosen(.never), theme: .automatic, ascii: false))
    #expect(Looks().over(file) == file && file.over(Looks()) == file)
  }
}
