import Foundation
import TensorFiles
import Testing

/// ONNX models by the program, as a person would open them.
@Suite struct ONNXModels {
  private static let fixtures = "\(Command.repository)/Tests/LoadingTests/Fixtures"
  private static let names = try? FileManager.default.contentsOfDirectory(
    atPath: "\(fixtures)/onnx"
  ).sorted()

  private func path(_ name: String, _ file: String) -> String {
    "\(ONNXModels.fixtures)/onnx/\(name)/\(file)"
  }

  /// The arrays of a reference that a trace has, by the names of a trace.
  private func expectations(
    of reference: TensorFile, hasLengths: Bool
  ) throws -> [(name: String, tensor: Tensor)] {
    var arrays: [(name: String, tensor: Tensor)] = []
    for name in reference.names {
      let parts = name.split(separator: ".").map(String.init)
      switch (parts[0], parts[1]) {
      case ("out", "Y_h"), ("out", "Y_c"):
        let title = parts[1] == "Y_h" ? "expect.hn" : "expect.cn"
        arrays.append((title, try reference.tensor(named: name)))
      // Beyond a sequence's length a trace has no gates, where the reference has zeros.
      case ("gate", let direction) where !hasLengths:
        let layer = direction == "forward" ? "l0" : "l0_reverse"
        arrays.append(("expect.\(layer).\(parts[2])", try reference.tensor(named: name)))
      default: continue
      }
    }
    return arrays
  }

  /// The files that a person would hand over: what is fed beside x, and what should come out.
  private func verify(_ name: String, weights: [String] = []) throws -> Command.Result {
    let scratch = try Scratch()
    let reference = try TensorFile(contentsOf: path(name, "io.safetensors"))
    func inputs(_ names: [String], _ file: String) throws -> String {
      let path = "\(scratch.folder)/\(file)"
      try TensorFile.writeSafetensors(
        try names.filter { reference.entry(named: "in.\($0)") != nil }.map {
          (name: $0, tensor: try reference.tensor(named: "in.\($0)"))
        }, to: path)
      return path
    }
    let expected = "\(scratch.folder)/expected.safetensors"
    try TensorFile.writeSafetensors(
      expectations(
        of: reference, hasLengths: reference.entry(named: "in.sequence_lens") != nil),
      to: expected)
    var arguments = [
      "verify", path(name, "io.safetensors"), "--tensor", "in.X", "--time-major", "--model",
      path(name, "model.onnx"), "--expected", expected,
    ]
    if reference.entry(named: "in.initial_h") != nil {
      arguments += [
        "--initial-state",
        try inputs(["initial_h", "initial_c", "sequence_lens"], "state.safetensors"),
      ]
    }
    if !weights.isEmpty { arguments += ["--weights", try inputs(weights, "weights.safetensors")] }
    return try Command.run(arguments)
  }

  @Test func theReferencesAreThere() {
    #expect(ONNXModels.names?.count == 23)
  }

  @Test(arguments: names?.filter { $0 != "lstm_w_as_graph_inputs" } ?? [])
  func everyModelAgreesWithONNXRuntime(_ name: String) throws {
    let result = try verify(name)
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    #expect(result.output.contains("hn"))
    #expect(name.hasSuffix("lens") || result.output.contains(".h "))
  }

  @Test func weightsThatAreInputsAreGivenWithAnOptionOfTheirOwn() throws {
    let refused = try verify("lstm_w_as_graph_inputs")
    #expect(refused.status == 1)
    #expect(
      refused.errors.contains(
        "its weights \"W\", \"R\", \"B\" are inputs of the graph, not in the file; give a file with "
          + "tensors of these names with --weights"))
    let given = try verify("lstm_w_as_graph_inputs", weights: ["W", "R", "B"])
    #expect(given.status == 0, "\(given.errors)\(given.output)")
  }

  /// What inspect says of a model, line by line, with one blank between a title and its text.
  private func inspection(_ path: String) throws -> [String] {
    let result = try Command.run(["inspect", path])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
  }

  @Test func inspectSaysWhatWasAssumed() throws {
    let clipped = try inspection(path("lstm_clip", "model.onnx"))
    #expect(clipped.first?.hasSuffix("model.onnx: ONNX, 3 tensors") == true)
    for line in [
      "gate order i o f c, ONNX's", "clip 0.7, of what goes into the activations",
      "starts from zeros unless --initial-state has h0 and c0, or initial_h, initial_c",
      "layer l0 3 → 4 units, 2 biases", "tensors W [1, 16, 3]",
    ] {
      #expect(clipped.contains(line), "\(line)")
    }
    let activations = try inspection(path("lstm_act_hardsigmoid_relu", "model.onnx"))
    #expect(activations.contains("activation HardSigmoid(0.25, 0.45), Softsign, Tanh"))
    let stack = try inspection(
      "\(ONNXModels.fixtures)/exported/bilstm2_batch_head_script.onnx")
    for line in [
      "module /rnn/LSTM", "layer l1_reverse 6 → 3 units, 2 biases", "fc.bias [4]: 4 out",
    ] {
      #expect(stack.contains(line), "\(line)")
    }
  }

  @Test func trainingGoesOnFromAModelThatItsFileCanHold() throws {
    let scratch = try Scratch()
    let sequence = "\(ONNXModels.fixtures)/exported/lstm2_head.safetensors"
    let out = "\(scratch.folder)/out.safetensors"
    let model = "\(ONNXModels.fixtures)/exported/lstm2_head_script.onnx"
    let result = try Command.run(
      ["train", sequence, "--tensor", "x", "--from", model, "--epochs", "2", "--out", out])
    #expect(result.status == 0, "\(result.errors)")
    let written = try TensorFile(contentsOf: out)
    #expect(written.entry(named: "lstm.weight_hh_l1")?.shape == [12, 3])
    let clipped = try Command.run(
      [
        "train", sequence, "--tensor", "x", "--from", path("lstm_clip", "model.onnx"), "--out", out,
      ])
    #expect(clipped.status == 1)
    #expect(clipped.errors.contains("writing cells that clip"), "\(clipped.errors)")
  }

  @Test func aPictureIsDrawnOfAnONNXModel() throws {
    let result = try Command.run([
      "frame", "\(ONNXModels.fixtures)/exported/lstm2_head.safetensors", "--tensor", "x", "--model",
      "\(ONNXModels.fixtures)/exported/lstm2_head_dynamic.onnx", "--size", "120x36",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("LSTM 2→3→3 → linear 2"), "\(result.output)")
  }

  @Test(arguments: [0, 1, 40, 500])
  func aTruncatedModelIsRefusedInOneSentence(_ length: Int) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path("lstm_fwd", "model.onnx")))
    let scratch = try Scratch()
    let cut = try scratch.put("m.onnx", Array(bytes.prefix(length)))
    let result = try Command.run(["inspect", cut])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("lstm-viz: \(cut): "), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
  }
}
