/// The ways a file of `torch.save` can be wrong, or be something else. Sizes are in bytes.
public enum TorchProblem: Equatable, Sendable {
  // What the file is.

  /// A pickle, or something with such a name, that `torch.save` did not write.
  case notTorch
  /// A tar archive, as PyTorch before 0.1.10 wrote it.
  case tarArchive
  /// A program of TorchScript.
  case scriptArchive
  /// The file is of a later version of the form before zip archives.
  case unsupportedVersion
  /// The elements' byte order has a name that is not known here.
  case unknownByteOrder(String)

  // What it holds in place of tensors.

  /// An object of a class stands where the tensors should, under that key.
  case pickledObject(className: String, key: String?)
  /// There are no tensors where a state dict has them.
  case noTensors
  /// Dictionaries within dictionaries, perhaps without end.
  case nestedTooDeeply(limit: Int)
  /// Dictionaries that refer to each other again and again.
  case entangled
  /// More tensors than any network has.
  case tooManyTensors(limit: Int)
  /// The key of a tensor is neither a text of usual length nor a whole number.
  case unnamedTensor
  /// Together the names are longer than those of any network.
  case namesTooLong(limit: Int)
  /// Two tensors would have one name.
  case repeatedName

  // What it says about a tensor.

  /// A tensor is described in another way than PyTorch does.
  case malformedTensor(expected: String)
  /// A tensor reaches beyond its storage; both count elements.
  case outsideStorage(needed: Int, available: Int)
  /// Tensors share so many elements that they ask for far more memory than the file is long.
  case tooLargeTogether(limit: Int)

  // Where the elements are.

  /// The file does not have a storage that a tensor refers to.
  case missingStorage(key: String)
  /// A storage has another size than the pickle says.
  case storageSize(key: String, expected: Int, found: Int)
  /// A storage has another count of elements than the pickle says.
  case elementCount(key: String, expected: Int, found: UInt64)
  /// The keys of the storages are not those of the tensors.
  case wrongKeys
  /// The file ends within a storage.
  case storageCutOff(key: String, expected: Int, found: Int)
  /// The file goes on after the last storage.
  case extraBytes(Int)
}

extension TorchProblem {
  var sentence: String { contentsSentence ?? storageSentence ?? "" }

  private var contentsSentence: String? {
    switch self {
    case .notTorch: "it is not a file that torch.save wrote"
    case .tarArchive: "it is a tar archive, as PyTorch before 0.1.10 wrote them"
    case .scriptArchive: "it is a TorchScript program, which only PyTorch can run"
    case .unsupportedVersion: "it is of a version of PyTorch's format that is not known"
    case .unknownByteOrder(let name):
      "its byte order is \(quoted(name)); little and big are known"
    case .pickledObject(let className, let key):
      (key.map { "under \(quoted($0)) " } ?? "") + "it holds a pickled object of class "
        + "\(quoted(className)), which only Python could build"
    case .noTensors: "it holds no tensors by name"
    case .nestedTooDeeply(let limit):
      "its dictionaries are nested deeper than \(limit) levels"
    case .entangled: "its dictionaries refer to each other too often"
    case .tooManyTensors(let limit): "it lists more than \(grouped(limit)) tensors"
    case .unnamedTensor: "it holds a tensor whose key is no name"
    case .namesTooLong(let limit): "its names take more than \(grouped(limit)) bytes"
    case .repeatedName: "it has two tensors of that name"
    default: nil
    }
  }

  private var storageSentence: String? {
    switch self {
    case .malformedTensor(let expected):
      "it is not described as PyTorch does: expected \(expected)"
    case .outsideStorage(let needed, let available):
      "it needs a storage of \(counted(needed, "element")), but that has \(grouped(available))"
    case .tooLargeTogether(let limit):
      "its tensors share elements, and would take more than \(counted(limit, "byte"))"
    case .missingStorage(let key): "its storage \(quoted(key)) is not in the file"
    case .storageSize(let key, let expected, let found):
      "its storage \(quoted(key)) should have \(counted(expected, "byte")), "
        + "but has \(grouped(found))"
    case .elementCount(let key, let expected, let found):
      "its storage \(quoted(key)) should have \(counted(expected, "element")), "
        + "but has \(grouped(found))"
    case .wrongKeys: "its list of storages does not fit its tensors"
    case .storageCutOff(let key, let expected, let found):
      "its storage \(quoted(key)) should have \(counted(expected, "byte")), "
        + "but the file ends after \(grouped(found)) of them"
    case .extraBytes(let count):
      "after the last storage, \(counted(count, "byte")) are left over"
    default: nil
    }
  }

  var remedy: String {
    switch self {
    case .notTorch: "check that it is the right file, and complete"
    case .tarArchive: "load it with a PyTorch of today and save it again"
    case .storageCutOff: "it was cut off; copy or save it again"
    case .tooLargeTogether: "save each tensor as tensor.contiguous()"
    case .pickledObject, .scriptArchive, .noTensors: "save model.state_dict() instead"
    default: "save model.state_dict() again with torch.save"
    }
  }
}
