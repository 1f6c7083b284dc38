public import TensorFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where the bytes of a file that a person named come from.
public enum FileSource: Equatable, Sendable {
  case file(path: String)
  /// What can be read but once and therefore was: standard input (`-`), a pipe, or a text that
  /// stood in the command itself.
  case memory(name: String, bytes: [UInt8])
  /// An example that is inside the program.
  case bundled(BundledFile)

  /// The source's name, as messages and the title row show it.
  public var name: String {
    switch self {
    case .file(let path): path
    case .memory(let name, _): name
    case .bundled(let file): file.name
    }
  }

  /// Finds what a person named: a file; else one whose path differs in upper and lower case; else
  /// a bundled example of that name. Standard input and pipes are read at once, so they are named
  /// once.
  ///
  /// - Parameters:
  ///   - path: what a person named; `-` is standard input.
  ///   - bundled: the examples inside the program.
  ///   - progress: told how far the reading of a pipe is.
  /// - Returns: where its bytes are.
  /// - Throws: `missing` or `isFolder`; `unreadable` or `tooLarge` of a pipe.
  public static func named(
    _ path: String, bundled: [BundledFile], progress: ReadingProgress.Handler? = nil
  ) throws(LoadingError) -> FileSource {
    if path == "-" {
      return .memory(name: path, bytes: try read(descriptor: 0, name: path, progress))
    }
    let found = FileSystem.exists(path) ? path : FileSystem.pathIgnoringCase(path)
    if let found {
      guard !FileSystem.isFolder(found) else { throw LoadingError(.isFolder, file: path) }
      let source = FileSource.file(path: found)
      guard FileSystem.isStream(found) else { return source }
      return .memory(name: found, bytes: try source.bytes(progress))
    }
    let name = path.split(separator: "/").last.map { $0.lowercased() }
    let folder = path.split(separator: "/").dropLast().last?.lowercased()
    if let name, folder == nil || folder == "examples",
      let file = bundled.first(where: { $0.name == name })
    {
      return .bundled(file)
    }
    throw LoadingError(.missing, file: path)
  }

  /// The source with another extension, if it exists: `sine.safetensors` beside `sine.txt`.
  func sibling(withExtension fileExtension: String, bundled: [BundledFile]) -> FileSource? {
    guard let other = siblingName(withExtension: fileExtension) else { return nil }
    switch self {
    case .file: return FileSystem.exists(other) ? .file(path: other) : nil
    case .memory: return nil
    case .bundled: return bundled.first { $0.name == other }.map(FileSource.bundled)
    }
  }

  /// The name with another extension; `nil` of what is no file.
  func siblingName(withExtension fileExtension: String) -> String? {
    if case .memory = self { return nil }
    return FileSystem.replacingExtension(of: name, with: fileExtension)
  }

  /// The format of a file of tensors, or nil of a text.
  public var format: FileFormat? {
    let size = FileFormat.magicSize
    let beginning: [UInt8]
    switch self {
    case .file(let path): beginning = FileSystem.beginning(of: path, count: size)
    case .bundled(let file): beginning = Array(file.bytes.prefix(size))
    case .memory(_, let bytes): beginning = Array(bytes.prefix(size))
    }
    return FileFormat(beginning: beginning, pathExtension: pathExtension(of: name))
  }

  /// Whether it is a file of tensors, not a text.
  public var isTensorFile: Bool { format != nil }

  /// All bytes, of a text.
  ///
  /// - Parameter progress: told how far reading is.
  /// - Returns: the bytes, once more for each call.
  /// - Throws: `isFolder`, `unreadable` or `tooLarge`.
  package func bytes(_ progress: ReadingProgress.Handler? = nil) throws(LoadingError) -> [UInt8] {
    switch self {
    case .bundled(let file): return file.bytes
    case .memory(_, let bytes): return bytes
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileSystem.error(file: path) }
      defer { close(descriptor) }
      return try FileSource.read(descriptor: descriptor, name: path, progress)
    }
  }

  private static func read(
    descriptor: Int32, name: String, _ progress: ReadingProgress.Handler?
  ) throws(LoadingError) -> [UInt8] {
    try FileSystem.read(descriptor: descriptor, name: name) { count in
      progress?(ReadingProgress(file: name, byteCount: count, total: nil))
    }
  }

  /// The file as one of Keras; nil when it is none.
  ///
  /// - Throws: `TensorFileError` with all that can be wrong with such a file.
  func kerasFile() throws -> KerasFile? {
    switch self {
    case .file(let path): try KerasFile(contentsOf: path)
    case .bundled(let file): try KerasFile(parsing: file.bytes, path: file.name)
    case .memory(let name, let bytes): try KerasFile(parsing: bytes, path: name)
    }
  }

  /// The tensors of a file.
  ///
  /// - Throws: `TensorFileError` with all that can be wrong with such a file.
  public func tensors() throws -> TensorFile {
    switch self {
    case .file(let path): try TensorFile(contentsOf: path)
    case .bundled(let file): try TensorFile(parsing: file.bytes, path: file.name)
    case .memory(let name, let bytes): try TensorFile(parsing: bytes, path: name)
    }
  }

  /// The graph and the constants of an ONNX file.
  ///
  /// - Throws: `TensorFileError` with all that can be wrong with such a file.
  public func onnx() throws -> ONNXFile {
    switch self {
    case .file(let path): try ONNXFile(contentsOf: path)
    case .bundled(let file): try ONNXFile(parsing: file.bytes, path: file.name)
    case .memory(let name, let bytes): try ONNXFile(parsing: bytes, path: name)
    }
  }
}
