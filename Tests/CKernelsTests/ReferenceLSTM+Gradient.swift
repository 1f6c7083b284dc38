import Foundation

extension ReferenceLSTM {
  /// The gradients of a loss.
  struct Gradient {
    var inputWeights: [Double]
    var recurrentWeights: [Double]
    var bias: [Double]
    var projection: [Double]
    var input: [Double] = []
    /// Over every path, by step and unit.
    var h: [Double] = []
    var c: [Double] = []
    var i: [Double] = []
    var f: [Double] = []
    var g: [Double] = []
    var o: [Double] = []
    var firstHidden: [Double] = []
    var firstCell: [Double] = []
  }

  /// Back-propagation through time, given what arrives at h from above at every step, `[T, R]`, and
  /// at the last h and c.
  func gradient(
    _ steps: [Step], above: [Double], lastHidden: [Double], lastCell: [Double]
  ) -> Gradient {
    var sum = Gradient(
      inputWeights: inputWeights.map { _ in 0 }, recurrentWeights: recurrentWeights.map { _ in 0 },
      bias: bias.map { _ in 0 }, projection: projection.map { _ in 0 })
    var (dh, dc) = (lastHidden, lastCell)
    for (t, step) in steps.enumerated().reversed() {
      for k in 0..<outputs { dh[k] += above[t * outputs + k] }
      sum.h = dh + sum.h
      (dh, dc) = back(step, dh, dc, into: &sum)
    }
    (sum.firstHidden, sum.firstCell) = (dh, dc)
    return sum
  }

  private func back(
    _ step: Step, _ dh: [Double], _ dc: [Double], into sum: inout Gradient
  ) -> ([Double], [Double]) {
    let dm = projected > 0 ? backThroughProjection(step, dh, into: &sum) : dh
    let tanhC = step.c.map { tanh($0) }
    let dO = zip(dm, tanhC).map(*)
    let cell = (0..<units).map { (unit: Int) -> Double in
      dc[unit] + dm[unit] * step.o[unit] * (1 - tanhC[unit] * tanhC[unit])
    }
    let dF = zip(cell, step.previousCell).map(*)
    let dI = zip(cell, step.g).map(*)
    let dG = zip(cell, step.i).map(*)
    sum.c = cell + sum.c
    (sum.i, sum.f, sum.g, sum.o) = (dI + sum.i, dF + sum.f, dG + sum.g, dO + sum.o)
    var da = [Double](repeating: 0, count: 4 * units)
    for unit in 0..<units {
      let (i, f, g, o) = (step.i[unit], step.f[unit], step.g[unit], step.o[unit])
      da[unit] = dI[unit] * i * (1 - i)
      da[units + unit] = dF[unit] * f * (1 - f)
      da[2 * units + unit] = dG[unit] * (1 - g * g)
      da[3 * units + unit] = dO[unit] * o * (1 - o)
    }
    for row in da.indices {
      sum.bias[row] += da[row]
      for k in 0..<inputs { sum.inputWeights[row * inputs + k] += da[row] * step.input[k] }
      for k in 0..<outputs {
        sum.recurrentWeights[row * outputs + k] += da[row] * step.previousHidden[k]
      }
    }
    sum.input = multiplyTransposed(inputWeights, da) + sum.input
    return (multiplyTransposed(recurrentWeights, da), zip(cell, step.f).map(*))
  }

  private func backThroughProjection(
    _ step: Step, _ dh: [Double], into sum: inout Gradient
  ) -> [Double] {
    for p in 0..<projected {
      for unit in 0..<units { sum.projection[p * units + unit] += dh[p] * step.m[unit] }
    }
    return multiplyTransposed(projection, dh)
  }
}

/// The transpose of `matrix` times `vector`, the matrix row-major with a row for every entry.
func multiplyTransposed(_ matrix: [Double], _ vector: [Double]) -> [Double] {
  let columns = matrix.count / vector.count
  var result = [Double](repeating: 0, count: columns)
  for (row, value) in vector.enumerated() {
    for column in 0..<columns { result[column] += matrix[row * columns + column] * value }
  }
  return result
}
