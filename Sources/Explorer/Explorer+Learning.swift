public import Recurrent

extension Explorer {
  /// What was learned on a walk over the whole of a sequence.
  public enum Finding: Sendable {
    /// Each unit's largest |C| (or |h|), one array a layer.
    case largestMemory([[Float]])
    /// That so much was walked, in 0…1.
    case share(Double)
    /// All that is known of it: the walk is over.
    case summary(TraceSummary)
  }

  /// Takes note of a finding; of another sequence than the one shown it comes too late.
  mutating func learn(_ finding: Finding, ofSequence sequence: Int) {
    guard sequence == self.sequence else { return }
    switch finding {
    case .largestMemory(let values): largestMemory = values
    case .share(let share): walkedShare = share
    case .summary(let newSummary):
      summary = newSummary
      layerFigures = nil
      overviews = nil
      layerOrder = nil
      layerScales = nil
      largestMemory = newSummary.largestMemory
      isWalking = false
    }
    arrive()
  }

  /// Walks over the whole sequence at once, as if a person had waited until all is known.
  public mutating func summarise() {
    guard let summary = TraceSummary(of: trace) else { return }
    _ = update(.learned(.summary(summary), ofSequence: sequence))
  }
}
