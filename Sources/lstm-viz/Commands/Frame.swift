import ArgumentParser
import Explorer
import Loading
import Recurrent
import Screen

/// One picture by the explorer's own code.
struct Frame: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print one picture of the explorer.")

  /// How the picture is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case ansi
  }

  @Option(help: "Plain text, or text with colours.")
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

  @Option(
    help: ArgumentHelp(
      "Keys to type first: names as in 'l Right*3 S-Right Space'.", valueName: "keys"))
  var keys = ""

  @OptionGroup(title: "Data") var data: DocumentOptions
  @OptionGroup(title: "Place") var place: PlaceOptions
  @OptionGroup(title: "Looks") var look: LookOptions

  func validate() throws {
    _ = try parsedKeys()
  }

  func run() throws {
    let document = try data.open()
    var explorer = try place.explorer(of: document, appearance: appearance, size: size)
    if let largest = document.trace.largestMemory() {
      _ = explorer.update(.measured(largestMemory: largest))
    }
    _ = explorer.type(try parsedKeys())
    let canvas = explorer.view()
    try Output.standard.write(Array((format == .text ? canvas.text : canvas.ansi).utf8))
  }

  private func parsedKeys() throws -> [Key] {
    do {
      return try Key.keys(named: keys)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// Text has no colours; ANSI has 256 unless told otherwise.
  private var appearance: Appearance {
    let quiet = environment("NO_COLOR")?.isEmpty == false
    let automatic: ColorDepth = quiet ? .never : .indexed256
    return Appearance(
      colorDepth: format == .text ? .never : look.color.depth ?? automatic,
      isUnicode: !look.ascii)
  }
}
