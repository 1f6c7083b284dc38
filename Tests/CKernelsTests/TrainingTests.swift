import CKernels
import Testing

/// A batch forward and back through time, against double precision.
@Suite struct Training {
  static let shapes: [Shape] = {
    var shapes: [Shape] = []
    for units in [1, 3, 16, 17, 31, 64, 100] {
      for inputs in [1, 7, 65] {
        for (steps, batch) in [(1, 1), (2, 3), (9, 1), (5, 8), (3, 13)] {
          let biases = (units + batch) % 2 == 0
          shapes.append(
            Shape(inputs: inputs, units: units, steps: steps, batch: batch, biases: biases))
        }
      }
    }
    shapes.append(Shape(inputs: 40, units: 70, steps: 30, batch: 12))
    shapes.append(Shape(inputs: 130, units: 130, steps: 3, batch: 2))
    for (units, projected) in [(3, 2), (16, 5), (40, 17), (100, 70)] {
      shapes.append(Shape(inputs: 3, units: units, projected: projected, steps: 9))
      shapes.append(Shape(inputs: 3, units: units, projected: projected, steps: 4, batch: 7))
    }
    return shapes
  }()

  @Test(arguments: shapes) func equalsDoublePrecision(shape: Shape) throws {
    let problem = Problem(shape)
    let expected = problem.reference()
    atEachLevel {
      let one = problem.run(threads: 1)
      one.expectClose(to: expected)
      let same = problem.run(threads: 2) == one
      #expect(same, "threads change nothing")
    }
  }

  /// The reference itself, held to the definition of a derivative.
  @Test(arguments: [0, 2]) func referenceEqualsDifferences(projected: Int) {
    let shape = Shape(inputs: 2, units: 3, projected: projected, steps: 4)
    let problem = Problem(shape)
    let exact = problem.reference()
    for index in 0..<4 * 3 * 2 {
      let difference = problem.difference { $0.inputWeights[index] += $1 }
      #expect(abs(difference - exact.inputWeights[index]) < 1e-7)
    }
    for index in 0..<4 * 3 * shape.outputs {
      let difference = problem.difference { $0.recurrentWeights[index] += $1 }
      #expect(abs(difference - exact.recurrentWeights[index]) < 1e-7)
    }
    for index in 0..<projected * 3 {
      let difference = problem.difference { $0.projection[index] += $1 }
      #expect(abs(difference - exact.projection[index]) < 1e-7)
    }
    for index in 0..<4 * 3 {
      let difference = problem.difference { $0.bias[index] += $1 }
      #expect(abs(difference - exact.bias[index]) < 1e-7)
    }
  }

  @Test func gradientsMayBeLeftOut() {
    let problem = Problem(Shape(inputs: 3, units: 21, steps: 5, batch: 4))
    let room = Room(problem.shape, problem.weights)
    room.forward(problem, threads: 1)
    var gradients = lv_gradients()
    #expect(lv_training_backward(room.pointer, problem.x, nil, nil, nil, &gradients, 1) == 0)
    let status = lv_training_backward(room.pointer, problem.x, nil, nil, nil, &gradients, 1)
    #expect(status != 0, "there is nothing left to go back through")
  }

  @Test func roomIsReusedForSmallerBatches() {
    let large = Problem(Shape(inputs: 5, units: 20, steps: 9, batch: 6))
    var small = Problem(Shape(inputs: 5, units: 20, steps: 4, batch: 1))
    small.weights = large.weights
    atEachLevel {
      let room = Room(large.shape, large.weights)
      _ = large.run(in: room, threads: 1)
      let same = small.run(in: room, threads: 1) == small.run(threads: 1)
      #expect(same)
    }
  }

  @Test func wrongSizesAreRefused() {
    #expect(lv_training_create(0, 1, 0, 1, 1) == nil)
    #expect(lv_training_create(1, 1, 0, 0, 1) == nil)
    #expect(lv_training_create(1, 1, 0, .max / 2, .max / 2) == nil)
    let problem = Problem(Shape(inputs: 1, units: 1, steps: 2, batch: 2))
    let room = Room(problem.shape, problem.weights)
    #expect(lv_training_forward(room.pointer, 3, 1, problem.x, nil, nil, 1) != 0)
    #expect(lv_training_forward(room.pointer, 1, 3, problem.x, nil, nil, 1) != 0)
  }
}
