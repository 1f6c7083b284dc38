#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that appears whole or not at all.
///
/// Bytes go to an unfinished file in the same folder, which ``commit()`` renames. Without a commit
/// the unfinished file is removed when the object goes away, and what stood at the path stays as it
/// was. A file that is replaced hands its permissions on; a new one gets the usual ones.
///
/// Not `Sendable`: one task writes a file from beginning to end.
public final class AtomicFile {
  /// Where the file will be. A symbolic link has been followed, so that it stays a link.
  public let path: String
  private let unfinishedPath: String
  private var descriptor: Int32
  private var isCommitted = false

  /// Begins a file that will be at `path`.
  ///
  /// - Throws: `isFolder` or `notRegularFile` when such a thing is there already, or `unwritable`.
  public init(path: String) throws(TensorFileError) {
    self.path = resolvingLinks(path)
    let permissions = try permissionsToKeep(path: self.path)
    (unfinishedPath, descriptor) = try openUnfinished(beside: self.path)
    if let permissions {
      // A file system without permissions refuses this; the file is good all the same.
      _ = fchmod(descriptor, permissions)
    }
  }

  /// Writes a file from beginning to end.
  ///
  /// - Throws: what `init`, ``commit()`` and `fill` throw; then nothing has changed.
  static func create(
    at path: String, _ fill: (AtomicFile) throws(TensorFileError) -> Void
  ) throws(TensorFileError) {
    let file = try AtomicFile(path: path)
    do throws(TensorFileError) {
      try fill(file)
    } catch {
      throw error.located(path: path)
    }
    try file.commit()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isCommitted { unlink(unfinishedPath) }
  }

  /// Adds bytes to the end.
  ///
  /// - Throws: `unwritable`, for example when the disk is full.
  public func append(_ bytes: [UInt8]) throws(TensorFileError) {
    precondition(descriptor >= 0, "A committed file takes no more bytes.")
    var written = 0
    while written < bytes.count {
      // Some systems refuse more than 2 GiB at a time.
      let size = min(bytes.count - written, 1 << 30)
      let result = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), size)
      }
      guard result >= 0 || errno == EINTR else { throw unwritable() }
      written += max(result, 0)
    }
  }

  /// Puts the file in its place, once its bytes are on the disk.
  ///
  /// - Throws: `unwritable`; nothing has changed then, and the unfinished file will be removed.
  public func commit() throws(TensorFileError) {
    try finish()
    guard rename(unfinishedPath, path) == 0 else { throw unwritable() }
    isCommitted = true
  }

  /// Puts the file in its place as ``commit()`` does, unless there is one already.
  ///
  /// - Returns: whether it is there now; when it is not, nothing has changed.
  /// - Throws: `unwritable`.
  public func commitIfNew() throws(TensorFileError) -> Bool {
    try finish()
    // A second name is given only if nothing has it, and in one step; the first one goes with this
    // object.
    if link(unfinishedPath, path) == 0 { return true }
    // File systems without second names have but a moment between the look and the renaming.
    guard errno != EEXIST, access(path, F_OK) != 0 else { return false }
    guard rename(unfinishedPath, path) == 0 else { throw unwritable() }
    isCommitted = true
    return true
  }

  /// Waits until the bytes are on the disk, and closes the file.
  private func finish() throws(TensorFileError) {
    precondition(descriptor >= 0, "A file is committed once.")
    // EINVAL: the file system keeps nothing back, so there is nothing to wait for.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw unwritable() }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw unwritable() }
  }

  private func unwritable() -> TensorFileError {
    TensorFileError(.unwritable(code: errno), path: path)
  }
}

/// The file that a chain of symbolic links ends at, or the path itself when there is none.
private func resolvingLinks(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The permissions of the file that will be replaced, or nil when there is none.
private func permissionsToKeep(path: String) throws(TensorFileError) -> mode_t? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  switch status.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: throw TensorFileError(.isFolder, path: path)
  default: throw TensorFileError(.notRegularFile, path: path)
  }
  // Renaming would replace a file that its owner has locked against writing.
  guard access(path, W_OK) == 0 else {
    throw TensorFileError(.unwritable(code: errno), path: path)
  }
  return status.st_mode & 0o777
}

/// Creates a file in the same folder under a name that nobody uses.
private func openUnfinished(
  beside path: String
) throws(TensorFileError) -> (path: String, descriptor: Int32) {
  let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
  // The name does not contain the file's own, which may be as long as names can be.
  for _ in 0..<100 {
    let name = ".unfinished-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let descriptor = open(folder + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor >= 0 { return (folder + name, descriptor) }
    if errno != EEXIST { break }
  }
  throw TensorFileError(.unwritable(code: errno), path: path)
}
