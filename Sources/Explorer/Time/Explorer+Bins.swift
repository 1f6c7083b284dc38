import Recurrent

extension Explorer {
  /// Puts the bins of the page together anew if it is another page.
  mutating func refreshBins() {
    guard isLargeEnough, hasCharts else { return }
    let axis = timeAxis
    guard axis.isBinned else {
      pageBins = nil
      return
    }
    let key = PageBins.Key(layer: layer, axis: axis, readsSummary: readsSummary(axis))
    guard pageBins?.key != key else { return }
    guard key.readsSummary, let summary else {
      pageBins = PageBins(key, reading: trace)
      return
    }
    pageBins = PageBins(key, of: trace, by: summary)
  }

  /// Whether the bins of an axis begin where a summary's buckets do, so that it is read.
  func readsSummary(_ axis: TimeAxis) -> Bool { summary?.bucketLength == axis.grain }

  /// A signal of the layer on the page, `[bins, width]`, reduced where bins have several steps.
  func values(of signal: Signal, on axis: TimeAxis) -> [Float] {
    guard axis.isBinned else { return trace.values(of: signal, layer: layer, steps: axis.steps) }
    let reduction = viewpoint.binning.reduction(of: signal, in: recurrentLayer)
    return pageBins?.signals[signal]?.reduced(by: reduction) ?? []
  }

  /// A signal of one unit on the page as a curve: from the least to the greatest of each bin.
  func curveValues(of signal: Signal, unit: Int, on axis: TimeAxis) -> CurveValues {
    guard !axis.isBinned else {
      return pageBins?.signals[signal]?.range(of: unit) ?? CurveValues([])
    }
    let width = recurrentLayer.width(of: signal)
    let all = trace.values(of: signal, layer: layer, steps: axis.steps)
    return CurveValues(stride(from: unit, to: all.count, by: width).map { all[$0] })
  }

  /// How much of the selected unit's memory was kept and how much written in each bin of the page, as
  /// sizes, each at the step where it was most; none of a vanilla cell.
  func changeSizes(on axis: TimeAxis) -> (kept: [Float], written: [Float])? {
    guard recurrentLayer.kind.family != .rnn else { return nil }
    if axis.isBinned {
      guard let kept = pageBins?.kept, let written = pageBins?.written else { return nil }
      return (kept.range(of: unit).highs, written.range(of: unit).highs)
    }
    let changes = axis.steps.compactMap { change(at: $0) }
    return (changes.map { abs($0.kept) }, changes.map { abs($0.written) })
  }
}
