import Testing

@testable import TensorFiles

/// What each instruction of a pickle leaves behind.
@Suite struct PickleInstructions {
  private func graph(_ body: [UInt8]) throws -> PickleGraph {
    var machine = PickleMachine(PickleScanner(ByteRegion(body + [0x2E]), at: 0))
    return try machine.run()
  }

  private func graph(_ body: String) throws -> PickleGraph { try graph(Array(body.utf8)) }

  @Test(
    arguments: [
      (Array("N".utf8), .none), ([0x88], .bool(true)), ([0x89], .bool(false)),
      (Array("I01\n".utf8), .bool(true)), (Array("I00\n".utf8), .bool(false)),
      (Array("I-12\n".utf8), .integer(-12)), (Array("L34L\n".utf8), .integer(34)),
      (Array("F1.5\n".utf8), .float(1.5)), (Array("K".utf8) + [200], .integer(200)),
      (Array("M".utf8) + [1, 2], .integer(513)),
      (Array("J".utf8) + [0xFE, 0xFF, 0xFF, 0xFF], .integer(-2)),
      ([0x8A, 0], .integer(0)), ([0x8A, 1, 0xFF], .integer(-1)),
      ([0x8A, 2, 0, 0x80], .integer(-32768)), ([0x8A, 2, 0xFF, 0], .integer(255)),
      ([0x8A, 8, 0, 0, 0, 0, 0, 0, 0, 0x80], .integer(.min)),
      ([0x8B, 1, 0, 0, 0, 7], .integer(7)),
      ([0x8A, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1], .wideInteger(2..<11)),
      (Array("G".utf8) + [0xC0, 0x04, 0, 0, 0, 0, 0, 0], .float(-2.5)),
      (Array("X".utf8) + [2, 0, 0, 0, 0xC3, 0xA9], .text("é")),
      (Array("X".utf8) + [1, 0, 0, 0, 0xFF], .unread(5..<6)),
      ([0x8C, 1, 0x61], .text("a")), ([0x8D, 1, 0, 0, 0, 0, 0, 0, 0, 0x61], .text("a")),
      (Array("U".utf8) + [1, 0x61], .text("a")),
      (Array("T".utf8) + [1, 0, 0, 0, 0x61], .text("a")),
      (Array("S'name'\n".utf8), .text("name")), (Array("S'na\\me'\n".utf8), .unread(2..<7)),
      (Array("S\n".utf8), .unread(1..<1)), (Array("Vname\n".utf8), .text("name")),
      (Array("C".utf8) + [1, 0x61], .unread(2..<3)),
      (Array("B".utf8) + [1, 0, 0, 0, 0x61], .unread(5..<6)),
      ([0x8E, 1, 0, 0, 0, 0, 0, 0, 0, 0x61], .unread(9..<10)),
      ([0x96, 1, 0, 0, 0, 0, 0, 0, 0, 0x61], .unread(9..<10)),
    ] as [([UInt8], PickleValue)])
  func aPlainValue(body: [UInt8], value: PickleValue) throws {
    #expect(try graph(body).root == value)
  }

  @Test func aTextLongerThanAnyNameIsLeftWhereItIs() throws {
    let limit = PickleScanner.longestText
    for (size, isRead) in [(limit, true), (limit + 1, false)] {
      let root = try graph(PickleAssembly.text(String(repeating: "a", count: size))).root
      #expect((root == .unread(5..<5 + size)) == !isRead)
    }
  }

  @Test(
    arguments: [
      (")", .tuple, 0), ("(t", .tuple, 0), ("(NNt", .tuple, 2), ("N\u{85}", .tuple, 1),
      ("NN\u{86}", .tuple, 2), ("NNN\u{87}", .tuple, 3), ("]", .list, 0), ("(Nl", .list, 1),
      ("]Na", .list, 1), ("](NNe", .list, 2), ("}", .dictionary, 0), ("(NNd", .dictionary, 2),
      ("}NNs", .dictionary, 2), ("}(NNNNu", .dictionary, 4), ("\u{8F}", .set, 0),
      ("\u{8F}(NN\u{90}", .set, 2), ("(N\u{91}", .set, 1), ("cm\nn\n", .global, 2),
      ("Vm\nVn\n\u{93}", .global, 2), ("cm\nn\n)R", .call, 2), ("cm\nn\n)\u{81}", .call, 2),
      ("cm\nn\n)}\u{92}", .call, 2), ("(NNim\nn\n", .call, 2), ("(cm\nn\nNNo", .call, 2),
      ("cm\nn\n)R}b", .call, 2), ("cm\nn\n)R(NNu", .call, 4), ("cm\nn\n)RNa", .call, 2),
      ("Pid\n", .persistent, 1), ("NQ", .persistent, 1),
    ] as [(String, PickleObject.Kind, Int)])
  func anObjectOfItsKindThatHoldsSoMuch(
    body: String, kind: PickleObject.Kind, count: Int
  ) throws {
    let bytes = body.unicodeScalars.map { UInt8($0.value) }
    let graph = try graph(bytes)
    #expect(graph.object(graph.root, kind)?.values.count == count)
  }

  @Test(
    arguments: [
      ("N(0", 1), ("NN0", 1), ("N(NN1", 1), ("N2\u{86}", 2), ("Nq\u{5}h\u{5}\u{86}", 2),
      ("Nr\u{5}\0\0\0j\u{5}\0\0\0\u{86}", 2), ("Np7\ng7\n\u{86}", 2), ("N\u{94}h\0\u{86}", 2),
      ("\u{80}\u{4}\u{95}\u{1}\0\0\0\0\0\0\0N", 1),
    ])
  func valuesAreMovedAbout(body: String, count: Int) throws {
    let graph = try graph(body.unicodeScalars.map { UInt8($0.value) })
    #expect(graph.elements(graph.root).map(\.count) ?? 1 == count)
  }

  @Test func aSharedValueStaysShared() throws {
    let graph = try graph("]q\u{0}0(h\u{0}h\u{0}t")
    let elements = try #require(graph.elements(graph.root))
    #expect(elements == [.object(0), .object(0)])
    #expect(graph.objects.count == 2)
  }

  @Test func aValueMayHoldItself() throws {
    let graph = try graph("]q\u{0}h\u{0}a")
    #expect(graph.elements(graph.root) == [graph.root])
  }

  @Test func oneMachineFollowsPickleAfterPickle() throws {
    var machine = PickleMachine(PickleScanner(ByteRegion(Array("Nq\0.]q\0.".utf8)), at: 0))
    #expect(try machine.run().root == .none)
    #expect(try machine.run().root == .object(0))
    #expect(machine.scanner.position == 8)
    #expect(throws: TensorFileError.self) { try machine.run() }
  }
}
