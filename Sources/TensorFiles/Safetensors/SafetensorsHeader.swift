/// What the beginning of a safetensors file says, checked against the bytes after it.
///
/// Format: 8 bytes length (little-endian), so many bytes JSON, then the tensors' bytes one after the
/// other. Source: <https://github.com/huggingface/safetensors#format>; the order of checks is the
/// one of its `SafeTensors::read_metadata`.
struct SafetensorsHeader {
  /// The longest header the format's own library reads.
  static let maximumSize = 100_000_000
  /// More tensors than any network has; keeps a hostile header from filling the memory.
  static let maximumTensorCount = 1_000_000
  /// As many dimensions as NumPy can hold.
  static let maximumDimensionCount = 64

  var metadata: [String: String] = [:]
  /// In the order of their bytes.
  var tensors: [PlacedTensor] = []

  /// What the header says about a tensor, and where its elements stand in the file.
  struct PlacedTensor {
    let entry: TensorEntry
    /// In bytes from the beginning of the file.
    let byteRange: Range<Int>
  }

  /// Reads the header of a file.
  init(
    parsing file: ByteRegion, maximumTensorCount limit: Int = Self.maximumTensorCount
  ) throws(TensorFileError) {
    let size = try Self.size(of: file)
    let json = file[8..<8 + size].copy()
    guard json.first == UInt8(ascii: "{") else {
      throw TensorFileError(.headerNotObject, offset: 8)
    }
    var declared: [DeclaredTensor] = []
    var scanner = HeaderScanner(json, at: 8)
    try parse(&scanner, into: &declared, limit: limit)
    tensors = try Self.layOut(declared, from: 8 + size, to: file.count)
  }

  private static func size(of file: ByteRegion) throws(TensorFileError) -> Int {
    guard file.count > 0 else { throw TensorFileError(.empty) }
    guard file.count >= 8 else {
      throw TensorFileError(.tooShortForHeader(size: file.count))
    }
    let size = file.withBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard size <= maximumSize else {
      throw TensorFileError(.headerTooLong(size: size, limit: maximumSize), offset: 0)
    }
    guard Int(size) <= file.count - 8 else {
      throw TensorFileError(.headerCutOff(size: Int(size), fileSize: file.count))
    }
    return Int(size)
  }

  private mutating func parse(
    _ scanner: inout HeaderScanner, into declared: inout [DeclaredTensor], limit: Int
  ) throws(TensorFileError) {
    // Equal as Swift compares strings: two spellings of one accented letter are one name.
    var keys: Set<String> = []
    var metadata: [String: String] = [:]
    try scanner.object { (scanner, key) throws(TensorFileError) in
      guard keys.insert(key).inserted else { throw scanner.error(.repeatedKey(key)) }
      guard key != "__metadata__" else {
        metadata = try scanner.metadata()
        return
      }
      guard declared.count < limit else {
        throw scanner.error(.tooManyTensors(limit: limit))
      }
      declared.append(try DeclaredTensor(name: key, parsing: &scanner))
    }
    self.metadata = metadata
    guard scanner.isAtEnd else {
      throw scanner.error(.malformedHeader(expected: "nothing but blanks after the last }"))
    }
  }
}

extension HeaderScanner {
  fileprivate mutating func metadata() throws(TensorFileError) -> [String: String] {
    var result: [String: String] = [:]
    try object { (scanner, key) throws(TensorFileError) in
      guard scanner.next == UInt8(ascii: "\"") else {
        throw scanner.error(.metadataNotText(key: key))
      }
      let value = try scanner.string()
      guard result.updateValue(value, forKey: key) == nil else {
        throw scanner.error(.repeatedKey(key))
      }
    }
    return result
  }
}
