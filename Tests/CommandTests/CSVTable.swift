import Foundation

/// A trace written as CSV.
struct CSVTable {
  /// A column or a row that is not there.
  struct Missing: Error {
    let name: String
    let row: Int
  }

  private let columns: [String: Int]
  private let rows: [[Double]]

  init(contentsOfFile path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let names = lines.first?.split(separator: ",").map(String.init) ?? []
    columns = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    rows = lines.dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  /// A column's value at a step.
  func value(_ name: String, _ row: Int) throws -> Double {
    guard let column = columns[name], rows.indices.contains(row), column < rows[row].count else {
      throw Missing(name: name, row: row)
    }
    return rows[row][column]
  }
}
