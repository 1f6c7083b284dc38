import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer

/// What a column of several steps shows is what its steps are put together to, at every zoom.
@Suite struct BinnedPictures {
  private static let networks = [
    RandomNetwork(hidden: 3, steps: 4200, hasHead: true),
    RandomNetwork(hidden: 5, steps: 700, layers: 2),
    RandomNetwork(kind: .gru, hidden: 4, steps: 4200),
    RandomNetwork(kind: .tanhRNN, hidden: 3, steps: 4200, features: 3),
    RandomNetwork(kind: .noForgetLSTM, hidden: 3, steps: 1000, projection: 2),
  ]

  @Test(arguments: networks, [false, true])
  func everyZoomShowsWhatItsStepsAre(network: RandomNetwork, isSummarised: Bool) throws {
    try expectTruth(network.trace(), isSummarised: isSummarised)
  }

  @Test(arguments: [CellKind.lstm, .gru, .tanhRNN], [false, true])
  func reverseLayersAreShownAsTheyAre(kind: CellKind, isSummarised: Bool) throws {
    let forward = RandomNetwork(kind: kind, hidden: 3, steps: 4200).trace()
    let one = forward.network.layers[0]
    let reverse = RecurrentLayer(
      kind: kind, inputWeights: one.inputWeights, recurrentWeights: one.recurrentWeights,
      inputBias: one.inputBias, direction: .reverse)
    let trace = Trace(of: Network(layers: [reverse]), over: forward.sequence)
    try expectTruth(trace, isSummarised: isSummarised)
  }

  @Test func aGateThatWritesShowsItsGreatest() {
    let keeping = RandomNetwork(kind: .gru, hidden: 4, steps: 5).trace().network.layers[0]
    #expect(keeping.ownReduction(of: .updateGate) == .least)
    let writing = RecurrentLayer(
      kind: .gru, inputWeights: keeping.inputWeights, recurrentWeights: keeping.recurrentWeights,
      options: CellOptions(for: .gru, updateGate: .writes))
    #expect(writing.ownReduction(of: .updateGate) == .greatest)
  }

  @Test func maskedStepsCountForNothing() throws {
    let plain = RandomNetwork(hidden: 3, steps: 4200).trace()
    var random = SeededGenerator(seed: 5)
    let mask = (0..<4200).map { _ in Float.random(in: 0...1, using: &random) < 0.3 }
    let sequence = InputSequence(values: plain.sequence.values, featureCount: 1, mask: mask)
    let trace = Trace(of: plain.network, over: sequence)
    try expectTruth(trace, isSummarised: true)
    try expectTruth(trace, isSummarised: false)
  }

  /// Zooms in from the whole and compares every bin of every signal with its steps.
  private func expectTruth(_ trace: Trace, isSummarised: Bool) throws {
    for columns in [60, 171] {
      var explorer = Explorer(
        trace: trace, title: .init(file: "", network: []), appearance: Appearance(),
        size: Size(columns: columns, rows: 30))
      if isSummarised {
        _ = explorer.update(.summarised(try #require(TraceSummary(of: trace))))
      }
      _ = explorer.update(.time(.steppedTo(trace.stepCount * 2 / 3)))
      var isBinned = explorer.timeAxis.isBinned
      #expect(isBinned)
      while isBinned {
        expectTruth(explorer)
        _ = explorer.update(.view(.zoomed(.closer)))
        isBinned = explorer.timeAxis.isBinned
      }
    }
  }

  private func expectTruth(_ explorer: Explorer) {
    let axis = explorer.timeAxis
    let trace = explorer.trace
    let layer = trace.network.layers[0]
    for signal in layer.signals {
      let truth = BinnedPictures.truth(signal, of: trace, on: axis)
      for binning in Binning.allCases {
        var explorer = explorer
        explorer.viewpoint.binning = binning
        let shown = explorer.values(of: signal, on: axis)
        let reduction = binning.reduction(of: signal, in: layer)
        let wanted = truth.map { BinnedPictures.reduce($0, reduction) }
        #expect(shown.count == wanted.count)
        let isRight = zip(shown, wanted).allSatisfy {
          agree($0, $1, isExact: reduction != .mean)
        }
        #expect(isRight, "\(signal) \(binning) of \(axis.steps) in \(axis.binCount)")
      }
    }
    if explorer.size.columns == 60 { expectChanges(explorer, axis) }
    expectEnds(explorer, axis)
  }

  private func expectChanges(_ explorer: Explorer, _ axis: TimeAxis) {
    guard let sizes = explorer.changeSizes(on: axis) else { return }
    let changes = axis.steps.map { explorer.change(at: $0) }
    for bin in 0..<axis.binCount {
      let own = axis.steps(ofBin: bin).compactMap { changes[$0 - axis.steps.lowerBound] }
      let most = { (values: [Float]) in values.filter { !$0.isNaN }.map(abs).max() ?? 0 }
      #expect(sizes.kept[bin] == most(own.map(\.kept)))
      #expect(sizes.written[bin] == most(own.map(\.written)))
    }
  }

  private func expectEnds(_ explorer: Explorer, _ axis: TimeAxis) {
    let sequence = explorer.trace.sequence
    let errors = explorer.trace.predictionErrors(steps: axis.steps)
    #expect((explorer.pageBins?.errors == nil) == (errors == nil))
    for bin in 0..<axis.binCount {
      let steps = axis.steps(ofBin: bin)
      let x = steps.map { sequence[$0, 0] }
      #expect(explorer.pageBins?.input?.range(of: 0).lows[bin] == x.min())
      #expect(explorer.pageBins?.input?.range(of: 0).highs[bin] == x.max())
      if let errors, steps != 0..<1 {
        let most = steps.map { errors[$0 - axis.steps.lowerBound] }.max() ?? 0
        #expect(agree(explorer.pageBins?.errors?[bin] ?? .nan, most, isExact: false))
      }
    }
  }

  private func agree(_ shown: Float, _ truth: Float, isExact: Bool) -> Bool {
    if truth.isNaN { return shown.isNaN }
    return isExact ? shown == truth : abs(shown - truth) <= 1e-5 * max(1, abs(truth))
  }

  /// The values in each bin, `[bins, width]`, but for NaN.
  private static func truth(_ signal: Signal, of trace: Trace, on axis: TimeAxis) -> [[Float]] {
    let width = trace.network.layers[0].width(of: signal)
    let rows = trace.values(of: signal, layer: 0, steps: axis.steps)
    return (0..<axis.binCount * width).map { place in
      let steps = axis.steps(ofBin: place / width)
      return steps.map { rows[($0 - axis.steps.lowerBound) * width + place % width] }
        .filter { !$0.isNaN }
    }
  }

  private static func reduce(_ values: [Float], _ reduction: Reduction) -> Float {
    guard let least = values.min(), let greatest = values.max() else { return .nan }
    switch reduction {
    case .least: return least
    case .greatest: return greatest
    case .mean: return Float(values.reduce(0) { $0 + Double($1) } / Double(values.count))
    case .extreme: return values.reduce(greatest) { abs($1) > abs($0) ? $1 : $0 }
    }
  }

  /// A column is as bright as the one step that opened the gate, however many are in it.
  @Test func aSpikeOfOneStepIsSeenAtEveryZoom() throws {
    // i = σ(20 x − 10): open where x is 1.
    let layer = RecurrentLayer(
      kind: .lstm, inputWeights: Matrix(rows: 4, columns: 1, elements: [20, 0, 0, 0]),
      recurrentWeights: Matrix(rows: 4, columns: 1, elements: [0, 0, 0, 0]),
      inputBias: [-10, 0, 0, 0])
    var values = [Float](repeating: 0, count: 9000)
    values[4345] = 1
    let trace = Trace(
      of: Network(layers: [layer]), over: InputSequence(values: values, featureCount: 1))
    var explorer = Explorer(
      trace: trace, title: .init(file: "", network: []), appearance: Appearance(),
      size: Size(columns: 80, rows: 40))
    _ = explorer.update(.summarised(try #require(TraceSummary(of: trace))))
    _ = explorer.update(.time(.steppedTo(4340)))
    var zooms = 0
    while explorer.timeAxis.isBinned || zooms == 0 {
      let axis = explorer.timeAxis
      #expect(axis.steps.contains(4345))
      let panel = try #require(explorer.gatesLayout.panels.first { $0.signal == .inputGate })
      let canvas = explorer.view()
      let colors = (axis.x..<axis.endX).map { canvas[$0, panel.rect.y].style.background }
      let bright = explorer.appearance.maps.gates.color(at: 1)
      let spikes = zip(axis.x..<axis.endX, colors).filter { $0.1 == .indexed(bright) }.map(\.0)
      #expect(spikes == [axis.middle(of: 4345)])
      let input = try #require(explorer.gatesLayout.input)
      #expect(canvas[axis.middle(of: 4345), input.y].glyph != " ")
      zooms += 1
      _ = explorer.update(.view(.zoomed(.closer)))
    }
    #expect(zooms > 5)
  }
}
