#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A regular file's bytes, mapped for reading and unmapped when the last user lets go.
///
/// Only the pages that are touched are read, so that listing a file of any size is cheap.
///
/// The limit of every mapping: when somebody truncates the file *in place* while it is mapped,
/// touching the lost pages ends the program with `SIGBUS`. A file replaced by renaming, as
/// ``AtomicFile`` does, stays whole for those who have mapped it.
///
/// `Sendable` by hand, because nothing writes to the memory and it lives as long as the object.
final class FileMapping: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// Maps the file at `path`.
  ///
  /// - Throws: `missing`, `unreadable`, `isFolder`, `notRegularFile` or `empty`.
  init(path: String) throws(TensorFileError) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw TensorFileError(code == ENOENT ? .missing : .unreadable(code: code), path: path)
    }
    defer { close(descriptor) }
    let size = try Self.size(of: descriptor, path: path)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw TensorFileError(.unreadable(code: errno), path: path) }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }

  private static func size(of descriptor: Int32, path: String) throws(TensorFileError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw TensorFileError(.unreadable(code: errno), path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw TensorFileError(.isFolder, path: path)
    default: throw TensorFileError(.notRegularFile, path: path)
    }
    guard let size = Int(exactly: status.st_size), size > 0 else {
      throw TensorFileError(.empty, path: path)
    }
    return size
  }
}
