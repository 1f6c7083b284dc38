/// What a file says should be said at each step, with its least and greatest value.
struct Labels: Sendable {
  /// `[T]`.
  let values: [Float]
  let range: ClosedRange<Float>

  init(_ values: [Float]) {
    self.values = values
    let finite = values.lazy.filter(\.isFinite)
    range = (finite.min() ?? 0)...(finite.max() ?? 0)
  }
}
