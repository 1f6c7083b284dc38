import ArgumentParser
import Explorer
import Loading
import Screen

/// One picture by the explorer's own code.
struct Frame: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print one picture of the explorer.",
    discussion: """
      The same picture for everybody: it does not depend on the configuration file.
      """)

  /// How the picture is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case ansi
    case svg
    case html
  }

  @Option(help: "Plain text, text with colours, or a picture for browsers and slides.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp("Columns and rows, as in 120x36.", valueName: "CxR"),
    transform: { text in
      guard let size = Size(text) else {
        throw ValidationError("'\(text)' is no size like 120x36, from 1x1 to 1000x1000.")
      }
      return size
    })
  var size = Size(columns: 120, rows: 36)

  @OptionGroup(title: "Keys") var play: PlayOptions
  @OptionGroup(title: "Data") var data: DocumentOptions
  @OptionGroup(title: "Place") var place: PlaceOptions
  @OptionGroup(title: "Looks") var look: LookOptions

  func run() throws {
    let keys = try play.allKeys()
    let document = try data.open()
    var explorer = try place.explorer(
      of: document, appearance: appearance, size: size,
      texts: looks.texts(isUnicode: appearance.isUnicode))
    explorer.summarise()
    _ = explorer.type(keys)
    try Output.standard.write(Array(text(of: explorer.view()).utf8))
  }

  private func text(of canvas: Canvas) -> String {
    switch format {
    case .text: canvas.text
    case .ansi: canvas.ansi
    case .svg: canvas.svg(theme: theme)
    case .html: canvas.html(theme: theme)
    }
  }

  private var looks: Looks { look.looks }

  private var appearance: Appearance {
    Appearance(
      colorDepth: colorDepth, isUnicode: !looks.isASCII, theme: theme,
      gateMap: looks.gateMap?.value, stateMap: looks.stateMap?.value)
  }

  /// Only what goes to a terminal is drawn for the terminal's ground.
  private var theme: Theme { format == .ansi ? looks.terminalTheme : looks.theme?.value ?? .dark }

  /// Text has no colours; the others have 256 unless told otherwise. NO_COLOR speaks of terminals,
  /// not of pictures.
  private var colorDepth: ColorDepth {
    switch format {
    case .text: .never
    case .ansi:
      looks.colorDepth ?? (environment("NO_COLOR")?.isEmpty == false ? .never : .indexed256)
    case .svg, .html: looks.colorDepth ?? .indexed256
    }
  }
}
