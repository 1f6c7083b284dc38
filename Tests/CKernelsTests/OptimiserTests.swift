import CKernels
import Foundation
import Testing

/// Clipping, Adam and the linear head, against double precision.
@Suite struct Optimiser {
  @Test(arguments: [0, 1, 7, 64, 5000]) func sumOfSquares(count: Int) {
    var numbers = Numbers(state: 1)
    let a = numbers.floats(count, within: 3)
    let exact = a.reduce(0) { $0 + Double($1) * Double($1) }
    atEachLevel {
      #expect(abs(lv_sum_of_squares(a, count) - exact) <= 1e-6 * exact)
    }
  }

  @Test func clipsAsPyTorchDoes() {
    #expect(lv_clip_factor(0.5, 1) == 1)
    #expect(lv_clip_factor(4, 1) == Float(1 / (4 + 1e-6)))
  }

  @Test(arguments: [1, 16, 37]) func scales(count: Int) {
    var numbers = Numbers(state: 2)
    let a = numbers.floats(count, within: 3)
    atEachLevel {
      var scaled = a
      lv_scale(&scaled, count, 0.25)
      #expect(scaled == a.map { $0 * 0.25 })
    }
  }

  @Test(arguments: [1, 15, 16, 100]) func adamMovesAsInDoublePrecision(count: Int) {
    var numbers = Numbers(state: 3)
    let first = numbers.floats(count, within: 1)
    let gradients = (0..<5).map { _ in numbers.floats(count, within: 2) }
    var adam = lv_adam(learning_rate: 1e-2, beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
    let exact = adamInDoublePrecision(first, gradients, scale: 0.5)
    atEachLevel {
      var weights = first
      var mean = [Float](repeating: 0, count: count)
      var square = mean
      for (step, gradient) in gradients.enumerated() {
        lv_adam_update(&adam, step + 1, 0.5, count, &weights, gradient, &mean, &square)
      }
      #expect(largestDifference(weights, exact) < 1e-6)
    }
  }

  private func adamInDoublePrecision(
    _ first: [Float], _ gradients: [[Float]], scale: Double
  ) -> [Double] {
    first.indices.map { index in
      var (weight, mean, square) = (Double(first[index]), 0.0, 0.0)
      for (step, gradient) in gradients.enumerated() {
        let g = Double(gradient[index]) * scale
        mean = 0.9 * mean + 0.1 * g
        square = 0.999 * square + 0.001 * g * g
        let corrected = mean / (1 - pow(0.9, Double(step + 1)))
        let root = (square / (1 - pow(0.999, Double(step + 1)))).squareRoot()
        weight -= 1e-2 * corrected / (root + 1e-8)
      }
      return weight
    }
  }

  @Test(arguments: [(1, 1, 1), (5, 16, 1), (9, 70, 3), (40, 33, 17)])
  func linearHead(rows: Int, inputs: Int, outputs: Int) {
    var numbers = Numbers(state: 4)
    let x = numbers.floats(rows * inputs, within: 1)
    let w = numbers.floats(outputs * inputs, within: 1)
    let b = numbers.floats(outputs, within: 1)
    let dy = numbers.floats(rows * outputs, within: 1)
    func sum(_ count: Int, _ term: (Int) -> Float) -> Double {
      (0..<count).reduce(0) { $0 + Double(term($1)) }
    }
    let exactY = (0..<rows * outputs).map { at in
      let (row, n) = (at / outputs, at % outputs)
      return Double(b[n]) + sum(inputs) { x[row * inputs + $0] * w[n * inputs + $0] }
    }
    let exactW = (0..<outputs * inputs).map { at in
      sum(rows) { x[$0 * inputs + at % inputs] * dy[$0 * outputs + at / inputs] }
    }
    let exactB = (0..<outputs).map { n in sum(rows) { dy[$0 * outputs + n] } }
    let exactX = (0..<rows * inputs).map { at in
      sum(outputs) { w[$0 * inputs + at % inputs] * dy[at / inputs * outputs + $0] }
    }
    atEachLevel {
      var y = [Float](repeating: 0, count: rows * outputs)
      var (dw, db, dx) = (w, b, x)
      lv_linear_forward(rows, inputs, outputs, x, w, b, &y)
      lv_linear_backward(rows, inputs, outputs, x, w, dy, &dw, &db, &dx)
      #expect(largestDifference(y, exactY) < 1e-5)
      #expect(largestDifference(dw, exactW) < 1e-5)
      #expect(largestDifference(db, exactB) < 1e-5)
      #expect(largestDifference(dx, exactX) < 1e-5)
    }
  }
}
