import Recurrent

extension Explorer {
  /// Those with something behind them end in a blank.
  private static let commands = ["help", "layer ", "page ", "quit", "step ", "unit "]

  /// Does what a person typed behind `:`.
  ///
  /// - Throws: why it can't be done.
  mutating func carryOut(_ text: String) throws(FindProblem) -> Command? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    if words.count == 1, Int(name) != nil {
      move(to: try FindParser.step(name, of: trace.stepCount))
      return nil
    }
    switch name.lowercased() {
    case "step", "t": move(to: try FindParser.step(rest, of: trace.stepCount))
    case "unit", "u": unit = try FindParser.unit(rest, of: recurrentLayer.hiddenSize)
    case "layer":
      let count = trace.network.layers.count
      guard let number = Int(rest) else { throw .noNumber(rest) }
      guard (0..<count).contains(number) else { throw .noLayer(rest, count: count) }
      layer = number
    case "page":
      guard let page = Page(argument: rest) else {
        throw .noPage(rest, names: Page.allCases.map(\.name))
      }
      viewpoint.page = page
    case "help": helpLine = 0
    case "quit", "q": return .quit
    default:
      throw .noCommand(name, names: Explorer.commands.map(\.trimmed))
    }
    return nil
  }

  /// A line with as much more as all commands, or pages, that begin so have in common.
  static func completed(_ text: String) -> String {
    let pages = Page.allCases.map { "page \($0.name)" }
    let candidates = (text.hasPrefix("page ") ? pages : commands).filter { $0.hasPrefix(text) }
    guard var common = candidates.first else { return text }
    for candidate in candidates {
      common = String(zip(common, candidate).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}
