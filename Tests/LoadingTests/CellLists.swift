import Loading
import Recurrent
import Testing

/// Lists of cells, which may be a stack.
@Suite struct CellLists {
  private func model(_ shapes: [(String, [Int])], module: String? = nil) throws -> Model {
    try ModelReader(
      file: tensorFile(shapes), name: "m", options: .init(module: module)
    ).model()
  }

  private func cell(_ number: Int, inputs: Int, units: Int) -> [(String, [Int])] {
    lstm("net.cells.\(number).", inputs: inputs, units: units, suffix: "")
  }

  @Test func cellsThatTakeWhatTheOneBeforeGivesAreAStack() throws {
    let model = try model(cell(0, inputs: 2, units: 3) + cell(1, inputs: 3, units: 4))
    #expect(model.module.name == "net.cells")
    #expect(model.network.layers.map(\.hiddenSize) == [3, 4])
    #expect(model.otherTensors.isEmpty)
  }

  @Test func oneOfAStackCanBeChosen() throws {
    let shapes = cell(0, inputs: 2, units: 3) + cell(1, inputs: 3, units: 4)
    let model = try model(shapes, module: "net.cells.1")
    #expect(model.network.layers.map(\.hiddenSize) == [4])
    #expect(model.otherTensors.count == 4)
  }

  @Test func othersAreModulesOfTheirOwn() {
    for shapes in [
      cell(0, inputs: 2, units: 3) + cell(1, inputs: 2, units: 3),
      cell(1, inputs: 2, units: 3) + cell(2, inputs: 3, units: 3),
      cell(0, inputs: 2, units: 3) + cell(2, inputs: 3, units: 3),
      cell(0, inputs: 2, units: 3) + [
        ("net.cells.1.weight_ih", [9, 3]), ("net.cells.1.weight_hh", [9, 3]),
      ],
    ] {
      guard case .severalModules(let names) = problem({ _ = try model(shapes) }) else {
        Issue.record("a list of other cells was taken for a stack")
        continue
      }
      #expect(names.count == 2)
    }
  }

  @Test func layersOfAListStayModules() {
    let shapes = lstm("l.0.", inputs: 2, units: 3) + lstm("l.1.", inputs: 3, units: 3)
    #expect(problem { _ = try model(shapes) } == .severalModules(["l.0", "l.1"]))
  }
}
