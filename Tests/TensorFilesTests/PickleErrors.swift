import Testing

@testable import TensorFiles

/// Every way a pickle can be wrong as a stream of instructions.
@Suite struct PickleErrors {
  private func error(
    _ bytes: [UInt8], limits: PickleLimits = PickleLimits()
  ) -> TensorFileError? {
    do throws(TensorFileError) {
      var machine = PickleMachine(PickleScanner(ByteRegion(bytes), at: 1000), limits: limits)
      _ = try machine.run()
      return nil
    } catch {
      return error
    }
  }

  private func problem(_ body: String) -> PickleProblem? {
    guard case .pickle(let problem) = error(body.unicodeScalars.map { UInt8($0.value) })?.problem
    else { return nil }
    return problem
  }

  @Test(
    arguments: [
      "", "N", "K", "M\u{1}", "J\0\0\0", "G\0", "X\u{2}\0\0\0a", "\u{8C}\u{2}a", "I12", "cm\n",
      "X\u{FF}\u{FF}\u{FF}\u{FF}a", "\u{8A}\u{2}a", "\u{8B}\u{FF}\u{FF}\u{FF}\u{7F}", "S'a'",
      "\u{8D}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}a", "\u{80}", "\u{95}\0\0",
      "\u{96}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{FF}\u{7F}", "g1", "Pid",
    ])
  func cutOff(body: String) {
    #expect(problem(body) == .cutOff)
  }

  @Test func anErrorPointsAtItsInstruction() {
    #expect(error([0x80, 2, 0x4E, 0x58, 9, 0, 0, 0])?.offset == 1003)
  }

  @Test(arguments: [0x00, 0x21, 0x7F, 0x99, 0xFF] as [UInt8])
  func noInstruction(code: UInt8) {
    #expect(error([code])?.problem == .pickle(.unknownInstruction(code)))
  }

  @Test(
    arguments: [
      ("\u{82}\0", "ext1"), ("\u{83}\0\0", "ext2"), ("\u{84}\0\0\0\0", "ext4"),
      ("\u{97}", "nextBuffer"), ("\u{98}", "readonlyBuffer"),
    ])
  func instructionForWhatIsNotInTheFile(body: String, name: String) {
    #expect(problem(body) == .unsupportedInstruction(name))
  }

  @Test func protocolOfTheFuture() {
    #expect(problem("\u{80}\u{6}") == .unsupportedProtocol(6))
  }

  @Test(
    arguments: [
      ("0", "pop"), ("1", "popMark"), ("2", "dup"), ("t", "tuple"), ("l", "list"), ("d", "dict"),
      ("e", "appends"), ("u", "setitems"), ("]a", "append"), ("}Ns", "setitem"), ("(e", "appends"),
      ("\u{85}", "tuple1"), ("N\u{86}", "tuple2"), ("NN\u{87}", "tuple3"), ("NR", "reduce"),
      ("N\u{81}", "newobj"), ("NN\u{92}", "newobjEx"), ("N\u{93}", "stackGlobal"), ("b", "build"),
      ("Nb", "build"), ("Q", "binpersid"), ("q\0", "binput"), ("r\0\0\0\0", "longBinput"),
      ("p0\n", "put"), ("\u{94}", "memoize"), ("(o", "obj"), ("o", "obj"), ("im\nn\n", "inst"),
      ("N(\u{85}", "tuple1"), ("N(2", "dup"), ("N(q\0", "binput"), ("\u{90}", "additems"),
      ("\u{91}", "frozenset"),
    ])
  func tooFewValues(body: String, name: String) {
    #expect(problem(body) == .tooFewValues(name))
  }

  @Test(
    arguments: [
      ("NNa", "append", "a list"), (")Na", "append", "a list"), ("}(Ne", "appends", "a list"),
      ("N(N\u{90}", "additems", "a list"), ("]NNs", "setitem", "a dictionary"),
      ("N(NNu", "setitems", "a dictionary"), ("}(Nu", "setitems", "keys with their values"),
      ("(Nd", "dict", "keys with their values"), ("NN\u{93}", "stackGlobal", "two names"),
    ])
  func wrongOperand(body: String, name: String, expected: String) {
    #expect(problem(body) == .wrongOperand(name, expected: expected))
  }

  @Test(arguments: [("h\u{3}", 3), ("j\u{1}\0\0\u{80}", 1 << 31 | 1), ("g12\n", 12)])
  func nothingRemembered(body: String, index: Int) {
    #expect(problem(body) == .nothingRemembered(index))
  }

  @Test(arguments: [
    "Ix\n", "Fx\n", "L\n", "g-1\n", "Npx\n", "I99999999999999999999\n", "L\u{FF}\n",
  ])
  func malformedNumber(body: String) {
    #expect(problem(body) == .malformedNumber)
  }

  @Test(arguments: [".", "NN.", "(N.", "N(."])
  func notOneResult(body: String) {
    #expect(problem(body) == .wrongResult)
  }

  private static let small = PickleLimits(
    instructionCount: 20, objectCount: 5, valueCount: 8, depth: 4)

  private func limitError(_ body: String) -> TensorFileError? {
    error(body.unicodeScalars.map { UInt8($0.value) }, limits: Self.small)
  }

  @Test func everyLimitIsReachedBeforeItIsPassed() {
    #expect(limitError("((((t").map(\.problem) == .pickle(.cutOff))
    #expect(limitError("(((((")?.problem == .pickle(.nestedTooDeeply(limit: 4)))
    #expect(limitError("NNNNNNNN")?.problem == .pickle(.cutOff))
    #expect(limitError("NNNNNNNNN")?.problem == .pickle(.tooManyValues(limit: 8)))
    #expect(limitError("NNNNNNNN2")?.problem == .pickle(.tooManyValues(limit: 8)))
    #expect(limitError("Nq\0NNNNNNNh\0")?.problem == .pickle(.tooManyValues(limit: 8)))
    let remembered = String(repeating: "\u{94}", count: 8)
    #expect(limitError("N\(remembered).") == nil)
    #expect(limitError("N\(remembered)\u{94}.")?.problem == .pickle(.tooManyValues(limit: 8)))
    #expect(limitError("]0]0]0]0].") == nil)
    #expect(limitError("]0]0]0]0]0]")?.problem == .pickle(.tooManyObjects(limit: 5)))
    let nothings = String(repeating: "N0", count: 9)
    #expect(limitError("\(nothings)N.") == nil)
    #expect(limitError("\(nothings)N0N.")?.problem == .pickle(.tooManyInstructions(limit: 20)))
  }

  @Test func aLimitPointsAtTheInstructionThatPassesIt() {
    #expect(limitError("NNNNNNNNN")?.offset == 1008)
  }

  @Test(
    arguments: [
      .cutOff, .unknownInstruction(0), .unsupportedInstruction("x"), .unsupportedProtocol(6),
      .tooFewValues("x"), .wrongOperand("x", expected: "y"), .nothingRemembered(1),
      .malformedNumber, .wrongResult, .tooManyInstructions(limit: 1), .tooManyObjects(limit: 1),
      .tooManyValues(limit: 1), .nestedTooDeeply(limit: 1),
    ] as [PickleProblem])
  func everyProblemHasWords(problem: PickleProblem) {
    let parts = "\(TensorFileError(.pickle(problem)))".split(separator: " – ")
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.count > 10 })
  }
}
