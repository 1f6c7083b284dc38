/// A file of `torch.save` since PyTorch 1.6: a ZIP archive of a pickle and of storages.
///
/// `NAME/data.pkl` is the pickle, `NAME/data/KEY` the storages and `NAME/byteorder`, since 2.0, their
/// byte order. Source: `_save` in PyTorch's `torch/serialization.py`.
struct TorchArchive {
  private static let pickleName = "data.pkl"

  let tensors: [StoredTensor]

  /// Whether an archive has what `torch.save` puts there.
  static func isFound(in archive: ZipArchive) -> Bool { folder(of: archive) != nil }

  /// Finds the tensors of an archive.
  init(_ archive: ZipArchive) throws(TensorFileError) {
    guard let folder = Self.folder(of: archive),
      let entry = archive.entry(named: folder + Self.pickleName)
    else { throw TensorFileError(.torch(.notTorch)) }
    guard archive.entry(named: folder + "constants.pkl") == nil else {
      throw TensorFileError(.torch(.scriptArchive))
    }
    let isBigEndian = try Self.isBigEndian(archive, folder: folder)
    let stateDict = try StateDict(of: try Self.pickle(entry, of: archive))
    tensors = try stateDict.stored { (key) throws(TensorFileError) in
      guard let entry = archive.entry(named: "\(folder)data/\(key)") else { return nil }
      let elements: StoredTensor.Elements =
        if let region = archive.storedRegion(of: entry) {
          .inPlace(region)
        } else {
          .derived { () throws(TensorFileError) in try archive.contents(of: entry) }
        }
      return TorchStorage(
        byteCount: entry.uncompressedSize, elements: elements, isBigEndian: isBigEndian)
    }
  }

  private static func pickle(
    _ entry: ZipEntry, of archive: ZipArchive
  ) throws(TensorFileError) -> PickleGraph {
    let stored = archive.storedRegion(of: entry)
    // PyTorch can be told to compute no checksums, and writes 0.
    let bytes =
      if let stored, entry.checksum == 0 { stored } else { try archive.contents(of: entry) }
    var machine = PickleMachine(
      PickleScanner(bytes, at: stored.map { _ in entry.packedRange.lowerBound }))
    return try machine.run()
  }

  /// What the entries' names begin with, with its slash.
  private static func folder(of archive: ZipArchive) -> String? {
    let pickle = archive.entries.first {
      $0.name == pickleName || $0.name.hasSuffix("/" + pickleName)
    }
    return pickle.map { String($0.name.dropLast(pickleName.count)) }
  }

  private static func isBigEndian(
    _ archive: ZipArchive, folder: String
  ) throws(TensorFileError) -> Bool {
    guard let entry = archive.entry(named: folder + "byteorder") else { return false }
    // Longer than any name of an order, so that a wrong one shows.
    let bytes = try archive.beginning(of: entry, limit: 16).copy()
    let order = String(decoding: bytes, as: UTF8.self)
    switch order {
    case "little": return false
    case "big": return true
    default:
      throw TensorFileError(.torch(.unknownByteOrder(order)), offset: entry.packedRange.lowerBound)
    }
  }
}
