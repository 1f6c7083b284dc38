/// Why no screen can be shown here.
public enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Standard output is a file or a pipe.
  case notATerminal
  /// The terminal can only print line after line.
  case cannotPlaceCursor(type: String)
  /// The terminfo database knows neither the terminal nor the one to take instead.
  case unknownType(String)
  /// Standard input is not a terminal, and the process has no other to take keys from.
  case noKeyboard
  /// The system refused a pipe.
  case outOfFiles
  /// Another ``NcursesTerminal`` of this process has the terminal.
  case alreadyOpen

  public var description: String {
    switch self {
    case .notATerminal: "standard output is not a terminal"
    case .cannotPlaceCursor(let type): "a terminal of type '\(type)' cannot place its cursor"
    case .unknownType(let type):
      "the terminal type '\(type)' is unknown, and so is \(NcursesTerminal.commonType)"
    case .noKeyboard: "there is no terminal to read keys from"
    case .outOfFiles: "the system has no pipe left"
    case .alreadyOpen: "the terminal is in use already"
    }
  }
}
