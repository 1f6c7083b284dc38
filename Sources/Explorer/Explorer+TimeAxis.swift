import Recurrent

extension Explorer {
  /// Which steps stand where on the page shown; pages without a time axis have that of page 1.
  var timeAxis: TimeAxis {
    let chart =
      switch page {
      case .unit: unitLayout.chart
      case .output: outputLayout.chart
      case .gates, .cell, .units: gatesLayout.chart
      }
    return timeAxis(in: chart)
  }

  /// Which steps stand under which of some columns.
  func timeAxis(in chart: Range<Int>) -> TimeAxis {
    TimeAxis(
      showing: step, of: trace.stepCount, x: chart.lowerBound, columns: chart.count,
      least: tokenColumns)
  }
}
