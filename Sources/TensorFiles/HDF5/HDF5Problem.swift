/// What is wrong with an HDF5 file, or what of it is not read here.
public enum HDF5Problem: Equatable, Sendable {
  /// The file does not begin as every HDF5 file does.
  case notHDF5
  /// The file is shorter than it says.
  case fileCutOff(expected: UInt64, found: Int)
  /// Part of the file reaches past its end, or past its own.
  case cutOff(part: String)
  /// A part does not begin with its four letters.
  case noSignature(String)
  /// A part says what cannot be.
  case malformed(part: String)
  /// A part that is met once in a good file is met again.
  case repeated(part: String)
  /// There is more of something than any file needs.
  case tooMany(String, limit: Int)
  /// Something that Keras and h5py do not write unless told to.
  case unsupported(String)
  /// The dataset has a shape, but no elements were ever written.
  case neverWritten
  /// The dataset's elements have other room than shape and type ask for.
  case sizeMismatch(shape: [Int], typeName: String, expected: Int, found: UInt64)

  var sentence: String {
    switch self {
    case .notHDF5: "it does not begin as an HDF5 file does"
    case .fileCutOff(let expected, let found):
      "it says that it has \(grouped(expected)) bytes, but it ends after \(grouped(found))"
    case .cutOff(let part): "\(part) runs past its end"
    case .noSignature(let letters): "\(letters) is missing where a part of that name should begin"
    case .malformed(let part): "\(part) is malformed"
    case .repeated(let part): "\(part) is there twice"
    case .tooMany(let what, let limit): "it has more than \(grouped(limit)) \(what)"
    case .unsupported(let what): "HDF5 files with \(what) are not supported"
    case .neverWritten: "its elements were never written"
    case .sizeMismatch(let shape, let typeName, let expected, let found):
      "\(printable(typeName)) \(brief(shape)) takes \(counted(expected, "byte")),"
        + " but the file gives it \(grouped(found))"
    }
  }

  var remedy: String {
    switch self {
    case .fileCutOff: "it was cut off; copy or save it again"
    case .unsupported: "save it again with Keras, or with h5py's defaults"
    case .neverWritten: "save it again with its elements"
    default: "it is damaged, or no HDF5 file; save it again with Keras or h5py"
    }
  }
}

extension TensorFileError {
  /// An error about an HDF5 file.
  static func hdf5(_ problem: HDF5Problem, at offset: Int? = nil) -> TensorFileError {
    TensorFileError(.hdf5(problem), offset: offset)
  }
}
