public import Recurrent
public import TensorFiles

/// Reads sequences from an array of a tensor file.
public enum ArrayReader {
  /// The sequences of an array: one of `[T]` or `[T, D]`, N of `[N, T, D]`.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - tensor: the array's name; `nil` takes `x`, or the only array that is no weight.
  ///   - isTimeMajor: whether a 3-D array is `[T, N, D]`.
  ///   - areTokens: whether an array of whole numbers is `[N, T]`, a token a step.
  ///   - name: the file's name for errors.
  /// - Returns: the sequences.
  /// - Throws: `noTensor`, `ambiguousTensor`, `notSequenceShape` or `arrayNotFinite`, or what the
  ///   tensor's decoding throws.
  public static func sequences(
    in file: TensorFile, tensor: String?, isTimeMajor: Bool, areTokens: Bool = false,
    name: String
  ) throws -> [InputSequence] {
    let tensorName = try tensor ?? defaultTensor(in: file, name: name)
    guard file.entry(named: tensorName) != nil else {
      throw LoadingError(.noTensor(tensorName, available: file.names), file: name)
    }
    let array = try file.tensor(named: tensorName)
    guard (1...3).contains(array.shape.count), !array.shape.contains(0) else {
      throw LoadingError(.notSequenceShape(tensorName, shape: array.shape), file: name)
    }
    let values = array.floats()
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw LoadingError(.arrayNotFinite(tensorName, index: index), file: name)
    }
    let isBatch = areTokens && array.elementType.isInteger && isBatchOfTokens(array.shape)
    return split(
      values, shape: isBatch ? array.shape + [1] : array.shape, isTimeMajor: isTimeMajor)
  }

  /// Whether an array holds many sequences: in three dimensions, or of tokens in two.
  ///
  /// - Throws: `noTensor` or `ambiguousTensor`.
  static func hasBatchAxis(
    in file: TensorFile, tensor: String?, areTokens: Bool = false, name: String
  ) throws -> Bool {
    let tensorName = try tensor ?? defaultTensor(in: file, name: name)
    guard let entry = file.entry(named: tensorName) else { return false }
    return entry.shape.count == 3
      || (areTokens && entry.elementType?.isInteger == true && isBatchOfTokens(entry.shape))
  }

  /// `[N, T]`, but not `[T, 1]`, which is one sequence of a token a row.
  private static func isBatchOfTokens(_ shape: [Int]) -> Bool {
    shape.count == 2 && shape[1] > 1
  }

  private static func defaultTensor(in file: TensorFile, name: String) throws -> String {
    if file.entry(named: "x") != nil { return "x" }
    let modules = ModuleCatalogue(of: file)
    let candidates = file.entries.filter { entry in
      entry.elementType != nil && (1...3).contains(entry.shape.count)
        && !modules.owns(entry.name)
    }.map(\.name)
    guard let only = candidates.first, candidates.count == 1 else {
      throw LoadingError(
        candidates.isEmpty
          ? .noTensor("x", available: file.names) : .ambiguousTensor(available: candidates),
        file: name)
    }
    return only
  }

  private static func split(
    _ values: [Float], shape: [Int], isTimeMajor: Bool
  ) -> [InputSequence] {
    guard shape.count == 3 else {
      return [InputSequence(values: values, featureCount: shape.count == 2 ? shape[1] : 1)]
    }
    let width = shape[2]
    guard isTimeMajor else {
      let length = shape[1] * width
      return (0..<shape[0]).map { index in
        InputSequence(
          values: Array(values[index * length..<(index + 1) * length]), featureCount: width)
      }
    }
    return (0..<shape[1]).map { index in
      let rows = (0..<shape[0]).flatMap { step in
        let start = (step * shape[1] + index) * width
        return values[start..<start + width]
      }
      return InputSequence(values: rows, featureCount: width)
    }
  }
}
