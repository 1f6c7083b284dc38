import TensorFiles
import Testing

/// Files that `torch.save` wrote.
@Suite struct PyTorchReading {
  private func file(_ name: String) throws -> TensorFile {
    try TensorFile(contentsOf: fixturePath("pytorch/\(name)"))
  }

  @Test(
    arguments: [
      ("state_dict.pt", "model", ""), ("state_dict_legacy.pt", "model", ""),
      ("state_dict_f64.pt", "model", ""), ("checkpoint.pth", "model", ""),
      ("views_one_storage.pt", "model", ""), ("dataparallel.pth", "model", "module."),
      ("state_dict_f16.pt", "model_f16", ""), ("state_dict_bf16.pt", "model_bf16", ""),
    ])
  func aReferenceIsReadBitForBit(name: String, expected: String, prefix: String) throws {
    let saved = try file("golden/\(name)")
    let reference = try file("golden/\(expected).safetensors")
    // The reference's own file calls the layer lstm, its other forms call it rnn.
    let pairs = reference.names.map { ($0, prefix + $0.replacing("lstm.", with: "rnn.")) }
    #expect(Set(saved.names) == Set(pairs.map(\.1)))
    for (name, savedName) in pairs {
      let (tensor, other) = (
        try saved.tensor(named: savedName), try reference.tensor(named: name)
      )
      #expect(tensor.shape == other.shape)
      #expect(tensor.floats().map(\.bitPattern) == other.floats().map(\.bitPattern), "\(name)")
      if tensor.elementType == other.elementType { #expect(tensor == other) }
    }
  }

  static let strange = [
    "strange.pt", "strange_protocol3.pt", "strange_protocol4.pt", "strange_protocol5.pt",
    "strange_stream.pt", "strange_stream4.pt",
  ]

  @Test(arguments: strange)
  func everyViewOfAStorageIsReadInItsOrder(name: String) throws {
    let saved = try file(name)
    let base = (0..<24).map { Float($0) }
    let expected: [(name: String, shape: [Int], values: [Float])] = [
      ("contiguous", [4, 6], base),
      ("transposed", [6, 4], (0..<24).map { Float($0 % 4 * 6 + $0 / 4) }),
      ("row", [6], Array(base[6..<12])), ("column", [4], [1, 7, 13, 19]),
      ("every_second", [2, 2], [0, 3, 12, 15]),
      ("expanded", [3, 4], [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]),
      ("number", [], [7]), ("ones", [1, 1, 1], [1]),
      ("empty", [0, 3], []), ("empty_view", [0, 2], []), ("alias", [4, 6], base),
      ("num_batches_tracked", [], [3]),
      ("permuted", [4, 2, 3], (0..<24).map { Float($0 % 6 * 4 + $0 / 6) }),
    ]
    #expect(saved.names == expected.map(\.name))
    for (name, shape, values) in expected {
      let tensor = try saved.tensor(named: name)
      #expect(tensor.shape == shape)
      #expect(tensor.floats() == values, "\(name)")
    }
    #expect(try saved.integers(named: "num_batches_tracked") == [3])
    #expect(saved.entry(named: "permuted")?.elementType == .i16)
  }

  @Test func everyTypeIsReadOrNamed() throws {
    let saved = try file("types.pt")
    for entry in saved.entries {
      switch entry.name {
      case "complex64", "float8_e4m3fn", "qint8", "negated":
        #expect(entry.elementType == nil)
        #expect(throws: TensorFileError.self) { try saved.tensor(named: entry.name) }
      case "bool": #expect(try saved.tensor(named: "bool").floats() == [0, 1, 1])
      default:
        #expect(entry.typeName == entry.name)
        #expect(try saved.tensor(named: entry.name).floats() == [0, 1, 2], "\(entry.name)")
      }
    }
    #expect(saved.entries.count == 17)
    #expect(saved.entry(named: "complex64")?.typeName == "complex64")
    #expect(saved.entry(named: "negated")?.typeName == "float32, negated or conjugated")
  }

  @Test(arguments: ["wrapped.pt", "wrapped_stream.pt"])
  func parametersAndTensorsWithAttributesAreTensors(name: String) throws {
    let saved = try file(name)
    #expect(saved.names == ["parameter", "with_state", "attribute", "tagged"])
    for (size, name) in zip(2..., saved.names) {
      #expect(try saved.tensor(named: name).floats() == (0..<size).map { Float($0) })
    }
  }

  @Test(arguments: ["lightning.ckpt", "optimizer.bin"])
  func ofACheckpointOnlyTheNetworkIsTaken(name: String) throws {
    let saved = try file(name)
    #expect(
      saved.names == [
        "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0",
        "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var",
        "norm.num_batches_tracked",
      ])
    #expect(try saved.tensor(named: "rnn.weight_hh_l0").floats() == (1..<17).map { Float($0) })
    #expect(try saved.integers(named: "norm.num_batches_tracked") == [8])
  }

  @Test func withoutAUsualKeyTheKeysOnTheWayAreInTheName() throws {
    let saved = try file("two_networks.pt")
    #expect(saved.names == ["encoder.w", "steps.0"])
    #expect(try saved.tensor(named: "encoder.w").floats() == [0, 1])
  }

  @Test func aTensorAloneIsX() throws {
    let saved = try file("tensor.pt")
    #expect(saved.names == ["x"])
    #expect(try saved.tensor(named: "x").shape == [2, 3])
  }

  @Test(arguments: ["big_endian.pt", "unchecked.pt"])
  func bigEndianAndPackedStoragesAreUnderstood(name: String) throws {
    let saved = try file(name)
    #expect(try saved.tensor(named: "w").floats() == [0, 1, 2, 3, 4, 5])
    #expect(try saved.tensor(named: "t").floats() == [0, 3, 1, 4, 2, 5])
  }

  @Test(
    arguments: [
      ("golden/module_pickled.pt", "torch.nn.modules.rnn.LSTM", nil),
      ("module_stream.pt", "__main__.Plain", nil),
      ("module_within.pt", "__main__.Net", "model"),
    ] as [(String, String, String?)])
  func aPickledNetworkIsRefusedByItsClass(
    name: String, className: String, key: String?
  ) throws {
    let found = problem(inFile: try fixturePath("pytorch/\(name)"))
    #expect(found == .torch(.pickledObject(className: className, key: key)))
  }

  @Test func aProgramIsRefused() throws {
    #expect(problem(inFile: try fixturePath("pytorch/script.pt")) == .torch(.scriptArchive))
  }

  @Test func theFormatIsToldByTheBeginning() throws {
    #expect(try file("strange.pt").format == .pickle)
    #expect(try file("strange_stream.pt").format == .pickle)
    #expect(FileFormat(beginning: [0x80, 2], pathExtension: "bin") == .pickle)
    #expect(FileFormat(beginning: [0x80, 5], pathExtension: "") == .pickle)
    #expect(FileFormat(beginning: [0x80, 6], pathExtension: "bin") == nil)
    #expect(FileFormat(beginning: Array("text".utf8), pathExtension: "bin") == nil)
    #expect(FileFormat(beginning: [0x80], pathExtension: "") == nil)
    #expect(FileFormat(beginning: Array("text".utf8), pathExtension: "pth") == .pickle)
  }
}
