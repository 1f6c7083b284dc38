#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The folder of a model, in which other files may hold its tensors' elements.
///
/// A model names such a file itself, so that it could name any file of the system: only what is
/// really inside the folder is opened.
struct FolderOfTensors {
  private let path: String
  /// The files that were opened, by the location that a model gives.
  private var files: [String: ByteRegion] = [:]

  /// The folder that the model's file is in.
  init(besideModel path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    self.path = folder.isEmpty ? "/" : folder
  }

  /// A range of a file, of which only the pages that are read later are touched.
  ///
  /// - Throws: `unsafeLocation`, `linkOutside`, `missingFile` or `outsideFile` of
  ///   ``ONNXProblem``, or what mapping a file throws.
  mutating func region(
    of location: String, offset: Int, length: Int
  ) throws(TensorFileError) -> ByteRegion {
    let file = try file(at: location)
    guard offset <= file.count, length <= file.count - offset else {
      throw TensorFileError(
        .onnx(
          .outsideFile(location, offset: offset, length: length, fileSize: file.count)))
    }
    return file[offset..<offset + length]
  }

  private mutating func file(at location: String) throws(TensorFileError) -> ByteRegion {
    if let file = files[location] { return file }
    let components = location.split(separator: "/", omittingEmptySubsequences: false)
    guard !location.isEmpty, !location.utf8.contains(0),
      components.allSatisfy({ !$0.isEmpty && $0 != ".." })
    else { throw TensorFileError(.onnx(.unsafeLocation(location))) }
    guard let folder = resolved(path), let target = resolved("\(path)/\(location)") else {
      throw TensorFileError(.onnx(.missingFile(location)))
    }
    guard target.hasPrefix(folder == "/" ? "/" : folder + "/") else {
      throw TensorFileError(.onnx(.linkOutside(location)))
    }
    let file = ByteRegion(try FileMapping(path: target))
    files[location] = file
    return file
  }

  /// The path without symbolic links, or nil when nothing is there.
  private func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
