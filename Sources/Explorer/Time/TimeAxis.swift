/// Which steps stand under which columns of a chart.
///
/// A page of time stands still while the cursor moves on it and turns at its edge, so that a step
/// changes few cells: moving a whole picture by a column costs a hundred times the bytes.
///
/// Time is drawn in *bins*, each of which has its own value: a single step, one column wide or more;
/// or on a page with more steps than columns several steps, one column wide. Every step of the page is
/// in exactly one bin. Of W bins of a page of n steps, bin k has the steps k·n/W ..< (k+1)·n/W, so
/// that the bins fill the width and differ by a step at most. Where a bin's value is put together from
/// a summary's buckets, page and bins begin at the beginning of a bucket: the same holds for n buckets,
/// and what is shown of a bin is right for its steps, neither less nor more.
struct TimeAxis: Equatable, Sendable {
  /// The steps on this page.
  let steps: Range<Int>
  /// How many columns each step has; 1 where a column has several steps.
  let columnsPerStep: Int
  /// The first column of the chart.
  let x: Int
  /// How many bins the page has.
  let binCount: Int
  /// A bin begins at a multiple of so many steps: 1, or as many as a summary's bucket has.
  let grain: Int
  /// How many of these the page has, the last one of which may be shorter.
  private let grainCount: Int

  /// The page with a step on it, each step a bin.
  ///
  /// - Parameters:
  ///   - step: the cursor's step.
  ///   - stepCount: how many steps there are.
  ///   - x: the first column of the chart.
  ///   - columns: how many columns the chart has, at least 1.
  ///   - least: how many columns a step has at least, as far as the chart has them.
  ///   - anchor: the first step of some page.
  init(
    showing step: Int, of stepCount: Int, x: Int, columns: Int, least: Int = 1, anchor: Int = 0
  ) {
    self.x = x
    let fitting = max(columns / max(stepCount, 1), min(least, columns))
    columnsPerStep = min(max(fitting, 1), TimeAxis.widestStep)
    steps = TimeAxis.page(
      with: step, of: stepCount, length: max(columns / columnsPerStep, 1), anchor: anchor)
    binCount = steps.count
    grain = 1
    grainCount = binCount
  }

  /// The page with a step on it, of at least so many steps, each column a bin.
  ///
  /// - Parameters:
  ///   - step: the cursor's step.
  ///   - stepCount: how many steps there are.
  ///   - x: the first column of the chart.
  ///   - columns: how many columns the chart has, at least 1.
  ///   - length: how many steps the page has at least, as far as there are so many.
  ///   - grain: at a multiple of how many steps pages and bins begin.
  ///   - anchor: the first step of some page, or near it.
  init(
    showing step: Int, of stepCount: Int, x: Int, columns: Int, length: Int, grain: Int,
    anchor: Int = 0
  ) {
    self.x = x
    self.grain = grain
    columnsPerStep = 1
    let page = TimeAxis.page(
      with: step / grain, of: (stepCount - 1) / grain + 1,
      length: max((length - 1) / grain + 1, columns), anchor: anchor / grain)
    steps = page.lowerBound * grain..<min(stepCount, page.upperBound * grain)
    grainCount = page.count
    binCount = min(columns, page.count)
  }

  /// The page with a place on it, of those that follow one another from an anchor on; the first and
  /// the last one are as long as the others, as far as there are so many places.
  private static func page(
    with place: Int, of count: Int, length: Int, anchor: Int
  ) -> Range<Int> {
    let length = min(length, count)
    let distance = place - anchor
    let pages = distance >= 0 ? distance / length : (distance + 1) / length - 1
    let first = min(max(anchor + pages * length, 0), count - length)
    return first..<first + length
  }

  /// How many steps a page of this axis has.
  var capacity: Int { steps.count }

  /// Whether a column has more than one step.
  var isBinned: Bool { binCount < steps.count }

  /// How many steps a bin has at most.
  var stepsPerBin: Int { (grainCount - 1) / binCount * grain + grain }

  // MARK: Bins

  /// The steps of a bin, in `0..<binCount`.
  func steps(ofBin bin: Int) -> Range<Int> {
    edge(bin)..<min(edge(bin + 1), steps.upperBound)
  }

  /// The bin of a step on this page.
  func bin(of step: Int) -> Int {
    (((step - steps.lowerBound) / grain + 1) * binCount - 1) / grainCount
  }

  /// The columns of a bin.
  func columns(ofBin bin: Int) -> Range<Int> {
    x + bin * columnsPerStep..<x + (bin + 1) * columnsPerStep
  }

  private func edge(_ bin: Int) -> Int {
    steps.lowerBound + bin * grainCount / binCount * grain
  }

  // MARK: Columns

  /// The columns of a step on this page.
  func columns(of step: Int) -> Range<Int> { columns(ofBin: bin(of: step)) }

  /// The column in the middle of a step.
  func middle(of step: Int) -> Int { columns(of: step).lowerBound + (columnsPerStep - 1) / 2 }

  /// The steps under a column of the screen; `nil` outside the chart.
  func steps(ofColumn column: Int) -> Range<Int>? {
    guard (x..<endX).contains(column) else { return nil }
    return steps(ofBin: (column - x) / columnsPerStep)
  }

  /// The first step under a column of the screen; `nil` outside the chart.
  func step(atColumn column: Int) -> Int? { steps(ofColumn: column)?.lowerBound }

  /// The first column behind the last step.
  var endX: Int { x + binCount * columnsPerStep }

  /// Short sequences are drawn wide, but not so wide that a step looks like many.
  static let widestStep = 6
}
