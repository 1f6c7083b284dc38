import Recurrent

/// What page 8 shows of an output on a page of time, by bin of its axis.
struct OutputBins: Equatable, Sendable {
  /// What it was put together for.
  struct Key: Equatable, Sendable {
    let axis: TimeAxis
    let output: Int
    let readsSummary: Bool
  }

  /// What is true; `nil` where nothing says that.
  var aims: CurveValues?
  /// What the head says of it; of one that says classes, nothing.
  var predictions = CurveValues([])
  /// How far it is off, at the step where it is farthest; `nil` where that is not known: of labels,
  /// which no summary has.
  var errors: [Float]?
  /// How probable the most probable class is, at the step where it is least; of classes only.
  var surest: [Float] = []
}

/// What page 8 shows of an output at single steps.
struct OutputSteps: Equatable, Sendable {
  var aims: [Float]?
  var predictions: [Float]
  var errors: [Float]? {
    aims.map { zip($0, predictions).map { abs($0 - $1) } }
  }
}
