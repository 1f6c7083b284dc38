import Loading
import Testing

@Suite struct ErrorSentences {
  private static let problems: [LoadingError.Problem] = [
    .missing, .unreadable(reason: "Permission denied"), .isFolder, .empty,
    .tooLarge(limit: 1 << 30), .notText, .noSteps, .missingValue(position: 2),
    .notNumber("x", position: 2), .notFinite("nan", position: 2),
    .raggedLine(expected: 2, found: 1), .noTensor("x", available: ["a"]),
    .notSequenceShape("x", shape: [1, 2, 3, 4]), .arrayNotFinite("x", index: 3),
    .ambiguousTensor(available: ["a", "b"]), .noSequence(3, count: 2),
    .noRecurrentModule(names: []), .severalModules(["a", "b"]), .noModule("c", available: ["a"]),
    .missingTensor("w"), .wrongShape("w", shape: [1], expected: "[2]"), .unsupported("a GRU"),
    .noHead("h", width: 3), .wrongWidth(sequence: 1, model: 2), .noModel(tried: "a.safetensors"),
    .noModelInside, .noArrays, .noColumn("a", available: []), .noEmbedding("e", width: 2),
    .wrongCell("gru", tensor: "w", rows: 4, hiddenSize: 2), .wrongGateOrder("rzn", cell: "lstm"),
    .malformedMetadata(key: "k", expected: "JSON"), .unknownCharacter("x", column: 3),
    .notToken("1.5", step: 2, count: 4), .wrongTargets("y", expected: "classes"),
    .wrongStateShape("h0", shape: [1], expected: [1, 2]), .noState,
    .wrongTargets("y", expected: "[3]"), .noTargetsTensor("y", available: ["a"]),
    .noTargets(task: "step-value"), .needlessTargets(task: "next-value"), .noTask,
    .noLoss(reason: "it has no head"), .malformedMetadata(key: "k", expected: "a list"),
    .noEmbedding("e", width: 2), .wrongGateOrder("rzn", cell: "lstm"),
    .noColumn("a", available: []),
    .wrongCell("gru", tensor: "w", rows: 4, hiddenSize: 1), .unknownCharacter("a", column: 2),
    .notToken("1.5", step: 3, count: 4), .nothingInCommon(trace: ["x"], reference: []),
    .differs(["l0.f"], count: 2), .utf16, .decimalComma("0,5", position: 1),
    .labelNotNumber("cat"), .tooManyColumns(limit: 2), .tooManySequences(limit: 2),
    .repeatedColumn("a"), .noColumns, .unclearHeader,
    .openQuote(position: 1), .textBehindQuote(position: 2), .noVocabulary, .noModel(tried: nil),
    .ambiguousParameter("weight_ih_l0", candidates: ["a", "b"], of: "m"),
    .noNamedTensor("a", parameter: "weight_ih_l0", available: ["b"]),
    .unnamedParameter("weight_hh_l0"),
    .onnx(.noRecurrentNode(operations: ["Conv (3)"])),
    .onnx(.noRecurrentNode(operations: [])), .onnx(.weightsAreInputs(["W", "R"])),
    .onnx(.computed("w", operation: "MatMul", node: "n")),
    .onnx(.stateIsComputed("h", operation: "Relu", node: "n")), .onnx(.undefined("w", node: "n")),
    .onnx(.cyclic("w")), .onnx(.chainTooLong("w", limit: 64)),
    .onnx(.constantsTooLarge("w", limit: 1)), .onnx(.malformedNode("n", reason: "it has no W")),
    .onnx(.tooFewLengths(sequence: 2, count: 2)), .onnx(.needlessWeights),
  ]

  @Test(arguments: problems)
  func everyProblemIsOneSentenceThatNamesTheFile(_ problem: LoadingError.Problem) {
    let text = LoadingError(problem, file: "a\u{1B}.txt", line: 7).description
    #expect(text.hasPrefix("a\\u{1B}.txt, line 7: "))
    #expect(!text.contains("\n") && !text.contains("\u{1B}"))
    // A case without words of its own would print itself.
    #expect(!text.hasSuffix("7: \(problem)"))
  }
}
