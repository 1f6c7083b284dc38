import ArgumentParser
import Loading

/// Columns of a text, as people list them: `speed,turn` or `"a, b",3`.
struct ColumnList: ExpressibleByArgument {
  /// At least one.
  let names: [String]

  /// Reads a list; names stand in quotes where they have commas.
  init?(argument: String) {
    guard let names = TextParser.names(inList: argument) else { return nil }
    self.names = names
  }
}
