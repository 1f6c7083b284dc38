/// A file of `torch.save` before PyTorch 1.6, or with `_use_new_zipfile_serialization=False`: five
/// pickles one after the other, then the storages.
///
/// The pickles are a magic number, the form's version, the writer's system, what was saved, and the
/// storages' keys in the order in which they follow: each as the count of its elements in 8 bytes,
/// then the elements, always little-endian. Source: `_legacy_save` in PyTorch's
/// `torch/serialization.py`.
struct TorchStream {
  /// 0x1950a86a20f9469cfc6c, little-endian.
  private static let magic: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]
  private static let version = 1001

  let tensors: [StoredTensor]

  /// Finds the tensors of a file.
  init(parsing file: ByteRegion) throws(TensorFileError) {
    guard !Self.isTar(file) else { throw TensorFileError(.torch(.tarArchive)) }
    guard file.withBytes({ $0.first }) == PickleOpcode.proto.rawValue else {
      throw TensorFileError(.torch(.notTorch), offset: 0)
    }
    var machine = PickleMachine(PickleScanner(file, at: 0))
    let magic = try machine.run()
    guard case .wideInteger(let range) = magic.root, file[range] == ByteRegion(Self.magic) else {
      throw TensorFileError(.torch(.notTorch), offset: 0)
    }
    let version = try machine.run()
    guard version.root == .integer(Self.version) else {
      throw TensorFileError(.torch(.unsupportedVersion), offset: machine.scanner.offset)
    }
    _ = try machine.run()
    let graph = try machine.run()
    let stateDict = try StateDict(of: graph)
    let keys = try machine.run()
    let storages = try Self.storages(
      in: file, from: machine.scanner.position, keys: keys, of: graph)
    tensors = try stateDict.stored { storages[$0] }
  }

  /// Whether it is a tar archive, which has its magic within the first entry's header.
  private static func isTar(_ file: ByteRegion) -> Bool {
    file.count >= 512 && file[257..<262].copy() == Array("ustar".utf8)
  }

  private static func storages(
    in file: ByteRegion, from start: Int, keys: PickleGraph, of graph: PickleGraph
  ) throws(TensorFileError) -> [String: TorchStorage] {
    let references = references(in: graph)
    var storages: [String: TorchStorage] = [:]
    var position = start
    guard let keys = keys.elements(keys.root) else {
      throw TensorFileError(.torch(.wrongKeys), offset: start)
    }
    for value in keys {
      guard case .text(let key) = value, let reference = references[key], storages[key] == nil
      else {
        throw TensorFileError(.torch(.wrongKeys), offset: start)
      }
      let range = try storage(reference, in: file, from: position)
      storages[key] = TorchStorage(
        byteCount: range.count, elements: .inPlace(file[range]), isBigEndian: false)
      position = range.upperBound
    }
    guard position == file.count else {
      throw TensorFileError(.torch(.extraBytes(file.count - position)), offset: position)
    }
    return storages
  }

  /// The storages that a pickle refers to, by key.
  private static func references(in graph: PickleGraph) -> [String: TorchStorageReference] {
    var references: [String: TorchStorageReference] = [:]
    for object in graph.objects where object.kind == .persistent {
      guard let found = TorchStorageReference(object.values[0], in: graph) else { continue }
      references[found.key] = found
    }
    return references
  }

  /// Where the elements of the storage at `position` are.
  private static func storage(
    _ reference: TorchStorageReference, in file: ByteRegion, from position: Int
  ) throws(TensorFileError) -> Range<Int> {
    let left = file.count - position
    guard left >= 8 else {
      throw TensorFileError(
        .torch(.storageCutOff(key: reference.key, expected: reference.byteCount, found: 0)),
        offset: position)
    }
    let count = file.number(UInt64.self, at: position)
    guard count == UInt64(reference.count) else {
      throw TensorFileError(
        .torch(
          .elementCount(key: reference.key, expected: reference.count, found: count)),
        offset: position)
    }
    guard reference.byteCount <= left - 8 else {
      throw TensorFileError(
        .torch(
          .storageCutOff(
            key: reference.key, expected: reference.byteCount, found: left - 8)),
        offset: position)
    }
    return position + 8..<position + 8 + reference.byteCount
  }
}
