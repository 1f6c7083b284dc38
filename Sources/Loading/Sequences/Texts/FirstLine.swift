/// The first line of a text, which may be a header.
struct FirstLine {
  /// Its fields.
  let texts: [String]
  /// The line's number, from 1.
  let number: Int
  /// Whether it names the columns: it has a name, and no number.
  let isHeader: Bool

  init(_ texts: [String], number: Int) {
    self.texts = texts
    self.number = number
    isHeader =
      texts.allSatisfy { !Number.isWritten(in: $0) }
      && texts.contains { !FirstLine.wordsForNothing.contains($0.lowercased()) }
  }

  /// Whether the line below makes it doubtful that this one is what it seems to be.
  ///
  /// A header is not: a column begins with a date above another. A timestep is not: of the columns
  /// that are not fed, one begins with a word above a number or a date, as under the header
  /// `date,0,1`.
  func isDoubtful(above below: [String]) -> Bool {
    zip(texts, below).contains { text, other in
      guard !Number.isWritten(in: text) else { return false }
      if isHeader {
        return beginsWithDigit(text) && beginsWithDigit(other) && !Number.isWritten(in: other)
      }
      return Number.isWritten(in: other) || !hasDigit(text) && hasDigit(other)
    }
  }

  private func hasDigit(_ text: String) -> Bool { text.utf8.contains(where: isDigit) }

  private func beginsWithDigit(_ text: String) -> Bool { text.utf8.first.map(isDigit) ?? false }

  private func isDigit(_ byte: UInt8) -> Bool { (48..<58).contains(byte) }

  /// What stands in tables for a number that is missing, and names no column.
  private static let wordsForNothing: Set = ["", "-", "?", "na", "n/a", "none", "null"]
}
