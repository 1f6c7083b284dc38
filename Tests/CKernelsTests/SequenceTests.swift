import CKernels
import Dispatch
import Synchronization
import Testing

/// One sequence with every gate recorded, against double precision.
@Suite struct Sequences {
  static let shapes: [Shape] = {
    var shapes: [Shape] = []
    for units in [1, 3, 5, 15, 16, 17, 31, 64, 100, 130] {
      for inputs in [1, 2, 7, 16, 65] {
        for steps in [1, 2, 9] {
          shapes.append(
            Shape(inputs: inputs, units: units, steps: steps, biases: (units + steps) % 2 == 0))
        }
      }
    }
    shapes.append(Shape(inputs: 40, units: 70, steps: 60))
    shapes.append(Shape(inputs: 20, units: 64, steps: 101))
    for (units, projected) in [(3, 2), (16, 5), (40, 17), (100, 70)] {
      shapes.append(Shape(inputs: 3, units: units, projected: projected, steps: 9))
      shapes.append(Shape(inputs: 33, units: units, projected: projected, steps: 20))
    }
    return shapes
  }()

  @Test(arguments: shapes) func equalsDoublePrecision(shape: Shape) throws {
    var numbers = Numbers(state: UInt64(shape.units * 1000 + shape.inputs * 10 + shape.steps))
    let weights = Weights(shape, using: &numbers)
    let layer = try #require(weights.packed(shape))
    let x = numbers.floats(shape.steps * shape.inputs, within: 2)
    let h = numbers.floats(shape.outputs, within: 0.9)
    let c = numbers.floats(shape.units, within: 2)
    let expected = weights.reference(shape).run(
      x.map(Double.init), hidden: h.map(Double.init), cell: c.map(Double.init))
    atEachLevel {
      let one = Run(layer, shape, x, h, c, threads: 1)
      one.expectClose(to: expected)
      let two = Run(layer, shape, x, h, c, threads: 2)
      let same = two == one
      #expect(same, "threads change nothing")
    }
  }

  @Test func signalsMayBeLeftOut() throws {
    let shape = Shape(inputs: 3, units: 21, steps: 12)
    var numbers = Numbers(state: 1)
    let layer = try #require(Weights(shape, using: &numbers).packed(shape))
    let x = numbers.floats(shape.steps * shape.inputs, within: 1)
    let zeros = [Float](repeating: 0, count: shape.units)
    atEachLevel {
      let all = Run(layer, shape, x, zeros, zeros, threads: 1)
      var (h, c) = (zeros, zeros)
      var gate = [Float](repeating: 0, count: shape.steps * shape.units)
      let status = gate.withUnsafeMutableBufferPointer { gate in
        var record = lv_record()
        record.f = gate.baseAddress
        return lv_lstm_forward(layer.pointer, shape.steps, x, &h, &c, &record, 1)
      }
      #expect(status == 0)
      let same = gate == all.f && h == all.lastHidden && c == all.lastCell
      #expect(same)
    }
  }

  /// The second is wide enough to be projected far ahead.
  @Test(arguments: [
    Shape(inputs: 40, units: 70, steps: 41), Shape(inputs: 9, units: 1040, steps: 10),
  ])
  func aSequenceMayBeCutAnywhere(shape: Shape) throws {
    var numbers = Numbers(state: 2)
    let layer = try #require(Weights(shape, using: &numbers).packed(shape))
    let x = numbers.floats(shape.steps * shape.inputs, within: 1)
    let zeros = [Float](repeating: 0, count: shape.units)
    atEachLevel {
      let whole = Run(layer, shape, x, zeros, zeros, threads: 1)
      for cut in [1, 8, 13] where cut < shape.steps {
        var (head, tail) = (shape, shape)
        (head.steps, tail.steps) = (cut, shape.steps - cut)
        let first = Run(layer, head, x, zeros, zeros, threads: 1)
        let later = Array(x.dropFirst(cut * shape.inputs))
        let rest = Run(layer, tail, later, first.lastHidden, first.lastCell, threads: 1)
        let same = first.c + rest.c == whole.c && rest.lastHidden == whole.lastHidden
        #expect(same, "cut after \(cut)")
      }
    }
  }

  @Test func manyCallersAtOnceGetTheSame() throws {
    let shape = Shape(inputs: 16, units: 64, steps: 50)
    var numbers = Numbers(state: 3)
    let layer = try #require(Weights(shape, using: &numbers).packed(shape))
    let x = numbers.floats(shape.steps * shape.inputs, within: 1)
    let zeros = [Float](repeating: 0, count: shape.units)
    atEachLevel {
      let expected = Run(layer, shape, x, zeros, zeros, threads: 1)
      let level = lv_kernels_level()
      let different = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: 40) { _ in
        lv_kernels_force(level)
        defer { lv_kernels_force(Int32(LV_LEVEL_COUNT)) }
        if Run(layer, shape, x, zeros, zeros, threads: 2) != expected {
          different.add(1, ordering: .relaxed)
        }
      }
      #expect(different.load(ordering: .relaxed) == 0)
    }
  }

  @Test func wrongSizesAreRefused() {
    var numbers = Numbers(state: 4)
    let weights = Weights(Shape(inputs: 1, units: 1, steps: 1), using: &numbers)
    #expect(weights.packed(Shape(inputs: 0, units: 1, steps: 1)) == nil)
    #expect(weights.packed(Shape(inputs: 1, units: 0, steps: 1)) == nil)
    #expect(weights.packed(Shape(inputs: 1, units: 1, projected: 1, steps: 1)) == nil)
    #expect(weights.packed(Shape(inputs: .max / 8, units: .max / 8, steps: 1)) == nil)
  }

  @Test func noStepsLeaveTheState() throws {
    let shape = Shape(inputs: 2, units: 5, steps: 0)
    var numbers = Numbers(state: 5)
    let layer = try #require(Weights(shape, using: &numbers).packed(shape))
    let h = numbers.floats(5, within: 1)
    let c = numbers.floats(5, within: 1)
    let run = Run(layer, shape, [], h, c, threads: 2)
    #expect(run.lastHidden == h)
    #expect(run.lastCell == c)
  }
}

/// A pass through the kernels and what came out.
private struct Run: Equatable {
  var i: [Float]
  var f: [Float]
  var g: [Float]
  var o: [Float]
  var c: [Float]
  var m: [Float]
  var h: [Float]
  var lastHidden: [Float]
  var lastCell: [Float]

  init(_ layer: Layer, _ shape: Shape, _ x: [Float], _ h: [Float], _ c: [Float], threads: Int32) {
    let (steps, units) = (shape.steps, shape.units)
    // One float more than the kernels may write, to catch those that write it.
    var buffer = [Float](repeating: 7, count: steps * (6 * units + shape.outputs) + 1)
    var (hidden, cell) = (h, c)
    let status = buffer.withUnsafeMutableBufferPointer { buffer in
      let parts = (0..<7).map { part in buffer.baseAddress.map { $0 + part * steps * units } }
      var record = lv_record(
        i: parts[0], f: parts[1], g: parts[2], o: parts[3], c: parts[4], m: parts[5], h: parts[6])
      return lv_lstm_forward(layer.pointer, steps, x, &hidden, &cell, &record, threads)
    }
    precondition(status == 0 && buffer.last == 7, "status \(status)")
    let signals = (0..<6).map { Array(buffer[$0 * steps * units..<($0 + 1) * steps * units]) }
    (lastHidden, lastCell) = (hidden, cell)
    (i, f, g) = (signals[0], signals[1], signals[2])
    (o, self.c, m) = (signals[3], signals[4], signals[5])
    self.h = Array(buffer[6 * steps * units..<buffer.count - 1])
  }

  func expectClose(to steps: [ReferenceLSTM.Step]) {
    let gates = [
      ("i", i, steps.flatMap(\.i)), ("f", f, steps.flatMap(\.f)), ("g", g, steps.flatMap(\.g)),
      ("o", o, steps.flatMap(\.o)), ("m", m, steps.flatMap(\.m)), ("h", h, steps.flatMap(\.h)),
    ]
    for (name, found, expected) in gates {
      #expect(largestDifference(found, expected) < 2e-6, "\(name)")
    }
    let cells = steps.flatMap(\.c)
    let scale = max(1, cells.map(abs).max() ?? 0)
    #expect(largestDifference(c, cells) < 1e-5 * scale, "c")
    if let last = steps.last {
      #expect(largestDifference(lastHidden, last.h) < 2e-6)
      #expect(largestDifference(lastCell, last.c) < 1e-5 * scale)
    }
  }
}
