#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the surroundings of the process say about its terminal.
enum Environment {
  /// The value of a variable that is set and not empty.
  static func value(of name: String) -> String? {
    guard let text = getenv(name), text.pointee != 0 else { return nil }
    return String(cString: text)
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The signals that ``NcursesTerminal`` acts upon itself.
  enum Signal {
    static let stop = SIGTSTP
    static let proceed = SIGCONT
    static let resize = SIGWINCH
  }
}
