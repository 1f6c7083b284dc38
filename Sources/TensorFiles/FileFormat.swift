/// What a file is, told by how it begins; where that is not enough, by its extension.
public enum FileFormat: Equatable, Sendable, CaseIterable {
  /// Named arrays behind a JSON header.
  case safetensors
  /// One array of NumPy.
  case npy
  /// Files in one: arrays of NumPy (NPZ), or a model.
  case zip
  /// Groups, arrays and attributes, as h5py and Keras write them.
  case hdf5
  /// Values of Python, of which PyTorch's are read. Today it puts them into a ZIP archive, whose
  /// beginning shows only that.
  case pickle
  /// A graph and its constants, in a protobuf message, which has no beginning of its own.
  case onnx

  /// What people call it.
  public var title: String {
    switch self {
    case .safetensors: "safetensors"
    case .npy: "NPY"
    case .zip: "ZIP"
    case .hdf5: "HDF5"
    case .pickle: "PyTorch"
    case .onnx: "ONNX"
    }
  }

  /// How many bytes of the beginning ``init(beginning:pathExtension:)`` looks at, if there are any.
  public static let magicSize = 16

  /// The format of a file, or nil of a text and of what is not known here.
  ///
  /// - Parameters:
  ///   - bytes: the file's first ``magicSize`` bytes, fewer of a shorter file.
  ///   - pathExtension: what stands behind the last dot of its name, in lower case.
  public init?(beginning bytes: some Collection<UInt8>, pathExtension: String) {
    let format = FileFormat.allCases.first { $0.matches(Array(bytes)) }
    guard let found = format ?? FileFormat(pathExtension: pathExtension) else { return nil }
    self = found
  }

  private init?(pathExtension: String) {
    switch pathExtension {
    case "safetensors": self = .safetensors
    case "h5", "hdf5": self = .hdf5
    case "npy": self = .npy
    case "npz", "zip", "keras": self = .zip
    case "pt", "pth", "ckpt": self = .pickle
    case "onnx": self = .onnx
    default: return nil
    }
  }

  private func matches(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .safetensors:
      // A length below 2³², and the header's brace: no text begins so.
      bytes.count > 8 && bytes[4..<8].allSatisfy { $0 == 0 } && bytes[8] == UInt8(ascii: "{")
    case .hdf5: bytes.starts(with: HDF5Superblock.signature)
    case .npy: bytes.starts(with: [0x93] + "NUMPY".utf8)
    case .zip:
      // The header of an entry; of an archive without entries the end.
      ["PK\u{3}\u{4}", "PK\u{5}\u{6}"].contains { bytes.starts(with: $0.utf8) }
    case .pickle:
      // The protocol, since protocol 2. No text begins so: the first byte alone is no UTF-8.
      bytes.count > 1 && bytes[0] == 0x80 && (2...5).contains(bytes[1])
    case .onnx: false
    }
  }
}
