/// An HDF5 file as h5py writes it: groups, arrays, and attributes of both.
///
/// A reader of its own for what Keras writes, in which nothing that a file says can lead into a
/// circle or out of the file.
package struct HDF5File: Sendable {
  /// The arrays, named by their paths without a `/` before: `model_weights/lstm/lstm/kernel`.
  package let tensors: TensorFile

  private let bytes: HDF5Bytes
  private let attributes: [String: [HDF5Attribute]]
  private let members: [String: [String]]

  /// Opens a file.
  ///
  /// - Throws: any ``TensorFileError`` about a file or what it says.
  package init(contentsOf path: String) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(FileMapping(path: path)), path: path)
  }

  /// Parses the bytes of a file; `path` is what error messages call them.
  ///
  /// - Throws: any ``TensorFileError`` about what a file says.
  package init(parsing bytes: [UInt8], path: String? = nil) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(bytes), path: path)
  }

  init(
    parsing region: ByteRegion, path: String?, title: String? = nil
  ) throws(TensorFileError) {
    do throws(TensorFileError) {
      let superblock = try HDF5Superblock(parsing: region)
      let walk = try HDF5Walk(superblock)
      bytes = superblock.bytes
      attributes = walk.attributes
      members = walk.members
      let end = region.count
      let datasets = walk.datasets.enumerated().sorted { a, b in
        (a.element.position ?? end, a.offset) < (b.element.position ?? end, b.offset)
      }
      tensors = TensorFile(
        path: path, format: .hdf5, title: title, tensors: datasets.map(\.element.tensor))
    } catch {
      throw error.located(path: path)
    }
  }

  /// The names in a group, in the file's order; none when there is no such group.
  package func members(of group: String) -> [String] { members[group] ?? [] }

  /// The texts of an attribute.
  ///
  /// - Parameters:
  ///   - name: the attribute's name.
  ///   - object: the path of the group or array; empty for the whole file.
  /// - Returns: the texts in C order, or nil when there is no such attribute or it is no text.
  /// - Throws: what is wrong with the attribute.
  package func texts(
    ofAttribute name: String, of object: String
  ) throws(TensorFileError) -> [String]? {
    guard let attribute = attributes[object]?.first(where: { $0.name == name }) else {
      return nil
    }
    do throws(TensorFileError) {
      var heap = HDF5GlobalHeap(bytes)
      return try attribute.texts(in: bytes, heap: &heap)
    } catch {
      throw error.located(path: tensors.path)
    }
  }
}
