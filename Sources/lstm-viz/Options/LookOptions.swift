import ArgumentParser
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

    /// The depth asked for; `nil` leaves it to the terminal.
    var depth: ColorDepth? {
      switch self {
      case .auto: nil
      case .never: .never
      case .eight: .eight
      case .sixteen: .sixteen
      case .indexed256: .indexed256
      }
    }
  }

  @Option(help: "How many colours to use; NO_COLOR in the environment means never.")
  var color: ColorChoice = .auto

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false
}
