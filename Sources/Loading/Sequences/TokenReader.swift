import Recurrent

/// Makes sequences of tokens: of characters with a vocabulary, or of numbers.
enum TokenReader {
  /// The characters of a text, each a token; one line end at the text's end is left out unless the
  /// vocabulary has it.
  ///
  /// - Throws: `empty`, `notText` or `unknownCharacter` with line and column.
  static func sequence(
    of bytes: [UInt8], vocabulary: [String], file: String
  ) throws(LoadingError) -> InputSequence {
    let characters = try characters(of: bytes, file: file)
    let numbers = Dictionary(zip(vocabulary, vocabulary.indices), uniquingKeysWith: { a, _ in a })
    var tokens: [Int] = []
    var (line, column) = (1, 1)
    for (index, character) in characters.enumerated() {
      if let token = numbers[String(character)] {
        tokens.append(token)
      } else if !(character.isNewline && index == characters.count - 1) {
        throw LoadingError(
          .unknownCharacter(String(character), column: column), file: file, line: line)
      }
      (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
    }
    guard !tokens.isEmpty else { throw LoadingError(.noSteps, file: file) }
    return InputSequence(tokens: tokens)
  }

  /// The characters that a text has, in the order of their code points.
  static func vocabulary(of bytes: [UInt8], file: String) throws(LoadingError) -> [String] {
    var characters = try characters(of: bytes, file: file)
    if characters.last?.isNewline == true { characters.removeLast() }
    guard !characters.isEmpty else { throw LoadingError(.noSteps, file: file) }
    return Set(characters.map(String.init)).sorted()
  }

  /// The values of a sequence, taken as tokens' numbers.
  ///
  /// - Throws: `notToken` for what is no whole number in `0..<count`.
  static func tokens(
    of sequence: InputSequence, count: Int, file: String
  ) throws(LoadingError) -> InputSequence {
    var tokens: [Int] = []
    for (step, value) in sequence.values.enumerated() {
      guard let token = Int(exactly: value), (0..<count).contains(token) else {
        throw LoadingError(.notToken("\(value)", step: step, count: count), file: file)
      }
      tokens.append(token)
    }
    return InputSequence(tokens: tokens)
  }

  private static func characters(
    of bytes: [UInt8], file: String
  ) throws(LoadingError) -> [Character] {
    guard !bytes.isEmpty else { throw LoadingError(.empty, file: file) }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw LoadingError(.notText, file: file)
    }
    return Array(text)
  }
}
