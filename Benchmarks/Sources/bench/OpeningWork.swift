import Recurrent

/// Opening a long sequence and reading steps all over it.
struct OpeningWork {
  let units: Int
  let stepCount: Int

  /// The memory it takes at most, in MB, and how long the last step lets wait, in s.
  func measure() -> String {
    let trace = Trace(
      of: Inputs.network(features: 1, units: units, hasHead: false),
      over: InputSequence(values: Inputs.values(stepCount), featureCount: 1))
    let last = microseconds { _ = trace[stepCount - 1, 0] }
    for place in 0..<100 { _ = trace[place * (stepCount / 100), 0] }
    return "\(residentPeak()) \(last / 1e6)"
  }
}
