import Foundation

/// The textbook's LSTM in double precision, as slow and as plain as can be.
struct ReferenceLSTM {
  var inputs: Int
  var units: Int
  /// 0 without a projection.
  var projected: Int
  /// `[4H, D]`, gates in the order i f g o.
  var inputWeights: [Double]
  /// `[4H, R]`
  var recurrentWeights: [Double]
  /// `[4H]`, the sum of both.
  var bias: [Double]
  /// `[P, H]`
  var projection: [Double]

  /// The width of h.
  var outputs: Int { projected > 0 ? projected : units }

  /// What one step computes, each by unit.
  struct Step {
    var input: [Double] = []
    var previousHidden: [Double] = []
    var previousCell: [Double] = []
    var i: [Double] = []
    var f: [Double] = []
    var g: [Double] = []
    var o: [Double] = []
    var c: [Double] = []
    var m: [Double] = []
    var h: [Double] = []
  }

  func run(_ x: [Double], hidden: [Double], cell: [Double]) -> [Step] {
    var steps: [Step] = []
    var (h, c) = (hidden, cell)
    for t in 0..<(x.count / inputs) {
      let step = self.step(Array(x[t * inputs..<(t + 1) * inputs]), hidden: h, cell: c)
      (h, c) = (step.h, step.c)
      steps.append(step)
    }
    return steps
  }

  private func step(_ x: [Double], hidden: [Double], cell: [Double]) -> Step {
    var step = Step(input: x, previousHidden: hidden, previousCell: cell)
    for unit in 0..<units {
      let a = (0..<4).map { preactivation(row: $0 * units + unit, x, hidden) }
      let (i, f, g, o) = (sigmoid(a[0]), sigmoid(a[1]), tanh(a[2]), sigmoid(a[3]))
      let c = f * cell[unit] + i * g
      step.i.append(i)
      step.f.append(f)
      step.g.append(g)
      step.o.append(o)
      step.c.append(c)
      step.m.append(o * tanh(c))
    }
    step.h = projected > 0 ? multiply(projection, step.m) : step.m
    return step
  }

  private func preactivation(row: Int, _ x: [Double], _ h: [Double]) -> Double {
    var sum = bias[row]
    for k in 0..<inputs { sum += inputWeights[row * inputs + k] * x[k] }
    for k in 0..<outputs { sum += recurrentWeights[row * outputs + k] * h[k] }
    return sum
  }
}

/// `matrix` times `vector`, the matrix row-major with as many columns as the vector has entries.
func multiply(_ matrix: [Double], _ vector: [Double]) -> [Double] {
  (0..<matrix.count / vector.count).map { row in
    vector.indices.reduce(0) { $0 + matrix[row * vector.count + $1] * vector[$1] }
  }
}

func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
