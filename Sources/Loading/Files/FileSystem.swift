import TensorFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few questions that loading asks the file system.
enum FileSystem {
  /// Texts are read whole; longer ones are refused before memory runs out.
  static let largestText = 1 << 30

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether it is a pipe or a device: something that can be read but once.
  static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return [S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  static func replacingExtension(of path: String, with fileExtension: String) -> String {
    let old = TensorFiles.pathExtension(of: path)
    let base = old.isEmpty ? path : String(path.dropLast(old.count + 1))
    return "\(base).\(fileExtension)"
  }

  /// The first bytes of a regular file, at most `count`; none when it cannot be read.
  static func beginning(of path: String, count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = bytes.withUnsafeMutableBytes { systemRead(descriptor, $0) }
    return Array(bytes.prefix(max(found, 0)))
  }

  /// The first existing path that differs from this one in upper and lower case only.
  static func pathIgnoringCase(_ path: String) -> String? {
    var found = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      let folder = found.isEmpty ? "." : found
      let exact = found + component
      guard
        let name = exists(exact) ? String(component) : entry(like: String(component), in: folder)
      else { return nil }
      found += name + "/"
    }
    guard !found.isEmpty else { return nil }
    return found == "/" ? found : String(found.dropLast())
  }

  /// The first name in a folder, in order, that equals this one but for case.
  private static func entry(like name: String, in folder: String) -> String? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    let wanted = name.lowercased()
    var matches: [String] = []
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if found.lowercased() == wanted { matches.append(found) }
    }
    return matches.min()
  }

  /// Reads everything from a descriptor, of a file or a pipe.
  ///
  /// Read, not mapped: a text is more likely than weights to be cut or rewritten while it is open,
  /// which would end the program when its lost pages are touched.
  ///
  /// - Parameters:
  ///   - descriptor: what is read to its end.
  ///   - name: its name for errors.
  ///   - progress: told after every piece how many bytes there are so far.
  /// - Returns: all bytes.
  /// - Throws: `isFolder`, `unreadable` or `tooLarge`.
  static func read(
    descriptor: Int32, name: String, progress: (Int) -> Void = { _ in }
  ) throws(LoadingError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(file: name) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw LoadingError(.isFolder, file: name) }
    let isFile = status.st_mode & S_IFMT == S_IFREG
    guard !isFile || status.st_size <= largestText else {
      throw LoadingError(.tooLarge(limit: largestText), file: name)
    }
    // One byte more, to see the end without growing.
    var bytes = [UInt8](repeating: 0, count: isFile ? Int(status.st_size) + 1 : 1 << 16)
    var count = 0
    while true {
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let found = bytes.withUnsafeMutableBytes {
        systemRead(descriptor, .init(rebasing: $0[count...]))
      }
      if found < 0 && errno == EINTR { continue }
      guard found >= 0 else { throw error(file: name) }
      guard found > 0 else {
        bytes.removeLast(bytes.count - count)
        return bytes
      }
      count += found
      guard count <= largestText else {
        throw LoadingError(.tooLarge(limit: largestText), file: name)
      }
      progress(count)
    }
  }

  /// What `errno` says of a file.
  static func error(file: String) -> LoadingError {
    let code = errno
    switch code {
    case ENOENT: return LoadingError(.missing, file: file)
    case EISDIR: return LoadingError(.isFolder, file: file)
    default: return LoadingError(.unreadable(reason: String(cString: strerror(code))), file: file)
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
