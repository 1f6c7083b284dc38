import ArgumentParser
import Explorer
import Screen

/// How the picture looks.
struct LookOptions: ParsableArguments {
  @Option(help: "How many colours to use; otherwise what the terminal and NO_COLOR say.")
  var color: Automatic<ColorChoice>?

  @Option(help: ArgumentHelp("The colours of gates; otherwise grey.", valueName: "map"))
  var gateMap: Automatic<ColorMap>?

  @Option(help: ArgumentHelp("The colours of states; otherwise the theme's.", valueName: "map"))
  var stateMap: Automatic<ColorMap>?

  @Option(help: "The ground; otherwise what COLORFGBG says, else dark.")
  var theme: Automatic<Theme>?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII characters only.")
  var ascii: Bool?

  @Option(help: ArgumentHelp("The language; otherwise the locale's.", valueName: "language"))
  var lang: Automatic<Language>?

  /// What was said of them.
  var looks: Looks {
    Looks(
      color: color, theme: theme, gateMap: gateMap, stateMap: stateMap, ascii: ascii,
      language: lang)
  }
}
