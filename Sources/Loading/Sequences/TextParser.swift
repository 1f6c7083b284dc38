import Recurrent

/// Reads sequences from a text: one timestep a line, values separated by blanks or commas.
///
/// `#` begins a comment; a first line of names is a header; a blank line ends a sequence, so a text
/// may hold many. A last column named `label` or `target` is kept apart: it is not fed.
public struct TextParser {
  private let file: String
  private var sequences: [LabelledSequence] = []
  private var columnNames: [String] = []
  /// The names or numbers of the columns to be fed, if not all are.
  private let chosenNames: [String]?
  /// The columns to be fed; `nil` feeds all.
  private var chosen: [Int]?
  private var hasLabels = false
  /// The labels of the sequence that is being read.
  private var labels: [Float] = []
  /// The values of the sequence that is being read, row-major.
  private var values: [Float] = []
  /// How many values a line has; 0 before the first.
  private var width = 0
  /// Whether a line of names or numbers was seen.
  private var hasBegun = false

  private init(file: String, columns: [String]?) {
    self.file = file
    self.chosenNames = columns
  }

  /// The sequences of a text, at least one.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8 with any line ends.
  ///   - file: its name for errors.
  ///   - columns: the names, or numbers from 0, of the columns to be fed; all when `nil`.
  /// - Returns: the sequences in the text's order, all equally wide.
  /// - Throws: `empty`, `notText`, `noSteps`, `noColumn`, `missingValue`, `notNumber`, `notFinite`
  ///   or `raggedLine`, with the line.
  public static func sequences(
    in bytes: [UInt8], file: String, columns: [String]? = nil
  ) throws(LoadingError) -> [LabelledSequence] {
    guard !bytes.isEmpty else { throw LoadingError(.empty, file: file) }
    guard !bytes.contains(0) else { throw LoadingError(.notText, file: file) }
    var parser = TextParser(file: file, columns: columns)
    var number = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      try parser.read(bytes[start..<end], number: number)
      start = end + 1
      number += 1
    }
    parser.endSequence()
    guard !parser.sequences.isEmpty else { throw LoadingError(.noSteps, file: file) }
    return parser.sequences
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws(LoadingError) {
    let content = line.prefix { $0 != hash }
    let fields = try fields(of: content, number: number)
    guard !fields.isEmpty else {
      // A comment alone is not a blank line.
      if content.count == line.count { endSequence() }
      return
    }
    if !hasBegun {
      hasBegun = true
      let isHeader = TextParser.isHeader(fields)
      try begin(names: isHeader ? fields.map(TextParser.unquoted) : nil, count: fields.count)
      if isHeader { return }
    }
    guard width == 0 || fields.count == width else {
      throw LoadingError(
        .raggedLine(expected: width, found: fields.count), file: file, line: number)
    }
    var row: [Float] = []
    for (index, field) in fields.enumerated() {
      row.append(try value(of: field, position: index + 1, number: number))
    }
    if hasLabels, let label = row.popLast() { labels.append(label) }
    values += chosen.map { chosen in chosen.map { row[$0] } } ?? row
  }

  /// The first line says how many columns there are, and perhaps their names.
  private mutating func begin(names: [String]?, count: Int) throws(LoadingError) {
    width = count
    columnNames = names ?? []
    hasLabels =
      count > 1 && names?.last.map { ["label", "target"].contains($0.lowercased()) } == true
    if hasLabels { columnNames.removeLast() }
    guard let chosenNames else { return }
    let known = columnNames.isEmpty ? (0..<count).map(String.init) : columnNames
    var columns: [Int] = []
    for name in chosenNames {
      let number = Int(name).flatMap { known.indices.contains($0) ? $0 : nil }
      guard let column = columnNames.firstIndex(of: name) ?? number else {
        throw LoadingError(.noColumn(name, available: known), file: file)
      }
      columns.append(column)
    }
    chosen = columns
    if !columnNames.isEmpty { columnNames = columns.map { columnNames[$0] } }
  }

  /// The texts between separators: a comma with any blanks about it, or blanks.
  private func fields(
    of line: ArraySlice<UInt8>, number: Int
  ) throws(LoadingError) -> [ArraySlice<UInt8>] {
    guard line.contains(comma) else {
      return line.split(whereSeparator: TextParser.isBlank)
    }
    var fields: [ArraySlice<UInt8>] = []
    for part in line.split(separator: comma, omittingEmptySubsequences: false) {
      let words = part.split(whereSeparator: TextParser.isBlank)
      guard !words.isEmpty else {
        throw LoadingError(.missingValue(position: fields.count + 1), file: file, line: number)
      }
      fields += words
    }
    return fields
  }

  private func value(
    of field: ArraySlice<UInt8>, position: Int, number: Int
  ) throws(LoadingError) -> Float {
    let text = String(decoding: field, as: UTF8.self)
    guard let value = Float(text) else {
      throw LoadingError(.notNumber(text, position: position), file: file, line: number)
    }
    guard value.isFinite else {
      throw LoadingError(.notFinite(text, position: position), file: file, line: number)
    }
    return value
  }

  private mutating func endSequence() {
    guard !values.isEmpty else { return }
    let featureCount = chosen?.count ?? (hasLabels ? width - 1 : width)
    sequences.append(
      LabelledSequence(
        input: InputSequence(
          values: values, featureCount: featureCount, columnNames: columnNames),
        labels: hasLabels ? labels : nil))
    values = []
    labels = []
  }

  /// A line is a header when none of its fields is a number.
  private static func isHeader(_ fields: [ArraySlice<UInt8>]) -> Bool {
    fields.allSatisfy { Float(String(decoding: $0, as: UTF8.self)) == nil }
  }

  private static func unquoted(_ field: ArraySlice<UInt8>) -> String {
    var text = Substring(decoding: field, as: UTF8.self)
    if text.count > 1, text.first == "\"", text.last == "\"" {
      text = text.dropFirst().dropLast()
    }
    return String(text)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}

private let newline = UInt8(ascii: "\n")
private let comma = UInt8(ascii: ",")
private let hash = UInt8(ascii: "#")
