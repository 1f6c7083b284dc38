/// Splits lines into fields as spreadsheets write them: a field may stand in quotes, and then hold
/// separators, `#` and, written twice, quotes.
struct FieldSplitter {
  /// How a line ended.
  enum Ending: Equatable {
    case whole
    /// What stands behind `#` was passed over.
    case comment
    /// A quote was opened and not closed on the line.
    case openQuote
    /// Something stands between a closing quote and the next separator.
    case textBehindQuote
    /// There are more than ``largestCount`` fields.
    case tooMany
  }

  /// More values a step than any network takes: such a line has a whole sequence on it.
  static let largestCount = 1 << 20

  let bytes: UnsafeBufferPointer<UInt8>
  let separator: TextSeparator

  /// Finds the fields of a line.
  ///
  /// - Parameters:
  ///   - line: the line's bytes, without its end.
  ///   - fields: replaced by the line's fields; on an error, by those before it.
  /// - Returns: how the line ended.
  func split(_ line: Range<Int>, into fields: inout [TextField]) -> Ending {
    fields.removeAll(keepingCapacity: true)
    let mark = mark(in: line)
    var place = line.lowerBound
    while true {
      place = skippingBlanks(from: place, to: line.upperBound, except: mark)
      let isOver = place == line.upperBound || bytes[place] == hash
      // Behind a separator stands a field, though it be empty.
      if isOver && (mark == nil || fields.isEmpty) {
        return place == line.upperBound ? .whole : .comment
      }
      guard fields.count < FieldSplitter.largestCount else { return .tooMany }
      let field: TextField
      let end: Int
      if !isOver && bytes[place] == quote {
        guard let close = closingQuote(from: place + 1, to: line.upperBound) else {
          return .openQuote
        }
        field = TextField(range: place + 1..<close, isQuoted: true)
        end = skippingBlanks(from: close + 1, to: line.upperBound, except: mark)
        guard end > close + 1 && mark == nil || isEnd(end, of: line, mark) else {
          return .textBehindQuote
        }
      } else {
        end = self.end(of: line, from: place, mark)
        field = TextField(range: trimmed(place..<end), isQuoted: false)
      }
      fields.append(field)
      guard end < line.upperBound else { return .whole }
      if bytes[end] == hash { return .comment }
      place = mark == nil ? end : end + 1
    }
  }

  /// The byte that parts the line's fields; `nil` for blanks.
  private func mark(in line: Range<Int>) -> UInt8? {
    switch separator {
    case .comma, .semicolon: separator.byte
    case .tab, .blanks: bytes[line].contains(tab) ? tab : nil
    }
  }

  private func isEnd(_ place: Int, of line: Range<Int>, _ mark: UInt8?) -> Bool {
    place == line.upperBound || bytes[place] == hash || bytes[place] == mark
  }

  private func end(of line: Range<Int>, from place: Int, _ mark: UInt8?) -> Int {
    var end = place
    while !isEnd(end, of: line, mark), mark != nil || !isBlank(bytes[end]) { end += 1 }
    return end
  }

  private func closingQuote(from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      guard bytes[place] == quote else {
        place += 1
        continue
      }
      guard place + 1 < end, bytes[place + 1] == quote else { return place }
      place += 2
    }
    return nil
  }

  private func skippingBlanks(from start: Int, to end: Int, except mark: UInt8?) -> Int {
    var place = start
    while place < end, isBlank(bytes[place]), bytes[place] != mark { place += 1 }
    return place
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == tab || byte == UInt8(ascii: "\r")
  }
}

private let tab = UInt8(ascii: "\t")
private let hash = UInt8(ascii: "#")
private let quote = UInt8(ascii: "\"")
