import Recurrent
import Screen
import Testing

@testable import Explorer

/// Networks and sequences that hold what no number should be.
@Suite struct StrangeValues {
  private let sizes = [(40, 10), (80, 24), (120, 12), (120, 36), (200, 60)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  private func explorers(_ trace: Trace) -> [Explorer] {
    sizes.flatMap { size in
      [true, false].map { knowsAll in
        var explorer = Explorer(
          trace: trace, title: Explorer.Title(file: "strange", network: []),
          appearance: Appearance(), size: size)
        if knowsAll, let largest = trace.largestMemory() {
          _ = explorer.update(.measured(largestMemory: largest))
        }
        return explorer
      }
    }
  }

  private func network(features: Int = 1, hasHead: Bool = true) -> Network {
    RandomNetwork(hidden: 3, steps: 1, features: features, hasHead: hasHead).trace().network
  }

  @Test(
    arguments: [
      [.nan, 0, 1], [.infinity, -.infinity, 0], [3e38, -3e38, 0], [.nan, .nan, .nan],
      [.leastNonzeroMagnitude, 0, -.leastNonzeroMagnitude], [7, 7, 7],
    ] as [[Float]])
  func strangeInputsAreDrawn(values: [Float]) {
    for features in [1, 3] {
      let trace = Trace(
        of: network(features: features),
        over: InputSequence(values: values, featureCount: features))
      for var explorer in explorers(trace) {
        for step in 0..<trace.stepCount {
          _ = explorer.update(.time(.steppedTo(step)))
          #expect(!explorer.view().text.isEmpty)
        }
      }
    }
  }

  @Test(
    arguments: [[.infinity, 0, 0], [-.infinity, .nan, 1], [3e38, -3e38, 1e30]] as [[Float]])
  func strangeStatesAreDrawn(cell: [Float]) {
    let trace = Trace(
      of: network(), over: InputSequence(values: [0, 1, 0, 1], featureCount: 1),
      from: [LayerState(hidden: [0, 0, 0], cell: cell)])
    for var explorer in explorers(trace) {
      for unit in 0..<3 {
        _ = explorer.update(.units(.selected(unit)))
        #expect(!explorer.view().text.isEmpty)
      }
    }
  }

  @Test func aNetworkOfNaNSaysSoInEveryPanel() {
    let strange = RecurrentLayer(
      kind: .lstm, inputWeights: Matrix(rows: 4, columns: 1, elements: [.nan, .nan, .nan, .nan]),
      recurrentWeights: Matrix(rows: 4, columns: 1, elements: [0, 0, 0, 0]))
    let trace = Trace(
      of: Network(layers: [strange]), over: InputSequence(values: [1, 2], featureCount: 1))
    for explorer in explorers(trace) {
      let canvas = explorer.view()
      let layout = explorer.gatesLayout
      for panel in layout.panels {
        #expect(canvas[layout.chart.lowerBound, panel.rect.y].glyph == "N")
      }
      #expect(canvas.glyphs(layout.sentence).contains("NaN"))
    }
  }

  @Test func aHeadOfAnotherWidthIsNoPrediction() {
    let layer = network(features: 3, hasHead: false).layers[0]
    let head = LinearHead(weights: Matrix(rows: 1, columns: 3, elements: [1, 1, 1]))
    for head in [head, nil] {
      let trace = Trace(
        of: Network(layers: [layer], head: head, task: .nextValue),
        over: InputSequence(values: [0, 1, 2, 3, 4, 5], featureCount: 3))
      #expect(trace.predictionErrors(steps: 0..<2) == nil)
      for explorer in explorers(trace) {
        #expect(explorer.gatesLayout.error == nil)
        #expect(!explorer.view().text.isEmpty)
      }
    }
  }

  @Test func anInfiniteErrorIsAFullBar() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1))
    Chart(axis: TimeAxis(showing: 0, of: 4, x: 0, columns: 4), appearance: Appearance())
      .bars([.infinity, 0, .nan, 0.5], y: 0, style: .plain, on: &canvas)
    #expect(canvas.glyphs(0) == "█  ▄")
  }
}
