extension SignalSummary {
  /// The units in an order in which neighbours are alike: their values rise and fall together.
  ///
  /// Alike is what has a high correlation (Pearson's, of the means by bucket). A chain begins with the
  /// two that are most alike, and at every turn takes up the unit that is most like one of its ends,
  /// beside that end. So units of one kind stand together, and the order is the same every time. Units
  /// that never change, or have no finite values, come last by their numbers. Takes H² · buckets / 2
  /// multiplications.
  public func unitsByLikeness() -> [Int] {
    let curves = UnitCurves(means, width: width)
    let likeness = curves.correlations()
    let count = curves.units.count
    guard count > 1 else { return curves.units + curves.others }
    var chain = SignalSummary.mostAlike(likeness, count: count)
    var isFree = [Bool](repeating: true, count: count)
    for place in chain { isFree[place] = false }
    var front: [Int] = []
    while front.count + chain.count < count {
      let head = front.last ?? chain[0]
      let tail = chain[chain.count - 1]
      var (best, isAtTail) = (-1, true)
      var greatest = -Float.infinity
      for place in 0..<count where isFree[place] {
        let (atTail, atHead) = (likeness[tail * count + place], likeness[head * count + place])
        if max(atTail, atHead) > greatest {
          (best, isAtTail, greatest) = (place, atTail >= atHead, max(atTail, atHead))
        }
      }
      isFree[best] = false
      if isAtTail { chain.append(best) } else { front.append(best) }
    }
    let all = Array(front.reversed()) + chain
    let ordered = all[0] < all[count - 1] ? all : Array(all.reversed())
    return ordered.map { curves.units[$0] } + curves.others
  }

  /// The pair with the greatest likeness, the first one of several.
  private static func mostAlike(_ likeness: [Float], count: Int) -> [Int] {
    var pair = [0, 1]
    for one in 0..<count {
      for other in one + 1..<count
      where likeness[one * count + other] > likeness[pair[0] * count + pair[1]] {
        pair = [one, other]
      }
    }
    return pair
  }
}
