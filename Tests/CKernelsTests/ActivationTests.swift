import CKernels
import Foundation
import Testing

/// σ and tanh, seen through a layer of one input and no recurrence: i, f, g and o are the
/// activations of x.
@Suite struct Activations {
  private let weights: Weights = {
    var numbers = Numbers(state: 1)
    var weights = Weights(Shape(inputs: 1, units: 1, steps: 1, biases: false), using: &numbers)
    weights.inputWeights = [1, 1, 1, 1]
    weights.recurrentWeights = [0, 0, 0, 0]
    return weights
  }()

  private func activations(of x: [Float]) throws -> (sigmoid: [Float], tanh: [Float]) {
    let shape = Shape(inputs: 1, units: 1, steps: x.count)
    let layer = try #require(weights.packed(shape))
    var (sigmoid, tanh) = (x, x)
    var (h, c): ([Float], [Float]) = ([0], [0])
    sigmoid.withUnsafeMutableBufferPointer { i in
      tanh.withUnsafeMutableBufferPointer { g in
        var record = lv_record()
        record.i = i.baseAddress
        record.g = g.baseAddress
        lv_lstm_forward(layer.pointer, x.count, x, &h, &c, &record, 1)
      }
    }
    return (sigmoid, tanh)
  }

  @Test func areWithinTheirBound() throws {
    let x = stride(from: Float(-20), through: 20, by: 0.0007).map { $0 }
    var found: [(sigmoid: [Float], tanh: [Float])] = []
    atEachLevel { if let some = try? activations(of: x) { found.append(some) } }
    #expect(!found.isEmpty)
    let exactSigmoid = x.map { 1 / (1 + exp(-Double($0))) }
    let exactTanh = x.map { tanh(Double($0)) }
    for (sigmoid, tanh) in found {
      #expect(largestDifference(sigmoid, exactSigmoid) < 1.8e-7)
      #expect(largestDifference(tanh, exactTanh) < 1.8e-7)
      #expect(tanh.allSatisfy { abs($0) <= 1 })
    }
  }

  @Test func keepDigitsNearZeroAndSaturate() throws {
    let x: [Float] = [1e-6, -1e-3, 0, 100, -100, .infinity, -.infinity, 1e30]
    atEachLevel {
      guard let (sigmoid, tanh) = try? activations(of: x) else { return }
      #expect(abs(tanh[0] - 1e-6) < 1e-12)
      #expect(abs(Double(tanh[1]) - Foundation.tanh(Double(x[1]))) < 1e-9)
      #expect(tanh[2] == 0 && sigmoid[2] == 0.5)
      #expect(Array(tanh[3...]) == [1, -1, 1, -1, 1])
      #expect(sigmoid[3] == 1 && sigmoid[5] == 1 && sigmoid[7] == 1)
      #expect(abs(sigmoid[4]) < 1e-37 && abs(sigmoid[6]) < 1e-37)
    }
  }

  @Test func notANumberComesThrough() throws {
    atEachLevel {
      guard let (sigmoid, tanh) = try? activations(of: [1, .nan, 1]) else { return }
      #expect(!sigmoid[0].isNaN && sigmoid[1].isNaN)
      #expect(!tanh[0].isNaN && tanh[1].isNaN)
    }
  }
}
