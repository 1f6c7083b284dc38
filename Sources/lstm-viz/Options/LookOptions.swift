import ArgumentParser
import Explorer
import Screen

/// How the picture looks.
struct LookOptions: ParsableArguments {
  /// How many colours to use.
  enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto
    case never
    case eight = "8"
    case sixteen = "16"
    case indexed256 = "256"
    case truecolor

    /// The depth asked for; `nil` leaves it to the terminal.
    var depth: ColorDepth? {
      switch self {
      case .auto: nil
      case .never: .never
      case .eight: .eight
      case .sixteen: .sixteen
      case .indexed256: .indexed256
      case .truecolor: .truecolor
      }
    }
  }

  @Option(help: "How many colours to use; NO_COLOR in the environment means never.")
  var color: ColorChoice = .auto

  @Option(
    help: ArgumentHelp(
      "The colours of gates: \(LookOptions.names(of: MapPair.gateMaps)).", valueName: "map"),
    completion: .list(MapPair.gateMaps.map(\.rawValue)),
    transform: { text in
      guard let map = ColorMap(named: text), MapPair.gateMaps.contains(map) else {
        throw ValidationError(
          "Gates have no colours '\(text)': \(LookOptions.names(of: MapPair.gateMaps)).")
      }
      return map
    })
  var gateMap: ColorMap?

  @Option(
    help: ArgumentHelp(
      "The colours of states: \(LookOptions.names(of: ColorMap.allCases)).", valueName: "map"),
    completion: .list(ColorMap.allCases.map(\.rawValue)),
    transform: { text in
      guard let map = ColorMap(named: text) else {
        throw ValidationError(
          "States have no colours '\(text)': \(LookOptions.names(of: ColorMap.allCases)).")
      }
      return map
    })
  var stateMap: ColorMap?

  @Option(
    help: ArgumentHelp(
      "The ground: dark or light; otherwise what COLORFGBG says, else dark.", valueName: "theme"),
    completion: .list(Theme.allCases.map(\.rawValue)),
    transform: { text in
      guard let theme = Theme(rawValue: text) else {
        throw ValidationError("There is no theme '\(text)': dark or light.")
      }
      return theme
    })
  var theme: Theme?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "The language: en or zh; otherwise the locale's.", valueName: "language"),
    completion: .list(Language.allCases.map(\.rawValue)),
    transform: { text in
      guard let language = Language(rawValue: text) else {
        throw ValidationError("There is no language '\(text)' here: en or zh.")
      }
      return language
    })
  var lang: Language?

  /// The terminal's ground: as asked for, else as it says itself.
  var terminalTheme: Theme {
    theme ?? environment("COLORFGBG").flatMap(Theme.init(colorFGBG:)) ?? .dark
  }

  private static func names(of maps: [ColorMap]) -> String {
    maps.map(\.rawValue).joined(separator: ", ")
  }

  /// The words to show: the language asked for, else the locale's. ASCII has no Chinese.
  func texts(isUnicode: Bool) -> Texts {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment($0) }.first { !$0.isEmpty }
    let language = lang ?? Language(locale: locale)
    return isUnicode ? language.texts : Texts.english
  }
}
