extension TextParser {
  /// The names of a list like `speed,"a, b"`, written as the first line of a text with commas is.
  ///
  /// - Parameter list: the names, separated by commas.
  /// - Returns: at least one name; `nil` when one is missing or a quote is not closed.
  public static func names(inList list: String) -> [String]? {
    var list = list
    return list.withUTF8 { bytes in
      let splitter = FieldSplitter(bytes: bytes, separator: .comma)
      var fields: [TextField] = []
      guard splitter.split(0..<bytes.count, into: &fields) == .whole else { return nil }
      let names = fields.map { $0.text(in: bytes) }
      return names.isEmpty || names.contains("") ? nil : names
    }
  }
}
