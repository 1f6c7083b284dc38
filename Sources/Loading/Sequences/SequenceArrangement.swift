/// How a file holds its sequences, and so how a trace of all of them does.
public enum SequenceArrangement: Equatable, Sendable {
  /// One after another, as in a text: they may differ in length. Also the only one of a file.
  case listed
  /// In an array `[N, T, D]`.
  case batchFirst
  /// In an array `[T, N, D]`.
  case timeMajor
}
