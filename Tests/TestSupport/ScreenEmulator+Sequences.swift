import Screen

extension ScreenEmulator {
  mutating func obey(control byte: UInt8) {
    switch byte {
    case 8: move(x: cursor.x - 1, y: cursor.y)
    case 9: move(x: (cursor.x / 8 + 1) * 8, y: cursor.y)
    case 10, 11, 12: lineFeed()
    case 13: move(x: 0, y: cursor.y)
    case 0, 7, 14, 15: break
    default: unknownSequences.append("control \(byte)")
    }
  }

  mutating func obey(escape text: String) {
    switch text {
    case "7": saved = cursor
    case "8": move(x: saved.x, y: saved.y)
    case "M": reverseLineFeed()
    case "D": lineFeed()
    case "E":
      lineFeed()
      move(x: 0, y: cursor.y)
    case "=": hasApplicationKeys = true
    case ">": hasApplicationKeys = false
    case "(B", "(0", ")B", ")0", "\\": break
    default: unknownSequences.append("ESC \(text)")
    }
  }

  mutating func obey(_ sequence: EmulatedSequence) {
    guard sequence.marks.isEmpty else {
      obeyMarked(sequence)
      return
    }
    if !moves(sequence), !edits(sequence) {
      unknownSequences.append("CSI \(sequence.text)")
    }
  }

  private mutating func moves(_ sequence: EmulatedSequence) -> Bool {
    let count = sequence.count()
    switch sequence.final {
    case "A": move(x: cursor.x, y: cursor.y - count)
    case "B": move(x: cursor.x, y: cursor.y + count)
    case "C": move(x: cursor.x + count, y: cursor.y)
    case "D": move(x: cursor.x - count, y: cursor.y)
    case "G": move(x: count - 1, y: cursor.y)
    case "d": move(x: cursor.x, y: count - 1)
    case "H", "f": move(x: sequence.count(1) - 1, y: count - 1)
    case "I": move(x: (cursor.x / 8 + count) * 8, y: cursor.y)
    case "Z": move(x: ((cursor.x + 7) / 8 - count) * 8, y: cursor.y)
    case "r": setRegion(sequence)
    default: return false
    }
    return true
  }

  private mutating func edits(_ sequence: EmulatedSequence) -> Bool {
    let count = sequence.count()
    switch sequence.final {
    case "J": eraseScreen(sequence.choice())
    case "K": eraseRow(sequence.choice())
    case "X": erase(columns: cursor.x..<cursor.x + count, row: cursor.y)
    case "@": insertCells(count)
    case "P": deleteCells(count)
    case "L": insertRows(count, at: cursor.y)
    case "M": deleteRows(count, at: cursor.y)
    case "S": deleteRows(count, at: region.lowerBound)
    case "T": insertRows(count, at: region.lowerBound)
    case "b":
      let glyph = lastGlyph
      for _ in 0..<count { print(glyph) }
    case "m": setStyle(sequence.parameters.map { $0 ?? 0 })
    // Insert mode off, titles, reports: nothing to see.
    case "l", "t", "n", "c": break
    default: return false
    }
    return true
  }

  private mutating func obeyMarked(_ sequence: EmulatedSequence) {
    guard sequence.marks == "?", "hl".contains(sequence.final) else {
      if sequence.text != "!p" { unknownSequences.append("CSI \(sequence.text)") }
      return
    }
    let isSet = sequence.final == "h"
    for case let mode? in sequence.parameters {
      switch mode {
      case 1: hasApplicationKeys = isSet
      case 25: isCursorVisible = isSet
      case 1049: switchScreen(toAlternate: isSet)
      case 1000, 1002, 1003, 1006:
        if isSet { mouseModes.insert(mode) } else { mouseModes.remove(mode) }
      // Widths, blinking, wrapping, Meta and paste leave no trace on the screen.
      case 3, 4, 5, 7, 12, 1034, 2004: break
      default: unknownSequences.append("CSI \(sequence.text)")
      }
    }
  }

  private mutating func switchScreen(toAlternate: Bool) {
    guard toAlternate != isAlternate else { return }
    isAlternate = toAlternate
    swap(&cells, &hidden)
    if toAlternate {
      saved = cursor
      cells = ScreenEmulator.blankRows(size)
    } else {
      move(x: saved.x, y: saved.y)
    }
  }

  private mutating func setRegion(_ sequence: EmulatedSequence) {
    let top = sequence.count() - 1
    let bottom = sequence.choice(1) == 0 ? size.rows : min(sequence.choice(1), size.rows)
    region = top < bottom ? top..<bottom : 0..<size.rows
    move(x: 0, y: 0)
  }
}
