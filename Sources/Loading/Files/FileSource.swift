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
  /// `-`: what comes through standard input.
  case standardInput
  /// An example that is inside the program.
  case bundled(BundledFile)

  /// The source's name, as messages and the title row show it.
  public var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "-"
    case .bundled(let file): file.name
    }
  }

  /// Finds what a person named: a file; else one whose path differs in upper and lower case; else
  /// a bundled example of that name.
  ///
  /// - Throws: ``LoadingError/Problem/missing`` or ``LoadingError/Problem/isFolder``.
  public static func named(
    _ path: String, bundled: [BundledFile]
  ) throws(LoadingError) -> FileSource {
    if path == "-" { return .standardInput }
    let found = FileSystem.exists(path) ? path : FileSystem.pathIgnoringCase(path)
    if let found {
      guard !FileSystem.isFolder(found) else { throw LoadingError(.isFolder, file: path) }
      return .file(path: found)
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
    let other = FileSystem.replacingExtension(of: name, with: fileExtension)
    switch self {
    case .file: return FileSystem.exists(other) ? .file(path: other) : nil
    case .standardInput: return nil
    case .bundled: return bundled.first { $0.name == other }.map(FileSource.bundled)
    }
  }

  /// The format of a file of tensors, or nil of a text. What comes through standard input is a text.
  public var format: FileFormat? {
    let size = FileFormat.magicSize
    let beginning: [UInt8]
    switch self {
    case .file(let path): beginning = FileSystem.beginning(of: path, count: size)
    case .bundled(let file): beginning = Array(file.bytes.prefix(size))
    case .standardInput: return nil
    }
    return FileFormat(beginning: beginning, pathExtension: pathExtension(of: name))
  }

  /// Whether it is a file of tensors, not a text.
  public var isTensorFile: Bool { format != nil }

  /// All bytes, of a text.
  ///
  /// - Throws: `isFolder`, `unreadable` or `tooLarge`.
  func bytes() throws(LoadingError) -> [UInt8] {
    switch self {
    case .bundled(let file): return file.bytes
    case .standardInput: return try FileSystem.read(descriptor: 0, name: name)
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileSystem.error(file: path) }
      defer { close(descriptor) }
      return try FileSystem.read(descriptor: descriptor, name: path)
    }
  }

  /// The file as one of Keras; nil when it is none.
  ///
  /// - Throws: `TensorFileError` with all that can be wrong with such a file.
  func kerasFile() throws -> KerasFile? {
    guard format == .hdf5 || format == .zip else { return nil }
    return switch self {
    case .file(let path): try KerasFile(contentsOf: path)
    case .bundled(let file): try KerasFile(parsing: file.bytes, path: file.name)
    case .standardInput: nil
    }
  }

  /// The tensors of a file.
  ///
  /// - Throws: `TensorFileError` with all that can be wrong with such a file.
  public func tensors() throws -> TensorFile {
    switch self {
    case .file(let path): try TensorFile(contentsOf: path)
    case .bundled(let file): try TensorFile(parsing: file.bytes, path: file.name)
    case .standardInput: try TensorFile(parsing: bytes(), path: name)
    }
  }
}
