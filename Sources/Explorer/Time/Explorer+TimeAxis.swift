import Recurrent

extension Explorer {
  /// Which steps stand where on the page shown; pages without a time axis have that of page 1.
  ///
  /// What a person zoomed to, as far as it can be shown without waiting: bins of a bucket and more
  /// need the summary (or few steps), finer ones are read from the trace, but of no more steps than
  /// ``readableSteps``. Between the two there may be lengths of a page that can't be shown; the next
  /// longer one is. Until the summary is there, pages that need it have one column a step.
  var timeAxis: TimeAxis {
    switch viewpoint.zoom {
    case .fitted: axis(length: trace.stepCount, anchor: 0)
    case .page(let length, let anchor): axis(length: length, anchor: anchor)
    case .wide(let columns, let anchor): axis(columnsPerStep: columns, anchor: anchor)
    }
  }

  /// The columns of the page's charts.
  private var chart: Range<Int> {
    switch page {
    case .unit: unitLayout.chart
    case .output: outputLayout.chart
    case .gates, .cell, .units: gatesLayout.chart
    }
  }

  /// An axis with a column or more a step.
  private func axis(columnsPerStep: Int, anchor: Int) -> TimeAxis {
    let chart = chart
    return TimeAxis(
      showing: step, of: trace.stepCount, x: chart.lowerBound, columns: chart.count,
      least: max(tokenColumns, columnsPerStep), anchor: anchor)
  }

  /// An axis with so many steps or the next possible number of them.
  func axis(length: Int, anchor: Int) -> TimeAxis {
    let single = axis(columnsPerStep: 1, anchor: anchor)
    let length = min(length, trace.stepCount)
    guard length > single.capacity else { return single }
    let chart = chart
    let bucketLength = TraceSummary.bucketLength(
      for: trace.network, stepCount: trace.stepCount)
    let isFine = length < chart.count * bucketLength && length <= readableSteps
    let binned = TimeAxis(
      showing: step, of: trace.stepCount, x: chart.lowerBound, columns: chart.count,
      length: length, grain: isFine ? 1 : bucketLength, anchor: anchor)
    guard binned.capacity <= readableSteps || summary != nil else { return single }
    return binned
  }

  /// Of how many steps a page is read from the trace: some thousand, fewer of wide networks, so that
  /// nobody waits.
  var readableSteps: Int { 4 * trace.blockLength }

  /// Whether the page has a time axis, so that its columns can be gone through.
  var showsTime: Bool {
    switch page {
    case .gates, .unit: true
    case .output: classRects?.text == nil
    case .cell, .units: false
    }
  }
}
