/// A tensor as the header declares it: nothing is checked yet but that the fields are there.
struct DeclaredTensor {
  let name: String
  private(set) var typeName = ""
  private(set) var shape: [Int] = []
  /// Where its bytes begin and end, counted from the end of the header.
  private(set) var begin = 0
  private(set) var end = 0

  /// Reads the value that stands behind the tensor's name.
  init(name: String, parsing scanner: inout HeaderScanner) throws(TensorFileError) {
    self.name = name
    do throws(TensorFileError) {
      try parseFields(&scanner)
    } catch {
      throw error.located(path: nil, tensor: name)
    }
  }

  private mutating func parseFields(_ scanner: inout HeaderScanner) throws(TensorFileError) {
    var keys: Set<String> = []
    var typeName = ""
    var shape: [Int] = []
    var offsets: [Int] = []
    try scanner.object { (scanner, key) throws(TensorFileError) in
      guard keys.insert(key).inserted else { throw scanner.error(.repeatedKey(key)) }
      switch key {
      case "dtype": typeName = try scanner.string()
      case "shape": shape = try scanner.counts(of: key)
      case "data_offsets": offsets = try scanner.counts(of: key)
      default: try scanner.skipValue()
      }
    }
    for field in ["dtype", "shape", "data_offsets"] where !keys.contains(field) {
      throw scanner.error(.missingField(field))
    }
    guard offsets.count == 2 else {
      throw scanner.error(.wrongOffsetCount(offsets.count))
    }
    (self.typeName, self.shape, begin, end) = (typeName, shape, offsets[0], offsets[1])
  }

  /// How many bytes the declared elements take.
  ///
  /// Of a type that is not known here only the shape can be checked, and the offsets are believed.
  func expectedSize(elementType: ElementType?) throws(TensorFileError) -> Int {
    let size =
      if let elementType {
        elementType.byteCount(ofShape: shape)
      } else {
        elementCount(ofShape: shape).map { _ in end - begin }
      }
    guard let size else { throw TensorFileError(.shapeTooLarge(shape), tensor: name) }
    return size
  }
}

extension HeaderScanner {
  fileprivate mutating func counts(of field: String) throws(TensorFileError) -> [Int] {
    var result: [Int] = []
    try array { (scanner) throws(TensorFileError) in
      let limit = SafetensorsHeader.maximumDimensionCount
      guard result.count < limit else {
        throw scanner.error(.tooManyDimensions(limit: limit))
      }
      result.append(try scanner.count(of: field))
    }
    return result
  }
}
