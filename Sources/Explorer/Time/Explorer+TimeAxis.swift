import Recurrent

extension Explorer {
  /// Which steps stand where on the page shown; pages without a time axis have that of page 1.
  ///
  /// What a person zoomed to, as far as it can be shown without waiting: bins of a bucket and more
  /// need the summary (or few steps), finer ones are read from the trace, but of no more steps than
  /// ``readableSteps``. Between the two there may be lengths of a page that can't be shown; the next
  /// longer one is. Until the summary is there, pages that need it have one column a step.
  var timeAxis: TimeAxis { timeAxis(in: chart) }

  /// Which steps stand under which of some columns.
  func timeAxis(in chart: Range<Int>) -> TimeAxis {
    switch viewpoint.zoom {
    case .fitted: axis(length: trace.stepCount, anchor: 0, in: chart)
    case .page(let length, let anchor): axis(length: length, anchor: anchor, in: chart)
    case .wide(let columns, let anchor): axis(columnsPerStep: columns, anchor: anchor, in: chart)
    }
  }

  /// The columns of the page's charts.
  var chart: Range<Int> {
    switch page {
    case .unit: unitLayout.chart
    case .output: outputLayout.chart
    case .gates, .cell, .units: GatesLayout.chart(size, unitCount: recurrentLayer.hiddenSize)
    }
  }

  /// An axis with a column or more a step.
  private func axis(columnsPerStep: Int, anchor: Int, in chart: Range<Int>) -> TimeAxis {
    TimeAxis(
      showing: step, of: trace.stepCount, x: chart.lowerBound, columns: chart.count,
      least: max(tokenColumns, columnsPerStep), anchor: anchor)
  }

  /// An axis with so many steps or the next possible number of them.
  func axis(length: Int, anchor: Int, in chart: Range<Int>) -> TimeAxis {
    let single = axis(columnsPerStep: 1, anchor: anchor, in: chart)
    let length = min(length, trace.stepCount)
    guard length > single.capacity else { return single }
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

  /// Whether the page's charts have values on a time axis; page 2 has such where there is room.
  var hasCharts: Bool { showsTime || page == .cell }

  /// Whether the page is about time, so that its columns can be gone through.
  var showsTime: Bool {
    switch page {
    case .gates, .unit: true
    case .output: classRects?.text == nil
    case .cell, .units: false
    }
  }
}
