import TestSupport
import Testing

@testable import Explorer

/// Which steps stand under which columns.
@Suite struct TimeAxes {
  /// Pages of every kind of length, with and without buckets.
  private static let binned: [TimeAxis] = {
    var random = SeededGenerator(seed: 3)
    return (0..<400).map { _ in
      let stepCount = Int.random(in: 1...5000, using: &random)
      return TimeAxis(
        showing: .random(in: 0..<stepCount, using: &random), of: stepCount,
        x: .random(in: 0...20, using: &random), columns: .random(in: 1...200, using: &random),
        length: .random(in: 1...6000, using: &random), grain: .random(in: 1...9, using: &random),
        anchor: .random(in: 0..<stepCount, using: &random))
    }
  }()

  @Test(arguments: binned)
  func everyStepOfThePageIsInExactlyOneBin(axis: TimeAxis) {
    var next = axis.steps.lowerBound
    for bin in 0..<axis.binCount {
      let steps = axis.steps(ofBin: bin)
      #expect(steps.lowerBound == next && !steps.isEmpty && steps.count <= axis.stepsPerBin)
      #expect(steps.lowerBound.isMultiple(of: axis.grain))
      for step in steps { #expect(axis.bin(of: step) == bin) }
      #expect(axis.steps(ofColumn: axis.columns(ofBin: bin).lowerBound) == steps)
      #expect(axis.step(atColumn: axis.columns(of: steps.lowerBound).lowerBound) == next)
      next = steps.upperBound
    }
    #expect(next == axis.steps.upperBound)
    #expect(axis.endX - axis.x == axis.binCount)
  }

  @Test func binsFillTheWidthAndDifferByAStep() {
    let axis = TimeAxis(showing: 0, of: 200, x: 13, columns: 67, length: 200, grain: 1)
    #expect(axis.steps == 0..<200 && axis.binCount == 67 && axis.stepsPerBin == 3)
    let counts = Set((0..<67).map { axis.steps(ofBin: $0).count })
    #expect(counts == [2, 3])
    for bin in 0..<67 { #expect(axis.steps(ofBin: bin) == bin * 200 / 67..<(bin + 1) * 200 / 67) }
  }

  @Test func outsideTheChartThereAreNoSteps() {
    let axis = TimeAxis(showing: 0, of: 200, x: 13, columns: 67, length: 200, grain: 1)
    #expect(axis.step(atColumn: 12) == nil)
    #expect(axis.step(atColumn: 13) == 0)
    #expect(axis.steps(ofColumn: 79) == 197..<200)
    #expect(axis.step(atColumn: 80) == nil)
  }

  @Test func aWideStepHasAllItsColumns() {
    let axis = TimeAxis(showing: 0, of: 30, x: 5, columns: 70)
    #expect(axis.step(atColumn: 5) == 0 && axis.step(atColumn: 6) == 0)
    #expect(axis.steps(ofColumn: 7) == 1..<2)
    #expect(!axis.isBinned && axis.stepsPerBin == 1)
  }

  @Test func pagesFollowOneAnotherFromTheAnchorOn() {
    let page = { (step: Int) in
      TimeAxis(showing: step, of: 100, x: 0, columns: 10, length: 20, grain: 1, anchor: 35).steps
    }
    #expect(page(35) == 35..<55 && page(54) == 35..<55 && page(55) == 55..<75)
    #expect(page(34) == 15..<35 && page(14) == 0..<20 && page(0) == 0..<20)
    #expect(page(95) == 80..<100)
  }

  @Test func aSequenceOfOneStepIsOneBin() {
    let axis = TimeAxis(showing: 0, of: 1, x: 0, columns: 50, length: 1, grain: 4)
    #expect(axis.steps == 0..<1 && axis.binCount == 1 && !axis.isBinned)
  }
}
