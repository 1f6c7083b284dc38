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

  @Test func inspectSaysWhatWasAssumed() throws {
    let clipped = try Command.run(["inspect", path("lstm_clip", "model.onnx")])
    #expect(clipped.status == 0)
    for text in [
      "model.onnx: ONNX, 3 tensors\n", "gate order  i o f c, ONNX's\n",
      "clip        0.7, of what goes into the activations\n",
      "starts from zeros unless --initial-state has h0 and c0, or initial_h, initial_c\n",
      "layer l0    3 → 4 units, 2 biases\n", "W [1, 16, 3]\n",
    ] {
      #expect(clipped.output.contains(text), "\(text)\n\(clipped.output)")
    }
    let activations = try Command.run(
      ["inspect", path("lstm_act_hardsigmoid_relu", "model.onnx")])
    #expect(
      activations.output.contains("activation  HardSigmoid(0.25, 0.45), Softsign, Tanh\n"),
      "\(activations.output)")
    let stack = try Command.run(
      ["inspect", "\(ONNXModels.fixtures)/exported/bilstm2_batch_head_script.onnx"])
    for text in ["module      /rnn/LSTM\n", "layer l1_reverse", "head        ", ": 4 out"] {
      #expect(stack.output.contains(text), "\(text)\n\(stack.output)")
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
