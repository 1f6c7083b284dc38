import Foundation
import Screen
import Testing

/// A picture in a file, compared with what is drawn now.
///
/// The file holds two grids, the glyphs and, a letter a style, the styles with their legend: a
/// picture whose colours are lost shows no glyph less. With `LSTM_VIZ_RECORD` in the environment the
/// file is written anew and the test fails, so that nobody records and believes it passed.
struct Snapshot {
  let name: String

  func expect(
    _ canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = Snapshot.text(of: canvas)
    if ProcessInfo.processInfo.environment["LSTM_VIZ_RECORD"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name): look at it", sourceLocation: sourceLocation)
      return
    }
    let recorded = try String(contentsOfFile: path, encoding: .utf8)
    guard text != recorded else { return }
    let pairs = zip(recorded.split(separator: "\n"), text.split(separator: "\n"))
    let first = pairs.first { $0 != $1 }
    Issue.record(
      "\(name) differs:\n  was \(first?.0 ?? "shorter")\n  is  \(first?.1 ?? "longer")",
      sourceLocation: sourceLocation)
  }

  private var path: String {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return "/\(folder)/Snapshots/\(name).txt"
  }

  private static func text(of canvas: Canvas) -> String {
    var letters: [Style: Character] = [.plain: "."]
    var legend: [String] = []
    let styles = (0..<canvas.size.rows).map { y in
      String(
        canvas.row(y).map { cell in
          if let letter = letters[cell.style] { return letter }
          let letter = alphabet[letters.count - 1]
          letters[cell.style] = letter
          legend.append("\(letter) \(description(of: cell.style))")
          return letter
        })
    }
    let cursor = canvas.cursor.map { "\($0.x),\($0.y)" } ?? "none"
    let size = "\(canvas.size.columns)x\(canvas.size.rows)"
    return
      (["size \(size), cursor \(cursor)", "", canvas.text, "styles"] + styles
      + ["", "legend, . is plain"] + legend).joined(separator: "\n") + "\n"
  }

  private static func description(of style: Style) -> String {
    var words: [String] = []
    if case .indexed(let index) = style.foreground { words.append("fg \(index)") }
    if case .indexed(let index) = style.background { words.append("bg \(index)") }
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    return (words + names.filter { style.attributes.contains($0.0) }.map(\.1))
      .joined(separator: " ")
  }

  /// Letters and digits, then whatever has one column.
  private static let alphabet: [Character] =
    Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    + (0x00C0...0x024F).compactMap(Unicode.Scalar.init).map(Character.init)
}
