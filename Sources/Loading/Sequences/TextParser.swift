public import Recurrent

/// Reads sequences from a text: one timestep a line, values separated by blanks or commas.
///
/// `#` begins a comment; a first line of names is a header; a blank line ends a sequence, so a text
/// may hold many.
public struct TextParser {
  private let file: String
  private var sequences: [InputSequence] = []
  private var columnNames: [String] = []
  /// The values of the sequence that is being read, row-major.
  private var values: [Float] = []
  /// How many values a line has; 0 before the first.
  private var width = 0
  /// Whether a line of names or numbers was seen.
  private var hasBegun = false

  private init(file: String) {
    self.file = file
  }

  /// The sequences of a text, at least one.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8 with any line ends.
  ///   - file: its name for errors.
  /// - Returns: the sequences in the text's order, all equally wide.
  /// - Throws: `empty`, `notText`, `noSteps`, `missingValue`, `notNumber`, `notFinite` or
  ///   `raggedLine`, with the line.
  public static func sequences(
    in bytes: [UInt8], file: String
  ) throws(LoadingError) -> [InputSequence] {
    guard !bytes.isEmpty else { throw LoadingError(.empty, file: file) }
    guard !bytes.contains(0) else { throw LoadingError(.notText, file: file) }
    var parser = TextParser(file: file)
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
    if !hasBegun && TextParser.isHeader(fields) {
      columnNames = fields.map(TextParser.unquoted)
      width = fields.count
      hasBegun = true
      return
    }
    hasBegun = true
    guard width == 0 || fields.count == width else {
      throw LoadingError(
        .raggedLine(expected: width, found: fields.count), file: file, line: number)
    }
    width = fields.count
    for (index, field) in fields.enumerated() {
      values.append(try value(of: field, position: index + 1, number: number))
    }
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
    sequences.append(
      InputSequence(values: values, featureCount: width, columnNames: columnNames))
    values = []
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
