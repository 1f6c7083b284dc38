import Recurrent

/// The most probable of many classes, and where the true one stands among them.
struct Ranking: Equatable {
  /// A class with its place, from 1 on.
  struct Entry: Equatable {
    let index: Int
    let probability: Float
    let rank: Int
  }

  /// The most probable ones, the first one first; of equal ones that of the lower number.
  let top: [Entry]
  /// The true class, when it is known.
  let truth: Entry?

  init(_ probabilities: [Float], most: Int, truth: Int?) {
    var best: [Int] = []
    for (index, probability) in probabilities.enumerated() where !probability.isNaN {
      if best.count == most, let last = best.last, probability <= probabilities[last] { continue }
      let place = best.firstIndex { probabilities[$0] < probability } ?? best.endIndex
      best.insert(index, at: place)
      if best.count > most { best.removeLast() }
    }
    top = best.enumerated().map { place, index in
      Entry(index: index, probability: probabilities[index], rank: place + 1)
    }
    guard let truth, probabilities.indices.contains(truth) else {
      self.truth = nil
      return
    }
    let own = probabilities[truth]
    let before = probabilities.enumerated().count { index, other in
      other > own || (other == own && index < truth)
    }
    self.truth = Entry(index: truth, probability: own, rank: before + 1)
  }
}

extension LinearHead {
  /// The probability of each class, for one step's predictions: their softmax, unless they are
  /// probabilities already.
  func probabilities(_ predictions: [Float]) -> [Float] {
    guard output != .softmax else { return predictions }
    let greatest = predictions.max() ?? 0
    // In powers of e, where the greatest is 1: no sum overflows.
    let powers = predictions.map { exponential($0 - greatest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
