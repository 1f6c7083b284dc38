public import TensorFiles

/// A trace beside a reference: how far each array that both have is off.
public struct TraceComparison: Sendable {
  /// One array.
  public struct Entry: Equatable, Sendable {
    /// Its name in the trace.
    public let name: String
    /// How many values it has.
    public let count: Int
    /// The largest difference; infinite when one has a NaN that the other has not.
    public let error: Float
    /// The largest difference that is no fault.
    public let tolerance: Float

    /// Whether the error is no larger than it may be.
    public var isWithin: Bool { error <= tolerance }
  }

  /// The arrays in the trace's order, at least one.
  public let entries: [Entry]

  /// Compares a trace with the arrays of a file of the same names, with or without `expect.`.
  ///
  /// A file with an `expect.` usually holds inputs under plain names, so that its x is not looked at.
  ///
  /// - Parameters:
  ///   - sequences: the trace.
  ///   - file: the reference.
  ///   - name: the reference's name for errors.
  ///   - tolerance: how far any value may be off; `nil` takes ``ReferenceTolerance``.
  /// - Throws: `nothingInCommon` or `wrongShape`, or what decoding a tensor throws.
  public init(
    of sequences: TracedSequences, with file: TensorFile, name: String, tolerance: Float? = nil
  ) throws {
    let arrays = sequences.arrays
    let hasPrefix = file.names.contains { $0.hasPrefix("expect.") }
    var entries: [Entry] = []
    for array in arrays {
      let isInput = array.name.wholeMatch(of: /(s\d+\.)?x/) != nil
      let plain = hasPrefix && isInput ? nil : file.entry(named: array.name)
      guard let entry = file.entry(named: "expect.\(array.name)") ?? plain else { continue }
      guard TraceComparison.isAlike(entry.shape, array.shape) else {
        throw LoadingError(
          .wrongShape(entry.name, shape: entry.shape, expected: "\(array.shape) as the trace"),
          file: name)
      }
      let reference = try file.tensor(named: entry.name)
      let (error, largest) = TraceComparison.errors(of: array, reference)
      let usual = ReferenceTolerance.tolerance(
        of: array.name, unitCount: sequences.greatestUnitCount, largest: largest)
      entries.append(
        Entry(
          name: array.name, count: reference.count, error: error, tolerance: tolerance ?? usual))
    }
    guard !entries.isEmpty else {
      throw LoadingError(
        .nothingInCommon(trace: arrays.map(\.name), reference: file.names), file: name)
    }
    self.entries = entries
  }

  /// Whether shapes are one but for axes of one.
  private static func isAlike(_ a: [Int], _ b: [Int]) -> Bool {
    a.filter { $0 != 1 } == b.filter { $0 != 1 }
  }

  /// The largest difference, and the largest size in the reference, read piece by piece.
  private static func errors(
    of array: TraceArray, _ reference: Tensor
  ) -> (error: Float, largest: Float) {
    var (error, largest, start) = (Float(0), Float(0), 0)
    for index in 0..<array.pieceCount {
      let values = array.piece(index)
      let expected = reference.floats(in: start..<start + values.count)
      start += values.count
      for (value, expected) in zip(values, expected) where value != expected {
        guard !value.isNaN || !expected.isNaN else { continue }
        let difference = abs(value - expected)
        error = max(error, difference.isNaN ? .infinity : difference)
      }
      largest = expected.lazy.filter(\.isFinite).reduce(largest) { max($0, abs($1)) }
    }
    return (error, largest)
  }
}
