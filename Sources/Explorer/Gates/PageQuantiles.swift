import Recurrent

/// How high the upper tenth, the middle and the lower tenth of a layer's units stand in each column
/// of the page.
///
/// Kept as long as the page stands: finding them takes longer than drawing.
struct PageQuantiles: Equatable, Sendable {
  /// What they were found for.
  struct Key: Equatable, Sendable {
    let layer: Int
    let axis: TimeAxis
    /// What was done with the steps of a bin, and where that came from; `nil` where each has one.
    let bins: PageBins.Key?
    let binning: Binning
  }

  /// The shares of units that stand lower, from above.
  static let shares = [0.9, 0.5, 0.1]

  let key: Key
  /// `[columns, 3]` of each signal.
  private(set) var signals: [Signal: [Float]] = [:]

  init(_ key: Key) { self.key = key }

  /// Finds those of a signal, if they are not known.
  ///
  /// - Parameters:
  ///   - signal: which signal.
  ///   - width: how many units it has.
  ///   - values: gives its values on the page, `[columns, width]`.
  mutating func find(_ signal: Signal, width: Int, in values: () -> [Float]) {
    guard signals[signal] == nil, width > 0 else { return }
    var values = values()
    var found: [Float] = []
    found.reserveCapacity(values.count / width * PageQuantiles.shares.count)
    values.withUnsafeMutableBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: width) {
        PageQuantiles.add(
          of: UnsafeMutableBufferPointer(rebasing: values[start..<start + width]), to: &found)
      }
    }
    signals[signal] = found
  }

  /// The quantiles of some values, the nearest of them each; NaN counts not, and is the answer where
  /// there is nothing else.
  static func quantiles(of values: [Float]) -> [Float] {
    var values = values
    var found: [Float] = []
    values.withUnsafeMutableBufferPointer { add(of: $0, to: &found) }
    return found
  }

  /// Adds the quantiles of some values, which are left in another order.
  private static func add(
    of values: UnsafeMutableBufferPointer<Float>, to found: inout [Float]
  ) {
    var count = 0
    for index in values.indices where !values[index].isNaN {
      values[count] = values[index]
      count += 1
    }
    var end = count
    for share in shares {
      guard count > 0 else {
        found.append(.nan)
        continue
      }
      let place = Int((Double(count - 1) * share).rounded())
      found.append(select(place, in: values, end: end))
      end = place + 1
    }
  }

  /// Hoare's selection among the values before an end: what would stand at a place, were they sorted;
  /// afterwards what stands before it is not greater.
  private static func select(
    _ place: Int, in values: UnsafeMutableBufferPointer<Float>, end: Int
  ) -> Float {
    var (low, high) = (0, end - 1)
    while low < high {
      let pivot = values[low + (high - low) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        guard left <= right else { break }
        values.swapAt(left, right)
        left += 1
        right -= 1
      }
      if place <= right { high = right } else if place >= left { low = left } else { break }
    }
    return values[place]
  }
}
