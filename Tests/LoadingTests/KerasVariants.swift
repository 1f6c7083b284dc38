import Loading
import Recurrent
import TensorFiles
import Testing

/// Models with what the 15 references leave out, against what Keras itself computes of them:
/// `Fixtures/keras/make_variants.py`.
@Suite struct KerasVariants {
  /// A model, and for each of its levels whether Keras gives the outputs from the last step to the
  /// first.
  struct Variant: CustomTestStringConvertible {
    let name: String
    let isTurned: [Bool]

    var testDescription: String { name }
  }

  static let variants = [
    Variant(name: "graph_mask", isTurned: [false, false]),
    Variant(name: "masking", isTurned: [false]),
    Variant(name: "chain_masking", isTurned: [false, false]),
    Variant(name: "backwards_stack", isTurned: [true, true, false, false]),
    Variant(name: "backwards_end", isTurned: [true]),
    Variant(name: "average", isTurned: [false]),
    Variant(name: "product", isTurned: [false, false]),
    Variant(name: "nested", isTurned: [false, false]),
    Variant(name: "activations", isTurned: [false, false, false, false]),
  ]

  @Test(arguments: variants) func everyLayersOutputIsKerass(_ variant: Variant) throws {
    let document = try KerasVariants.document(variant.name)
    let network = document.model.network
    #expect(network.levels.count == variant.isTurned.count)
    for (number, isTurned) in variant.isTurned.enumerated() {
      let expected = try KerasVariants.expected("\(variant.name).layer_\(number)")
      let width = network.levels[number].outputSize
      let size = expected.count / 2
      for index in 0..<2 {
        let trace = document.trace(of: index)
        let own = Array(expected.floats()[index * size..<(index + 1) * size])
        let steps = 0..<trace.stepCount
        let rows = steps.map { KerasVariants.output(ofLevel: number, at: $0, trace) }
        guard expected.shape.count == 3 else {
          // Only what the last step gave that was read.
          #expect(largestDifference(isTurned ? rows[0] : rows[steps.count - 1], own) <= 2e-6)
          continue
        }
        for step in steps where trace.sequence.isPresent(step) {
          let place = (isTurned ? steps.count - 1 - step : step) * width
          #expect(largestDifference(rows[step], Array(own[place..<place + width])) <= 2e-6)
        }
      }
    }
  }

  @Test(arguments: [
    ("graph_mask", LinearHead.Output.sigmoid, PredictionTask?.some(.lastValue)),
    ("masking", .softmax, .lastClass), ("backwards_end", .sums, PredictionTask?.none),
    ("average", .sums, .nextValue), ("product", .softmax, .stepClass),
    ("nested", .sums, .nextValue),
  ])
  func whatTheModelSaysIsKerass(
    _ name: String, _ output: LinearHead.Output, _ task: PredictionTask?
  ) throws {
    let document = try KerasVariants.document(name)
    let network = document.model.network
    #expect(network.head?.output == output)
    #expect(network.task == task)
    let expected = try KerasVariants.expected("\(name).out")
    let size = expected.count / 2
    for index in 0..<2 {
      let trace = document.trace(of: index)
      let own = Array(expected.floats()[index * size..<(index + 1) * size])
      let last = name == "backwards_end" ? 0 : trace.stepCount - 1
      let steps = expected.shape.count == 3 ? 0..<trace.stepCount : last..<last + 1
      let found = try #require(trace.predictions(steps: steps))
      #expect(largestDifference(found, own) <= 5e-6)
    }
  }

  @Test func stepsOfTheMaskedValueDoNotCount() throws {
    let document = try KerasVariants.document("masking")
    #expect(document.sequences[0].input.mask == [true, true, true, true, false, false, false])
    #expect(
      document.sequences[1].input.mask == [true, true, false, true, true, true, true])
  }

  @Test func aLayerBehindAnotherKindOfLayerIsAModuleOfItsOwn() throws {
    let file = try KerasVariants.file("convolution")
    #expect(file.modules.count == 2)
    let names = file.modules.map(\.name)
    #expect(
      problem { _ = try file.model(name: "m", options: ModelReader.Options()) }
        == .severalModules(names))
    let model = try file.model(name: "m", options: ModelReader.Options(module: names[0]))
    #expect(model.network.inputSize == 3)
    #expect(model.network.head == nil)
    let notes = try #require(model.reading).lines.filter { $0.title == "note" }.map(\.text)
    #expect(notes.contains { $0.contains("(Conv1D) gives") })
    #expect(notes.contains { $0.hasPrefix("what is behind it is not shown: dense") })
  }

  @Test func aHeadThatLooksAtBothEndsIsNotShown() throws {
    let document = try KerasVariants.document("ends")
    #expect(document.model.network.head == nil)
    #expect(
      document.model.reading?.lines.contains { $0.text.contains("which no step has together") }
        == true)
    let expected = try KerasVariants.expected("ends.layer_0").floats()
    let states = document.trace(of: 0).finalStates.flatMap(\.hidden)
    #expect(largestDifference(states, Array(expected[..<6])) <= 2e-6)
  }

  @Test func whatIsNotComputedIsRefusedByName() throws {
    let options = ModelReader.Options()
    let none = try KerasVariants.file("no_recurrence")
    guard
      case .noRecurrentLayer(let layers) = problem({
        _ = try none.model(name: "m", options: options)
      })
    else {
      Issue.record("it is not refused")
      return
    }
    #expect(layers.contains { $0.hasSuffix("(Conv1D)") })
    let both = try KerasVariants.file("no_merge")
    guard
      case .unsupported(let what) = problem({ _ = try both.model(name: "m", options: options) })
    else {
      Issue.record("it is not refused")
      return
    }
    #expect(what.hasPrefix("the merge_mode null of two directions (layer bidirectional"))
  }

  @Test func whatAFileSaysItselfIsNotAMatterOfOpinion() throws {
    let file = try KerasVariants.file("nested")
    let names = try #require(TensorNames("weight_ih_l0=a,weight_hh_l0=b"))
    for options in [
      ModelReader.Options(gateOrder: GateOrder("ifgo")), ModelReader.Options(names: names),
    ] {
      guard
        case .unsupported(let what) = problem({ _ = try file.model(name: "m", options: options) })
      else {
        Issue.record("it is not refused")
        return
      }
      #expect(what.hasPrefix("--"))
    }
  }

  private static func expected(_ name: String) throws -> Tensor {
    try TensorFile(contentsOf: KerasReferences.path("variants/expected.safetensors"))
      .tensor(named: name)
  }

  private static func file(_ name: String) throws -> ModelFile {
    try ModelFile(
      FileSource.named(KerasReferences.path("variants/\(name).keras"), bundled: []))
  }

  private static func document(_ name: String) throws -> Document {
    var request = try Document.Request(
      sequence: KerasReferences.path("variants/expected.safetensors"))
    request.model = KerasReferences.path("variants/\(name).keras")
    request.tensor = "\(name).x"
    return try Document(opening: request, bundled: [])
  }

  /// What a level gives at a step: what the level above gets, or the network's output.
  private static func output(ofLevel number: Int, at step: Int, _ trace: Trace) -> [Float] {
    let layers = trace.network.layers.indices
    guard let above = layers.first(where: { trace.network.level(ofLayer: $0) == number + 1 })
    else { return trace.output(steps: step..<step + 1) }
    return trace.input(ofLayer: above, at: step)
  }
}
