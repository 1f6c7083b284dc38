/// A way to die.
enum Crash: String {
  case index = "T"
  case fatal = "F"
  case overflow = "O"

  init?(key: String) {
    self.init(rawValue: key)
  }

  func happen() {
    switch self {
    case .index:
      let empty: [Int] = []
      print(empty[CommandLine.arguments.count])
    case .fatal: fatalError("the probe was asked to fail")
    case .overflow: print(Crash.depth(CommandLine.arguments.count))
    }
  }

  /// Deeper than any stack; not a tail call.
  private static func depth(_ level: Int) -> Int {
    if level < 0 { return 0 }
    return depth(level + 1) + level % 7
  }
}
