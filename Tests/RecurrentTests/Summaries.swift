import Testing

@testable import Recurrent

/// A summary says what walking the whole trace would.
@Suite struct Summaries {
  @Test(arguments: CellKind.allCases)
  func bucketsHoldLeastGreatestAndMean(_ kind: CellKind) throws {
    let trace = longTrace(kind)
    let summary = try #require(TraceSummary(of: trace))
    #expect(summary.bucketLength == 3 && summary.bucketCount == 3334)
    for signal in trace.network.layers[0].signals {
      let values = trace.values(of: signal, layer: 0, steps: 0..<trace.stepCount)
      let found = summary.layers[0][signal]
      for bucket in [0, 1, 400, 3333] {
        for unit in 0..<3 {
          let own = (bucket * 3..<min(bucket * 3 + 3, 10_000)).map { values[$0 * 3 + unit] }
          #expect(found.minima[bucket * 3 + unit] == own.min())
          #expect(found.maxima[bucket * 3 + unit] == own.max())
          let mean = own.reduce(0, +) / Float(own.count)
          #expect(abs(found.means[bucket * 3 + unit] - mean) < 1e-5)
        }
      }
    }
  }

  @Test func unitsAreMeasuredOverAllSteps() throws {
    let trace = longTrace(.lstm)
    let layer = try #require(TraceSummary(of: trace)).layers[0]
    for unit in 0..<3 {
      let c = column(.cellState, unit, of: trace)
      let mean = c.reduce(0, +) / 10_000
      let variance = c.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
      #expect(abs(layer[.cellState].mean[unit] - mean) < 1e-4)
      #expect(abs(layer[.cellState].variance[unit] - variance) < 1e-4 * max(variance, 1))
      #expect(layer.largestMemory[unit] == largestSize(c))
      #expect(trace.largestMemory()?[0][unit] == largestSize(c))
      let f = column(.forgetGate, unit, of: trace)
      #expect(layer[.forgetGate].closedFraction[unit] == Float(f.count { $0 < 0.1 }) / 10_000)
      #expect(layer[.forgetGate].openFraction[unit] == Float(f.count { $0 > 0.9 }) / 10_000)
    }
  }

  @Test(arguments: [CellKind.lstm, .gru, .tanhRNN], [false, true])
  func eventsAreLocalMaximaAboveBothThresholds(_ kind: CellKind, _ isReverse: Bool) throws {
    let layer = RandomNetworks.layer(kind, direction: isReverse ? .reverse : .forward) { _ in }
    let trace = Trace(
      of: Network(layers: [layer]), over: RandomNetworks.sequence(300), blockLength: 32)
    let summary = try #require(TraceSummary(of: trace)).layers[0]
    for unit in 0..<3 {
      let expected = changes(of: trace, unit: unit)
      let found = [summary.letGo, summary.written, summary.jumped].compactMap { $0 }
      #expect(found.count == expected.count)
      for (change, values) in zip(found, expected) {
        let median = values.sorted()[150]
        #expect(change.median[unit] == median)
        #expect(abs(change.mean[unit] - values.reduce(0, +) / 300) < 1e-5)
        let threshold = max(3 * median, 0.25 * summary.largestMemory[unit])
        for step in 0..<300 {
          let isPeak =
            (max(step - 3, 0)..<step).allSatisfy { values[$0] < values[step] }
            && (step + 1..<max(min(step + 4, 300), step + 1)).allSatisfy {
              values[$0] <= values[step]
            }
          #expect(
            change.isEvent(bucket: step, unit: unit) == (isPeak && values[step] >= threshold))
        }
      }
    }
  }

  @Test(arguments: [Direction.forward, .reverse])
  func halfLivesAreTheQuartilesOverAllSteps(_ direction: Direction) throws {
    var layer = RandomNetworks.layer(.lstm, direction: direction) { _ in }
    for unit in 0..<3 { layer.inputBias[3 + unit] = Float(unit + 1) }
    let trace = Trace(
      of: Network(layers: [layer]), over: RandomNetworks.sequence(400), blockLength: 50)
    let halfLives = try #require(TraceSummary(of: trace)?.layers[0].halfLives)
    for unit in 0..<3 {
      let f = column(.forgetGate, unit, of: trace)
      let kept = direction == .forward ? f : f.reversed()
      let lives = kept.indices.map { start -> Float in
        var product: Float = 1
        for step in kept.indices.dropFirst(start + 1) {
          product *= kept[step]
          if product <= 0.5 { return Float(step - start) }
        }
        return .infinity
      }.sorted()
      #expect(halfLives.lowerQuartile[unit] == lives[100])
      #expect(halfLives.median[unit] == lives[200])
      #expect(halfLives.upperQuartile[unit] == lives[299])
    }
  }

  @Test(arguments: [Direction.forward, .reverse])
  func longHalfLivesAreRightToAFewPercent(_ direction: Direction) {
    var tracker = HalfLifeTracker(direction)
    for step in 0..<20_000 { tracker.add(0.9998, step: step) }
    #expect(abs(tracker.quantile(0.5) / 3466 - 1) < 0.05)
  }

  @Test func manyValuesKeepTheirQuantilesToAFewPercent() {
    var sketch = QuantileSketch()
    for value in 1...50_000 { sketch.add(Float(value) / 1000) }
    for share in [0.1, 0.5, 0.9] {
      #expect(abs(sketch.quantile(share) / Float(share * 50) - 1) < 0.04)
    }
  }

  @Test func maskedStepsDoNotCount() throws {
    let mask = (0..<60).map { !$0.isMultiple(of: 3) }
    let network = RandomNetworks.network(.lstm, bidirectional: true)
    let present = (0..<60).filter { mask[$0] }
    let sequence = RandomNetworks.sequence(60, mask: mask)
    let shorter = InputSequence(
      values: present.flatMap { sequence.rows($0..<$0 + 1) }, featureCount: 2)
    let masked = try #require(TraceSummary(of: Trace(of: network, over: sequence)))
    let plain = try #require(TraceSummary(of: Trace(of: network, over: shorter)))
    for layer in 0..<2 {
      #expect(masked.layers[layer][.forgetGate].mean == plain.layers[layer][.forgetGate].mean)
      #expect(masked.layers[layer].letGo?.median == plain.layers[layer].letGo?.median)
      #expect(masked.layers[layer].letGo?.mean == plain.layers[layer].letGo?.mean)
      #expect(masked.layers[layer][.forgetGate].minima[0].isNaN)
    }
  }

  @Test func behindAWalkEveryBlockCanBeEnteredAtOnce() {
    let make = {
      Trace(of: RandomNetworks.network(.lstm), over: RandomNetworks.sequence(105), blockLength: 10)
    }
    let (walked, stopped, plain) = (make(), make(), make())
    #expect(!walked.knownCheckpoints.isComplete)
    #expect(walked.largestMemory() != nil)
    #expect(walked.knownCheckpoints.isComplete)
    #expect(stopped.largestMemory { $0 < 40 } == nil)
    #expect((4...5).contains(stopped.knownCheckpoints.knownCount))
    for step in [104, 57, 0] {
      #expect(walked[step, 0] == plain[step, 0])
      #expect(stopped[step, 0] == plain[step, 0])
    }
  }

  @Test func aWalkCanBeStopped() {
    let trace = Trace(
      of: RandomNetworks.network(.lstm), over: RandomNetworks.sequence(100), blockLength: 10)
    var told: [Int] = []
    let summary = TraceSummary(of: trace) {
      told.append($0)
      return $0 < 30
    }
    #expect(summary == nil)
    #expect(told == [10, 20, 30])
  }

  private func longTrace(_ kind: CellKind) -> Trace {
    Trace(
      of: RandomNetworks.network(kind, seed: 6), over: RandomNetworks.sequence(10_000),
      blockLength: 64)
  }

  private func column(_ signal: Signal, _ unit: Int, of trace: Trace) -> [Float] {
    let values = trace.values(of: signal, layer: 0, steps: 0..<trace.stepCount)
    return stride(from: unit, to: values.count, by: 3).map { values[$0] }
  }

  /// What a unit let go and wrote at each step, or how far it jumped.
  private func changes(of trace: Trace, unit: Int) -> [[Float]] {
    let layer = trace.network.layers[0]
    var result: [[Float]] = layer.kind.family == .rnn ? [[]] : [[], []]
    for step in 0..<trace.stepCount {
      let snapshot = trace[step, 0]
      let old = trace.state(before: step, layer: 0).memory[unit]
      if let kept = layer.keptFraction(in: snapshot), let written = layer.written(in: snapshot) {
        result[0].append((1 - kept[unit]) * abs(old))
        result[1].append(abs(written[unit]))
      } else {
        result[0].append(abs(snapshot[.hiddenState][unit] - old))
      }
    }
    return result
  }
}
