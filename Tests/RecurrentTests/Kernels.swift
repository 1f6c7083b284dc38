import CKernels
import Testing

@testable import Recurrent

/// What `CKernels` compute is what the equations in Swift compute.
@Suite struct Kernels {
  /// A layer to compare: H, P and the direction.
  struct Case: Sendable, CustomTestStringConvertible {
    let units: Int
    var projection: Int?
    var direction = Direction.forward

    var testDescription: String { "H \(units) P \(projection ?? 0) \(direction)" }
  }

  static let cases = [
    Case(units: 3), Case(units: 16), Case(units: 37), Case(units: 70),
    Case(units: 6, projection: 2), Case(units: 33, projection: 17),
    Case(units: 5, direction: .reverse), Case(units: 9, projection: 4, direction: .reverse),
  ]

  @Test(arguments: cases)
  func aLayerRunsAsItsEquationsDo(_ example: Case) {
    let packed = PackedLayer(layer(example), threadCount: 2)
    let inputs = RandomNetworks.values(41 * 2)[...]
    let start = RandomNetworks.states(of: Network(layers: [packed.layer]))[0]
    let batch = BatchShape(stepCount: 41)
    var expectedState = start
    let expected = packed.runEquations(inputs, over: batch, from: &expectedState)
    atEachLevel { level in
      var state = start
      let run = packed.run(inputs, over: batch, from: &state)
      #expect(run.sums == nil, "the kernels did not run at level \(level)")
      for signal in packed.layer.signals {
        let values = Array(expected.block[signal])
        expectEqual(
          Array(run.block[signal]), values, within: tolerance(of: signal, near: values),
          "\(signal) at level \(level)")
      }
      #expect(state == run.state(after: batch.lastStep(example.direction), packed.layer))
    }
  }

  @Test func oneThreadAndTwoGiveTheSameBits() {
    let layer = layer(Case(units: 130))
    let inputs = RandomNetworks.values(60 * 2)[...]
    let runs = [1, 2].map { threadCount in
      var state = layer.zeroState
      return PackedLayer(layer, threadCount: threadCount)
        .run(inputs, over: BatchShape(stepCount: 60), from: &state).block
    }
    #expect(runs[0] == runs[1])
  }

  private func layer(_ example: Case) -> RecurrentLayer {
    let layer = RandomNetworks.network(
      .lstm, units: example.units, projection: example.projection
    ).layers[0]
    return RecurrentLayer(
      kind: .lstm, inputWeights: layer.inputWeights, recurrentWeights: layer.recurrentWeights,
      inputBias: layer.inputBias, recurrentBias: layer.recurrentBias,
      projection: layer.projection, direction: example.direction)
  }
}

/// Runs `body` at every level of instructions that this processor has.
func atEachLevel(_ body: (Int32) throws -> Void) rethrows {
  defer { lv_kernels_force(Int32(LV_LEVEL_COUNT)) }
  for level in (0..<Int32(LV_LEVEL_COUNT)) where lv_kernels_force(level) == level {
    try body(level)
  }
}
