import CKernels
import Testing

/// A batch, weights, and a loss: the sum of h, the last h and the last c, weighted at random.
struct Problem {
  var shape: Shape
  var weights: Weights
  var x: [Float]
  var h0: [Float]
  var c0: [Float]
  var above: [Float]
  var lastHidden: [Float]
  var lastCell: [Float]

  init(_ shape: Shape) {
    var numbers = Numbers(state: UInt64(shape.units * 100 + shape.steps * 10 + shape.batch))
    let (steps, batch) = (shape.steps, shape.batch)
    self.shape = shape
    weights = Weights(shape, using: &numbers)
    x = numbers.floats(steps * batch * shape.inputs, within: 1.5)
    h0 = numbers.floats(batch * shape.outputs, within: 0.9)
    c0 = numbers.floats(batch * shape.units, within: 1.5)
    above = numbers.floats(steps * batch * shape.outputs, within: 1)
    lastHidden = numbers.floats(batch * shape.outputs, within: 1)
    lastCell = numbers.floats(batch * shape.units, within: 1)
  }

  /// Sequence `n` of an array `[steps, B, width]`.
  private func sequence(_ n: Int, of array: [Float], width: Int) -> [Double] {
    stride(from: n * width, to: array.count, by: shape.batch * width)
      .flatMap { array[$0..<$0 + width].map(Double.init) }
  }

  private func steps(_ net: ReferenceLSTM, sequence n: Int) -> [ReferenceLSTM.Step] {
    net.run(
      sequence(n, of: x, width: shape.inputs), hidden: sequence(n, of: h0, width: shape.outputs),
      cell: sequence(n, of: c0, width: shape.units))
  }

  /// Every gradient in the layout of the kernels.
  func reference() -> Expected {
    let net = weights.reference(shape)
    var runs: [[ReferenceLSTM.Step]] = []
    var parts: [ReferenceLSTM.Gradient] = []
    for n in 0..<shape.batch {
      runs.append(steps(net, sequence: n))
      parts.append(
        net.gradient(
          runs[n], above: sequence(n, of: above, width: shape.outputs),
          lastHidden: sequence(n, of: lastHidden, width: shape.outputs),
          lastCell: sequence(n, of: lastCell, width: shape.units)))
    }
    return Expected(shape, runs, parts)
  }

  /// (loss(θ + ε) − loss(θ − ε)) / 2ε for a batch of one.
  func difference(_ change: (inout ReferenceLSTM, Double) -> Void) -> Double {
    let epsilon = 1e-5
    func loss(_ sign: Double) -> Double {
      var net = weights.reference(shape)
      change(&net, sign * epsilon)
      let run = steps(net, sequence: 0)
      let all = zip(run.flatMap(\.h), above).reduce(0) { $0 + $1.0 * Double($1.1) }
      let last = zip(run.last?.h ?? [], lastHidden).reduce(all) { $0 + $1.0 * Double($1.1) }
      return zip(run.last?.c ?? [], lastCell).reduce(last) { $0 + $1.0 * Double($1.1) }
    }
    return (loss(1) - loss(-1)) / (2 * epsilon)
  }

  func run(threads: Int32) -> Found { run(in: Room(shape, weights), threads: threads) }

  func run(in room: Room, threads: Int32) -> Found {
    room.forward(self, threads: threads)
    return Found(self, room, threads: threads)
  }
}

/// Owns room for training.
final class Room {
  let pointer: OpaquePointer?

  init(_ shape: Shape, _ weights: Weights) {
    pointer = lv_training_create(
      shape.inputs, shape.units, shape.projected, shape.steps, shape.batch)
    withOptional(weights.inputBias) { inputBias in
      withOptional(weights.recurrentBias) { recurrentBias in
        withOptional(weights.projection) { projection in
          lv_training_load(
            pointer, weights.inputWeights, weights.recurrentWeights, inputBias, recurrentBias,
            projection)
        }
      }
    }
  }

  deinit { lv_training_destroy(pointer) }

  func forward(_ problem: Problem, threads: Int32) {
    let (steps, batch) = (problem.shape.steps, problem.shape.batch)
    let status = lv_training_forward(
      pointer, steps, batch, problem.x, problem.h0, problem.c0, threads)
    #expect(status == 0)
  }
}

/// What double precision says, by name, in the kernels' layout.
struct Expected {
  var values: [String: [Double]]

  var inputWeights: [Double] { values["w_ih"] ?? [] }
  var recurrentWeights: [Double] { values["w_hh"] ?? [] }
  var bias: [Double] { values["b"] ?? [] }
  var projection: [Double] { values["w_hr"] ?? [] }

  init(_ shape: Shape, _ runs: [[ReferenceLSTM.Step]], _ parts: [ReferenceLSTM.Gradient]) {
    typealias Part = ReferenceLSTM.Gradient
    func total(_ path: KeyPath<Part, [Double]>) -> [Double] {
      parts.dropFirst().reduce(parts[0][keyPath: path]) { zip($0, $1[keyPath: path]).map(+) }
    }
    func bySteps(_ path: KeyPath<Part, [Double]>, width: Int) -> [Double] {
      (0..<shape.steps).flatMap { t in
        parts.flatMap { $0[keyPath: path][t * width..<(t + 1) * width] }
      }
    }
    values = [
      "w_ih": total(\.inputWeights), "w_hh": total(\.recurrentWeights), "b": total(\.bias),
      "w_hr": total(\.projection), "x": bySteps(\.input, width: shape.inputs),
      "h0": parts.flatMap(\.firstHidden), "c0": parts.flatMap(\.firstCell),
      "dh": bySteps(\.h, width: shape.outputs), "dc": bySteps(\.c, width: shape.units),
      "di": bySteps(\.i, width: shape.units), "df": bySteps(\.f, width: shape.units),
      "dg": bySteps(\.g, width: shape.units), "do": bySteps(\.o, width: shape.units),
      "hidden": (0..<shape.steps).flatMap { t in runs.flatMap { $0[t].h } },
      "cell": runs.flatMap { $0.last?.c ?? [] },
    ]
  }
}

/// What the kernels say, by name.
struct Found: Equatable {
  var values: [String: [Float]] = [:]

  init(_ problem: Problem, _ room: Room, threads: Int32) {
    let shape = problem.shape
    let (rows, units, outputs) = (shape.steps * shape.batch, shape.units, shape.outputs)
    let sizes: [(String, Int)] = [
      ("w_ih", 4 * units * shape.inputs), ("w_hh", 4 * units * outputs), ("b", 4 * units),
      ("w_hr", shape.projected * units), ("x", rows * shape.inputs), ("h0", shape.batch * outputs),
      ("c0", shape.batch * units), ("dh", rows * outputs), ("dc", rows * units),
      ("di", rows * units), ("df", rows * units), ("dg", rows * units), ("do", rows * units),
    ]
    // One float after each, to catch a kernel that writes too much.
    var buffer = [Float](repeating: 7, count: sizes.reduce(0) { $0 + $1.1 + 1 })
    let status = buffer.withUnsafeMutableBufferPointer { buffer in
      var offset = 0
      let p = sizes.map { size in
        defer { offset += size.1 + 1 }
        return buffer.baseAddress.map { $0 + offset }
      }
      var gradients = lv_gradients(
        w_ih: p[0], w_hh: p[1], b: p[2], w_hr: p[3], x: p[4], h0: p[5], c0: p[6], h: p[7],
        c: p[8], i: p[9], f: p[10], g: p[11], o: p[12])
      return lv_training_backward(
        room.pointer, problem.x, problem.above, problem.lastHidden, problem.lastCell, &gradients,
        threads)
    }
    #expect(status == 0)
    var offset = 0
    for (name, count) in sizes {
      values[name] = Array(buffer[offset..<offset + count])
      #expect(buffer[offset + count] == 7, "\(name) is written past its end")
      offset += count + 1
    }
    let hidden = UnsafeBufferPointer(
      start: lv_training_hidden(room.pointer), count: rows * outputs)
    values["hidden"] = Array(hidden)
    var cell = [Float](repeating: 0, count: shape.batch * units)
    lv_training_last_cell(room.pointer, &cell)
    values["cell"] = cell
  }

  func expectClose(to expected: Expected) {
    for (name, exact) in expected.values {
      let largest = exact.map(abs).max() ?? 0
      let tolerance = name == "hidden" ? 2e-6 : 1e-5 * max(largest, 0.01)
      let difference = largestDifference(values[name] ?? [], exact)
      #expect(difference <= tolerance, "\(name): \(difference) of \(largest)")
    }
  }
}
