import Recurrent
public import TensorFiles

/// Reads sequences from an array of a tensor file.
public enum ArrayReader {
  /// The sequences of an array: one of `[T]` or `[T, D]`, N of `[N, T, D]`; with the labels of each
  /// step if the file has an array `labels` of so many.
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
  ) throws -> [LabelledSequence] {
    let entry = try entry(in: file, tensor: tensor, name: name)
    let tensorName = entry.name
    let array = try file.tensor(named: tensorName)
    guard (1...3).contains(array.shape.count), !array.shape.contains(0) else {
      throw LoadingError(.notSequenceShape(tensorName, shape: array.shape), file: name)
    }
    let values = array.floats()
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw LoadingError(.arrayNotFinite(tensorName, index: index), file: name)
    }
    let isBatch = isBatch(entry, areTokens: areTokens)
    let shape = isBatch && array.shape.count == 2 ? array.shape + [1] : array.shape
    let inputs = split(values, shape: shape, isTimeMajor: isTimeMajor)
    let labels = try labels(in: file, shape: Array(shape.prefix(isBatch ? 2 : 1)))
    guard let labels else { return inputs.map { LabelledSequence(input: $0) } }
    let rows = split(
      labels, shape: isBatch ? shape.prefix(2) + [1] : [labels.count, 1],
      isTimeMajor: isTimeMajor)
    return zip(inputs, rows).map { LabelledSequence(input: $0, labels: $1.values) }
  }

  /// The labels of each step, when the file has so many.
  private static func labels(in file: TensorFile, shape: [Int]) throws -> [Float]? {
    guard let entry = file.entry(named: Recording.labels), entry.elementType != nil,
      entry.shape == shape || entry.shape == shape + [1]
    else { return nil }
    return try file.tensor(named: entry.name).floats()
  }

  /// What the file says of the array that is the sequence.
  ///
  /// - Throws: `noTensor` or `ambiguousTensor`.
  static func entry(in file: TensorFile, tensor: String?, name: String) throws -> TensorEntry {
    let tensorName = try tensor ?? defaultTensor(in: file, name: name)
    guard let entry = file.entry(named: tensorName) else {
      throw LoadingError(.noTensor(tensorName, available: file.names), file: name)
    }
    return entry
  }

  /// Whether an array holds many sequences: in three dimensions, or of tokens in two.
  ///
  /// - Throws: `noTensor` or `ambiguousTensor`.
  static func hasBatchAxis(
    in file: TensorFile, tensor: String?, areTokens: Bool = false, name: String
  ) throws -> Bool {
    isBatch(try entry(in: file, tensor: tensor, name: name), areTokens: areTokens)
  }

  /// Whether it is `[N, T, D]`, or of tokens `[N, T]`; `[T, 1]` is one sequence of a token a row.
  private static func isBatch(_ entry: TensorEntry, areTokens: Bool) -> Bool {
    guard entry.shape.count == 2, areTokens else { return entry.shape.count == 3 }
    return entry.elementType?.isInteger == true && entry.shape[1] > 1
  }

  private static func defaultTensor(in file: TensorFile, name: String) throws -> String {
    if file.entry(named: "x") != nil { return "x" }
    let modules = ModuleCatalogue(of: file)
    let candidates = file.entries.filter { entry in
      entry.elementType != nil && (1...3).contains(entry.shape.count)
        && !modules.owns(entry.name) && entry.name != Recording.labels
    }.map(\.name)
    guard let only = candidates.first, candidates.count == 1 else {
      throw LoadingError(
        candidates.isEmpty
          ? .noTensor("x", available: file.names) : .ambiguousTensor(available: candidates),
        file: name)
    }
    return only
  }

  static func split(
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
