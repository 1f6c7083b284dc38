extension TensorFileError {
  /// The ways to be wrong. Sizes are in bytes, `code` is an `errno`.
  public enum Problem: Equatable, Sendable {
    // The file as such.

    /// There is no such file.
    case missing
    /// The system refuses to open, inspect or map the file.
    case unreadable(code: Int32)
    /// A folder stands where a file should.
    case isFolder
    /// A pipe, socket or device stands where a file should.
    case notRegularFile
    /// The file has no bytes.
    case empty
    /// The system refuses to create, fill or rename a file.
    case unwritable(code: Int32)

    // The header's frame.

    /// The file is shorter than the 8 bytes of the header's length.
    case tooShortForHeader(size: Int)
    /// The header is longer than anybody needs.
    case headerTooLong(size: UInt64, limit: Int)
    /// The header is longer than the file.
    case headerCutOff(size: Int, fileSize: Int)
    /// The header is not UTF-8, or has half a surrogate pair.
    case headerNotText
    /// The header does not begin with a brace.
    case headerNotObject

    // The header's JSON.

    /// The header is no JSON, or not of the right form.
    case malformedHeader(expected: String)
    /// A value that is passed over is nested too deeply.
    case nestedTooDeeply(limit: Int)
    /// Two tensors, two metadata or two fields have one name.
    case repeatedKey(String)
    /// A metadata value is not a string.
    case metadataNotText(key: String)
    /// The header lists more tensors than any network has.
    case tooManyTensors(limit: Int)
    /// The shape has more dimensions than any array has.
    case tooManyDimensions(limit: Int)
    /// A tensor lacks its type, shape or offsets.
    case missingField(String)
    /// A shape or an offset is not a whole number from 0 to `Int.max`.
    case notCountable(field: String)
    /// A tensor has this many offsets, not begin and end.
    case wrongOffsetCount(Int)

    // What the header says, and the bytes after it.

    /// The number of elements or of their bytes is beyond `Int`.
    case shapeTooLarge([Int])
    /// A tensor ends before it begins; both count from the end of the header.
    case reversedOffsets(begin: Int, end: Int)
    /// The offsets leave other room than shape and type ask for.
    case sizeMismatch(shape: [Int], typeName: String, expected: Int, found: Int)
    /// The file ends before the tensors do; both sizes are without the header.
    case cutOff(expected: Int, found: Int)
    /// Bytes before the tensor belong to none.
    case gap(size: Int)
    /// The tensor begins before the previous one ends.
    case overlap(size: Int)
    /// The file goes on after the last tensor.
    case extraBytes(Int)

    // Formats that have ways of their own.

    /// A ZIP archive.
    case zip(ZipProblem)
    /// An array of NumPy, alone or in an archive.
    case npy(NPYProblem)
    /// An HDF5 file.
    case hdf5(HDF5Problem)
    /// A pickle, as a stream of instructions.
    case pickle(PickleProblem)
    /// What PyTorch puts into a pickle, and its storages.
    case torch(TorchProblem)

    // What was asked for.

    /// The file has no tensor of that name.
    case noSuchTensor
    /// The elements' type, as the file spells it, is not decoded here.
    case unsupportedElementType(String)
    /// Whole numbers are wanted of a floating-point tensor.
    case notIntegers(ElementType)
    /// A `u64` is beyond `Int`.
    case integerTooLarge(UInt64)
    /// The format keeps the name for itself.
    case reservedName(String)

    // Other formats than safetensors.

    /// What is wrong with an ONNX file.
    case onnx(ONNXProblem)
  }
}
