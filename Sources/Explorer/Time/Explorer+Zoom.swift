import Recurrent

extension Explorer {
  /// More or fewer steps on a page were wanted.
  public enum ZoomMessage: Equatable, Sendable {
    /// Half as many, about the cursor.
    case closer
    /// Twice as many.
    case farther
    /// The whole sequence, or one column a step.
    case toggledFit
    /// Another reduction of the steps of a column.
    case cycledBinning
  }

  mutating func apply(_ message: ZoomMessage) {
    switch message {
    case .closer: zoomIn()
    case .farther: zoomOut()
    case .toggledFit: viewpoint.zoom = viewpoint.zoom == .fitted ? .oneToOne : .fitted
    case .cycledBinning: viewpoint.binning = viewpoint.binning.next
    }
  }

  private mutating func zoomIn() {
    let axis = timeAxis
    guard axis.isBinned else {
      let columns = min(2 * axis.columnsPerStep, TimeAxis.widestStep)
      return widen(to: columns, from: axis)
    }
    var length = axis.capacity / 2
    // Where no page of half the length can be shown, the longest that can be read is the next.
    if self.axis(length: length, anchor: 0, in: chart).capacity >= axis.capacity {
      length = readableSteps
    }
    if length <= axis.binCount {
      widen(to: 1, from: axis)
    } else {
      viewpoint.zoom = .page(length: length, anchor: anchor(length: length, from: axis))
    }
  }

  private mutating func zoomOut() {
    let axis = timeAxis
    guard axis.capacity < trace.stepCount else { return }
    let least = max(tokenColumns, 1)
    guard axis.isBinned || axis.columnsPerStep <= least else {
      return widen(to: max(axis.columnsPerStep / 2, least), from: axis)
    }
    let length = 2 * axis.capacity
    viewpoint.zoom =
      length < trace.stepCount
      ? .page(length: length, anchor: anchor(length: length, from: axis)) : .fitted
  }

  private mutating func widen(to columns: Int, from axis: TimeAxis) {
    let length = max((axis.endX - axis.x) / columns, 1)
    viewpoint.zoom = .wide(
      columnsPerStep: columns, anchor: anchor(length: length, from: axis))
  }

  /// Where a page of another length begins on which the cursor stands where it stands now.
  private func anchor(length: Int, from axis: TimeAxis) -> Int {
    let share = Double(step - axis.steps.lowerBound) / Double(axis.capacity)
    return min(max(step - Int(share * Double(length)), 0), max(trace.stepCount - length, 0))
  }

  /// Goes so many columns on: to the first step of another column, where they have several; behind
  /// the last one to the last step. On a page without a time axis a column is a step.
  mutating func moveColumns(by count: Int) {
    guard showsTime, timeAxis.isBinned else { return move(to: step.saturatingAdd(count)) }
    for _ in 0..<min(count.magnitude, UInt(trace.stepCount)) {
      guard let target = stepBeside(forward: count > 0) else {
        return move(to: count > 0 ? .max : 0)
      }
      move(to: target)
    }
  }

  /// The first step of the next column, or of the one before.
  private func stepBeside(forward: Bool) -> Int? {
    let axis = timeAxis
    let own = axis.steps(ofBin: axis.bin(of: step))
    guard !forward else { return own.upperBound < trace.stepCount ? own.upperBound : nil }
    guard own.lowerBound > 0 else { return nil }
    var moved = self
    moved.step = own.lowerBound - 1
    let before = moved.timeAxis
    return before.steps(ofBin: before.bin(of: moved.step)).lowerBound
  }
}
