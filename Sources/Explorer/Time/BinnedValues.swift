import Recurrent

/// The least, the greatest and the mean value of something in each bin of a time axis.
///
/// NaN counts for nothing (a masked step has no gates); where there is nothing else, all three are
/// NaN.
struct BinnedValues: Equatable, Sendable {
  /// How many values a step has.
  let width: Int
  /// `[bins, width]`, as the others.
  let minima: [Float]
  let maxima: [Float]
  let means: [Float]

  /// What a column shows, `[bins, width]`.
  func reduced(by reduction: Reduction) -> [Float] {
    switch reduction {
    case .least: minima
    case .greatest: maxima
    case .mean: means
    case .extreme: zip(minima, maxima).map { abs($0) > abs($1) ? $0 : $1 }
    }
  }

  /// The least and the greatest values of one unit by bin.
  func range(of unit: Int) -> CurveValues {
    let places = stride(from: unit, to: minima.count, by: max(width, 1))
    return CurveValues(lows: places.map { minima[$0] }, highs: places.map { maxima[$0] })
  }
}

/// The least and the greatest value that a curve has in each bin of a time axis.
struct CurveValues: Equatable, Sendable {
  let lows: [Float]
  let highs: [Float]

  init(lows: [Float], highs: [Float]) {
    self.lows = lows
    self.highs = highs
  }

  /// All values' distances from 0 but for infinite ones.
  var sizes: [Float] { (lows + highs).map(abs).filter(\.isFinite) }

  /// Those of the first bins.
  func prefix(_ count: Int) -> CurveValues {
    CurveValues(lows: Array(lows.prefix(count)), highs: Array(highs.prefix(count)))
  }

  /// A single value a bin.
  init(_ values: [Float]) { self.init(lows: values, highs: values) }
}
