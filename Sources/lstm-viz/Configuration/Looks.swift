import Explorer
import Screen

/// How the picture looks and the screen behaves, as far as somebody has said it.
struct Looks: Equatable {
  var color: Automatic<ColorChoice>?
  var theme: Automatic<Theme>?
  var gateMap: Automatic<ColorMap>?
  var stateMap: Automatic<ColorMap>?
  var ascii: Bool?
  var language: Automatic<Language>?
  var mouse: Bool?
  var reduceMotion: Bool?

  /// These looks, and where nobody has said one of them, the others.
  func over(_ others: Looks) -> Looks {
    Looks(
      color: color ?? others.color, theme: theme ?? others.theme,
      gateMap: gateMap ?? others.gateMap, stateMap: stateMap ?? others.stateMap,
      ascii: ascii ?? others.ascii, language: language ?? others.language,
      mouse: mouse ?? others.mouse, reduceMotion: reduceMotion ?? others.reduceMotion)
  }

  var isASCII: Bool { ascii ?? false }

  /// The colours wanted; `nil` leaves them to the terminal.
  var colorDepth: ColorDepth? { color?.value?.depth }

  /// The terminal's ground: as asked for, else as it says itself.
  var terminalTheme: Theme {
    theme?.value ?? environment("COLORFGBG").flatMap(Theme.init(colorFGBG:)) ?? .dark
  }

  /// The words to show: the language asked for, else the locale's. ASCII has no Chinese.
  func texts(isUnicode: Bool) -> Texts {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment($0) }.first { !$0.isEmpty }
    let language = language?.value ?? Language(locale: locale)
    return isUnicode ? language.texts : Texts.english
  }
}
