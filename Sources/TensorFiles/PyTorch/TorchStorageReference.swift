/// What a pickle says about elements that are kept outside it.
struct TorchStorageReference: Equatable, Sendable {
  /// The name under which the file keeps them.
  let key: String
  let elementType: TorchElementType
  /// How many elements the whole storage has.
  let count: Int
  /// The elements that are meant, where it is a view of a storage, as PyTorch before 0.4 has them.
  let view: Range<Int>

  /// The storage's size, which the initializer has found to be countable.
  var byteCount: Int { count * elementType.byteCount }

  /// The bytes of the elements that are meant.
  var viewBytes: Range<Int> {
    view.lowerBound * elementType.byteCount..<view.upperBound * elementType.byteCount
  }

  /// Reads a persistent identifier, `("storage", class, key, device, count)`; before zip archives it
  /// also says whether it is a view, `(key, first element, count)`.
  ///
  /// - Returns: nil when it is the identifier of something else, or malformed.
  init?(_ identifier: PickleValue, in graph: PickleGraph) {
    guard let parts = graph.elements(identifier), parts.count == 5 || parts.count == 6,
      parts[0] == .text("storage"), let storageClass = graph.globalName(parts[1]),
      graph.isTorch(storageClass.module),
      let elementType = TorchElementType(storageClass: storageClass.name),
      case (.text(let key), .integer(let count)) = (parts[2], parts[4]), count >= 0,
      !count.multipliedReportingOverflow(by: elementType.byteCount).overflow
    else { return nil }
    var view = 0..<count
    if parts.count == 6, parts[5] != .none {
      guard let parts = graph.elements(parts[5]), parts.count == 3,
        case (.integer(let first), .integer(let size)) = (parts[1], parts[2]),
        first >= 0, size >= 0, first <= count, size <= count - first
      else { return nil }
      view = first..<first + size
    }
    (self.key, self.elementType, self.count, self.view) = (key, elementType, count, view)
  }
}
