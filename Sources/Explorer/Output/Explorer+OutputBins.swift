import Recurrent

extension Explorer {
  /// What page 8 shows, kept as long as the page stands and has several steps a column.
  struct PageOutput: Sendable {
    let key: OutputBins.Key
    let bins: OutputBins
  }

  /// Puts it together anew if it is another page or output.
  mutating func refreshOutputBins() {
    guard page == .output, trace.network.outputKind != .hidden, isLargeEnough, showsTime,
      timeAxis.isBinned
    else { return }
    let axis = timeAxis
    let key = OutputBins.Key(
      axis: axis, output: viewpoint.output, readsSummary: readsSummary(axis))
    guard pageOutput?.key != key else { return }
    let bins =
      if key.readsSummary, let summary { outputBins(axis, by: summary.ends) } else {
        outputBins(reading: axis)
      }
    pageOutput = PageOutput(key: key, bins: bins)
  }

  /// What page 8 shows on an axis.
  func outputBins(on axis: TimeAxis) -> OutputBins {
    guard !axis.isBinned else { return pageOutput?.bins ?? OutputBins() }
    guard trace.network.outputKind == .values else {
      return OutputBins(surest: surest(axis.steps))
    }
    let steps = outputSteps(axis.steps)
    return OutputBins(
      aims: steps.aims.map { CurveValues($0) }, predictions: CurveValues(steps.predictions),
      errors: steps.errors)
  }

  private func outputBins(reading axis: TimeAxis) -> OutputBins {
    let binned = { (values: [Float]) in
      var collector = BinCollector(axis, width: 1)
      collector.add(values, steps: axis.steps)
      return collector.values
    }
    guard trace.network.outputKind == .values else {
      return OutputBins(surest: binned(surest(axis.steps)).minima)
    }
    let steps = outputSteps(axis.steps)
    return OutputBins(
      aims: steps.aims.map { binned($0).range(of: 0) },
      predictions: binned(steps.predictions).range(of: 0),
      errors: steps.errors.map { binned($0).maxima })
  }

  private func outputBins(_ axis: TimeAxis, by ends: EndsSummary) -> OutputBins {
    let binned = { (known: ExtremesSummary) in BinnedValues(of: known, on: axis) }
    var bins = OutputBins(surest: ends.surest.map { binned($0).minima } ?? [])
    if trace.predictsNextValue {
      bins.aims = ends.inputs.map { binned($0).range(of: viewpoint.output) }
    } else if hasTargets {
      var collector = BinCollector(axis, width: 1)
      collector.add(axis.steps.map(aim), steps: axis.steps)
      bins.aims = collector.values.range(of: 0)
    }
    if let known = ends.predictions {
      bins.predictions = binned(known).range(of: viewpoint.output)
    }
    bins.errors = ends.errors.map { binned($0).range(of: viewpoint.output).highs }
    return bins
  }

  /// What is said of some steps, and what is true of them.
  func outputSteps(_ steps: Range<Int>) -> OutputSteps {
    let isAhead = trace.predictsNextValue
    let read = isAhead ? max(steps.lowerBound - 1, 0)..<steps.upperBound : steps
    let all = trace.predictions(steps: read) ?? []
    let said = { (step: Int) -> Float in
      let row = step - (isAhead ? 1 : 0)
      guard read.contains(row) else { return .nan }
      return all[(row - read.lowerBound) * outputCount + viewpoint.output]
    }
    return OutputSteps(
      aims: isAhead || hasTargets ? steps.map(aim) : nil, predictions: steps.map(said))
  }

  /// How probable the most probable class is at some steps.
  private func surest(_ steps: Range<Int>) -> [Float] {
    guard let head = trace.network.head, let all = trace.predictions(steps: steps) else {
      return []
    }
    return stride(from: 0, to: all.count, by: outputCount).map {
      head.greatestProbability(all[$0..<$0 + outputCount])
    }
  }
}
