/// Which columns of a text are fed, and which is the label.
struct TextColumns {
  /// How many fields a line has.
  let count: Int
  /// The names of the columns that are fed; none without a header.
  let names: [String]
  /// The columns that are fed, in their order as the network's input.
  let fed: [Int]
  /// The column of labels: the last one, when it is named so.
  let label: Int?
  /// Whether each column is read as numbers.
  let isRead: [Bool]

  /// The columns of a text.
  ///
  /// - Parameters:
  ///   - header: the columns' names, or `nil` without a header.
  ///   - count: how many there are.
  ///   - chosen: the names, or numbers from 0, of those to be fed; all but the label when `nil`.
  ///   - file: the text's name for errors.
  /// - Throws: `noColumn`, or `repeatedColumn` when a name is that of several.
  init(
    header: [String]?, count: Int, chosen: [String]?, file: String
  ) throws(LoadingError) {
    let last = count > 1 ? header?.last?.lowercased() : nil
    let label = last == "label" || last == "target" ? count - 1 : nil
    let known = Array((header ?? (0..<count).map(String.init))[..<(label ?? count)])
    var fed = Array(known.indices)
    if let chosen {
      fed = []
      for name in chosen {
        let places = header == nil ? [] : known.indices.filter { known[$0] == name }
        guard places.count < 2 else { throw LoadingError(.repeatedColumn(name), file: file) }
        let number = Int(name).flatMap { known.indices.contains($0) ? $0 : nil }
        guard let column = places.first ?? number else {
          throw LoadingError(.noColumn(name, available: known), file: file)
        }
        fed.append(column)
      }
    }
    self.count = count
    self.label = label
    self.fed = fed
    self.names = header == nil ? [] : fed.map { known[$0] }
    var isRead = Array(repeating: false, count: count)
    for column in fed + (label.map { [$0] } ?? []) { isRead[column] = true }
    self.isRead = isRead
  }
}
