/// Which steps stand under which columns of a chart.
///
/// A page of time stands still while the cursor moves on it and turns at its edge, so that a step
/// changes few cells: moving a whole picture by a column costs a hundred times the bytes.
struct TimeAxis: Equatable {
  /// The steps on this page.
  let steps: Range<Int>
  /// How many columns each has.
  let columnsPerStep: Int
  /// The first column of the chart.
  let x: Int

  /// The page with a step on it.
  ///
  /// - Parameters:
  ///   - step: the cursor's step.
  ///   - stepCount: how many steps there are.
  ///   - x: the first column of the chart.
  ///   - columns: how many columns the chart has, at least 1.
  ///   - least: how many columns a step has at least, as far as the chart has them.
  init(showing step: Int, of stepCount: Int, x: Int, columns: Int, least: Int = 1) {
    self.x = x
    let fitting = max(columns / max(stepCount, 1), min(least, columns))
    self.columnsPerStep = min(max(fitting, 1), TimeAxis.widestStep)
    let capacity = max(columns / columnsPerStep, 1)
    let first = min(step / capacity * capacity, max(0, stepCount - capacity))
    self.steps = first..<min(stepCount, first + capacity)
  }

  /// How many steps a page of this axis has.
  var capacity: Int { steps.count }

  /// The columns of a step on this page.
  func columns(of step: Int) -> Range<Int> {
    let first = x + (step - steps.lowerBound) * columnsPerStep
    return first..<first + columnsPerStep
  }

  /// The column in the middle of a step.
  func middle(of step: Int) -> Int { columns(of: step).lowerBound + (columnsPerStep - 1) / 2 }

  /// The step under a column of the screen; `nil` outside the chart.
  func step(atColumn column: Int) -> Int? {
    (x..<endX).contains(column) ? steps.lowerBound + (column - x) / columnsPerStep : nil
  }

  /// The first column behind the last step.
  var endX: Int { x + steps.count * columnsPerStep }

  /// Short sequences are drawn wide, but not so wide that a step looks like many.
  private static let widestStep = 6
}
