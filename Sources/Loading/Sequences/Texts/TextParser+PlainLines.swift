extension TextParser {
  /// Reads lines of plain numbers quickly, straight from the bytes, until one is not as plain as
  /// most, whatever the reason.
  ///
  /// - Parameters:
  ///   - columns: the text's columns.
  ///   - start: the first line's first byte; moved to that of the first line not read.
  ///   - goal: no line is begun from this byte on.
  /// - Returns: how many lines were read.
  mutating func readPlainLines(_ columns: TextColumns, from start: inout Int, to goal: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let end = base + bytes.count
    var place = base + start
    let goal = base + min(goal, bytes.count)
    var count = 0
    while place < goal, readPlainLine(columns, at: &place, end: end) {
      appendRow(columns)
      count += 1
      start = min(place - base, bytes.count)
    }
    return count
  }

  /// Reads a plain line into ``row``; `false` when it is none.
  @inline(__always)
  private mutating func readPlainLine(
    _ columns: TextColumns, at place: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
  ) -> Bool {
    let mark = splitter.separator.byte
    for column in 0..<columns.count {
      place = skippingSpaces(from: place, to: end)
      if columns.isRead[column] {
        guard let value = Decimal.float(at: &place, end: end), value.isFinite else { return false }
        row[column] = value
      } else {
        guard let mark, skipPlainField(at: &place, end: end, mark: mark) else { return false }
      }
      guard column < columns.count - 1 else { break }
      let behind = place
      place = skippingSpaces(from: place, to: end)
      if let mark {
        guard place < end, place.pointee == mark else { return false }
        place += 1
      } else if place == behind {
        return false
      }
    }
    place = skippingSpaces(from: place, to: end)
    if lineEnd != carriageReturn, place < end, place.pointee == carriageReturn { place += 1 }
    guard place == end || place.pointee == lineEnd else { return false }
    place += 1
    return true
  }

  /// Passes over a field that is not read; `false` when it is not a plain one.
  @inline(__always)
  private func skipPlainField(
    at place: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, mark: UInt8
  ) -> Bool {
    while place < end, place.pointee != mark, place.pointee != lineEnd {
      guard place.pointee != quote, place.pointee != hash, place.pointee != 0 else { return false }
      place += 1
    }
    return true
  }

  @inline(__always)
  private func skippingSpaces(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var place = start
    while place < end, place.pointee == space { place += 1 }
    return place
  }
}

private let carriageReturn = UInt8(ascii: "\r")
private let space = UInt8(ascii: " ")
private let quote = UInt8(ascii: "\"")
private let hash = UInt8(ascii: "#")
