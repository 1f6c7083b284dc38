/// Which elements of an axis a Slice takes, as the operator's definition clamps them.
struct SliceRange: Equatable {
  /// The first element, within the axis unless there is none.
  let start: Int
  /// From one element to the next, never 0; not beyond the axis.
  let step: Int
  let count: Int

  /// The elements from `start` to before `end`, both perhaps counted from the end of the axis.
  init(start: Int, end: Int, step wanted: Int, size: Int) {
    // No step needs to be longer than the axis.
    let step = min(max(wanted, -max(size, 1)), max(size, 1))
    func place(_ position: Int, in range: ClosedRange<Int>) -> Int {
      let counted = position < 0 ? position + size : position
      return min(max(counted, range.lowerBound), range.upperBound)
    }
    self.step = step
    if step > 0 {
      self.start = place(start, in: 0...size)
      count = max(0, (place(end, in: 0...size) - self.start + step - 1) / step)
    } else {
      self.start = place(start, in: min(0, size - 1)...max(0, size - 1))
      let last = place(end, in: -1...max(0, size - 1))
      count = size == 0 ? 0 : max(0, (self.start - last - step - 1) / -step)
    }
  }
}
