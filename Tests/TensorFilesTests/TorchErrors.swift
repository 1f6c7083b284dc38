import Testing

@testable import TensorFiles

/// Every way a file of `torch.save` can be wrong though its pickle is a good one.
@Suite struct TorchErrors {
  private typealias Assembly = PickleAssembly

  private func problem(_ bytes: [UInt8]) -> TorchProblem? {
    guard case .torch(let problem) = error(in: bytes)?.problem else { return nil }
    return problem
  }

  /// What is wrong with a file that holds one value.
  private func problem(of body: [UInt8]) -> TorchProblem? { problem(Assembly.stream(body)) }

  private let sound = Assembly.tensor(
    storage: Assembly.storage(count: 6), shape: [2, 3], strides: [3, 1])

  @Test func theAssembledFileIsAGoodOne() throws {
    let bytes = Assembly.stream(Assembly.dictionary([("w", sound)]))
    let tensor = try TensorFile(parsing: bytes).tensor(named: "w")
    #expect(tensor.floats() == [0, 1, 2, 3, 4, 5])
    #expect(tensor.shape == [2, 3])
  }

  @Test func otherPickles() {
    #expect(problem(Assembly.pickle(Assembly.dictionary([]))) == .notTorch)
    #expect(problem(Assembly.pickle([0x8A, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])) == .notTorch)
  }

  @Test(arguments: ["version https://git-lfs.github.com/spec/v1\n", "\u{0}", "<html>"])
  func otherFilesWithSuchAName(text: String) throws {
    #expect(throws: TensorFileError(.torch(.notTorch), path: "a.pt", offset: 0)) {
      try TensorFile(parsing: Array(text.utf8), path: "a.pt")
    }
  }

  @Test func tarArchive() throws {
    var bytes = [UInt8](repeating: 0, count: 512)
    bytes.replaceSubrange(257..<262, with: Array("ustar".utf8))
    #expect(throws: TensorFileError(.torch(.tarArchive), path: "a.pth")) {
      try TensorFile(parsing: bytes, path: "a.pth")
    }
  }

  @Test func unsupportedVersion() {
    let magic = Assembly.beginning.prefix(15)
    #expect(problem(magic + Assembly.pickle(Assembly.integer(1002))) == .unsupportedVersion)
  }

  @Test func objectsInPlaceOfTensors() {
    let object = Assembly.call("nets", "Net", [])
    #expect(problem(of: object) == .pickledObject(className: "nets.Net", key: nil))
    #expect(
      problem(of: Assembly.dictionary([("model", object), ("other", sound)]))
        == .pickledObject(className: "nets.Net", key: "model"))
    let old = Assembly.call(
      "copy_reg", "_reconstructor", [Assembly.global("nets", "Net"), Assembly.ascii("N")])
    #expect(problem(of: old) == .pickledObject(className: "nets.Net", key: nil))
    #expect(
      problem(of: Assembly.ascii("NNR")) == .pickledObject(className: "unknown", key: nil))
  }

  @Test func noTensors() {
    #expect(problem(of: Assembly.dictionary([])) == .noTensors)
    #expect(problem(of: Assembly.dictionary([("epoch", Assembly.integer(3))])) == .noTensors)
    #expect(problem(of: Assembly.text("text")) == .noTensors)
    #expect(problem(of: Assembly.list([])) == .noTensors)
  }

  @Test func dictionariesFilledInOtherWaysAreDictionaries() throws {
    let pairs = Assembly.list([Assembly.list([Assembly.text("w"), sound])])
    let python2 = Assembly.call("collections", "OrderedDict", [pairs])
    let custom = Assembly.call("nets", "Config", []) + Assembly.text("w") + sound + [0x73]
    for body in [python2, custom, Assembly.dictionary([("state_dict", python2)])] {
      #expect(try TensorFile(parsing: Assembly.stream(body)).names == ["w"])
    }
  }

  @Test func aUsualKeyCountsOnlyWhenItHoldsTensors() throws {
    let body = Assembly.dictionary([
      ("model", Assembly.dictionary([("name", Assembly.text("lstm"))])), ("net.w", sound),
    ])
    #expect(try TensorFile(parsing: Assembly.stream(body)).names == ["net.w"])
  }

  @Test func dictionariesNestedTooDeeply() {
    let limit = StateDict.maximumDepth
    func nested(_ depth: Int) -> [UInt8] {
      depth == 0 ? sound : Assembly.dictionary([("a", nested(depth - 1))])
    }
    #expect(problem(of: nested(limit)) == nil)
    #expect(problem(of: nested(limit + 1)) == .nestedTooDeeply(limit: limit))
  }

  @Test func aDictionaryWithinItself() {
    let body = Assembly.ascii("}q\0") + Assembly.text("a") + Assembly.ascii("h\0s")
    #expect(problem(of: body) == .entangled)
    let usual = Assembly.ascii("}q\0") + Assembly.text("model") + Assembly.ascii("h\0s")
    #expect(problem(of: usual) == .entangled)
  }

  @Test func dictionariesThatAreOverallInEachOther() {
    // Twenty lists, each of which holds the next one ten times: 10²⁰ values on the way.
    var body = Assembly.list([sound]) + Assembly.ascii("q\0")
    for _ in 0..<20 {
      body += [0x30] + Assembly.ascii("](" + String(repeating: "h\0", count: 10) + "eq\0")
    }
    #expect(problem(of: body) == .entangled)
  }

  @Test func keysThatAreNoNames() {
    let body = Assembly.ascii("}") + Assembly.tuple([]) + sound + [0x73]
    #expect(problem(of: body) == .unnamedTensor)
    let limit = StateDict.maximumNameSize
    for size in [limit, limit + 1] {
      let key = String(repeating: "k", count: size)
      #expect(
        problem(of: Assembly.dictionary([(key, sound)])) == (size > limit ? .unnamedTensor : nil))
    }
  }

  @Test(arguments: [2, 3])
  func moreTensorsThanTheCap(count: Int) throws {
    let body = Assembly.dictionary((0..<count).map { ("w\($0)", sound) })
    var machine = PickleMachine(PickleScanner(ByteRegion(Assembly.pickle(body)), at: 0))
    let graph = try machine.run()
    var found: TensorFileError.Problem?
    do throws(TensorFileError) {
      _ = try StateDict(of: graph, maximumTensorCount: 2)
    } catch {
      found = error.problem
    }
    #expect(found == (count > 2 ? .torch(.tooManyTensors(limit: 2)) : nil))
  }

  @Test func wholeNumbersAreNames() throws {
    let body = Assembly.ascii("}") + Assembly.integer(-7) + sound + [0x73]
    #expect(try TensorFile(parsing: Assembly.stream(body)).names == ["-7"])
  }

  @Test func twoTensorsOfOneName() {
    let body = Assembly.dictionary([("a", sound), ("a", sound)])
    #expect(error(in: Assembly.stream(body))?.problem == .torch(.repeatedName))
    #expect(error(in: Assembly.stream(body))?.tensor == "a")
    let joined = Assembly.dictionary([
      ("a.b", sound), ("a", Assembly.dictionary([("b", sound)])),
    ])
    #expect(problem(of: joined) == .repeatedName)
  }

  @Test func tensorsDescribedInOtherWays() {
    func problem(_ arguments: [[UInt8]]) -> TorchProblem? {
      let call = Assembly.call("torch._utils", "_rebuild_tensor_v2", arguments)
      return self.problem(of: Assembly.dictionary([("w", call)]))
    }
    let storage = Assembly.storage(count: 6)
    let (zero, sizes, text) = (
      Assembly.integer(0), Assembly.integers([2]), Assembly.tuple([Assembly.text("2")])
    )
    let noStorage = TorchProblem.malformedTensor(expected: "a storage")
    #expect(problem([]) == noStorage)
    #expect(problem([text, zero, sizes, sizes]) == noStorage)
    #expect(problem([Assembly.storage(class: "Net", count: 6), zero, sizes, sizes]) == noStorage)
    #expect(problem([Assembly.storage(count: -6), zero, sizes, sizes]) == noStorage)
    #expect(problem([Assembly.storage(count: .max), zero, sizes, sizes]) == noStorage)
    let noNumbers = TorchProblem.malformedTensor(expected: "an offset, sizes and strides")
    #expect(problem([storage, text, sizes, sizes]) == noNumbers)
    #expect(problem([storage, zero, text, sizes]) == noNumbers)
    #expect(problem([storage, zero, sizes, text]) == noNumbers)
    #expect(problem([storage, zero, sizes, zero]) == noNumbers)
    #expect(
      problem([storage, zero, sizes, Assembly.integers([1, 1])])
        == .malformedTensor(expected: "as many strides as sizes"))
    let v3 = Assembly.call(
      "torch._utils", "_rebuild_tensor_v3", [storage, zero, sizes, sizes, zero, zero, text])
    #expect(
      self.problem(of: Assembly.dictionary([("w", v3)]))
        == .malformedTensor(expected: "an element type"))
  }

  @Test(
    arguments: [
      (-1, [2], [1]), (0, [-2], [1]), (0, [2], [-1]), (0, [-1, -1], [1, 1]), (.min, [2], [1]),
    ])
  func negativeNumbers(offset: Int, shape: [Int], strides: [Int]) {
    #expect(
      problem(Assembly.stream(offset: offset, shape: shape, strides: strides))
        == .malformedTensor(expected: "no negative numbers"))
  }

  @Test(
    arguments: [
      (0, [7], [1], 7), (1, [6], [1], 7), (0, [2, 3], [4, 1], 7), (6, [], [], 7),
      (0, [2], [1 << 61], 1 << 61 | 1), (.max - 1, [1], [1], .max), (0, [2, 2], [5, 1], 7),
    ])
  func beyondTheStorage(offset: Int, shape: [Int], strides: [Int], needed: Int) {
    #expect(
      problem(Assembly.stream(offset: offset, shape: shape, strides: strides))
        == .outsideStorage(needed: needed, available: 6))
  }

  @Test(
    arguments: [
      (0, [3, 2], [.max, .max]), (.max, [1], [1]), (1, [2], [.max]),
      (0, [1 << 32, 1 << 32], [0, 0]), (0, [1 << 40, 1 << 40, 0], [0, 0, 0]),
    ])
  func beyondAnyMemory(offset: Int, shape: [Int], strides: [Int]) {
    let bytes = Assembly.stream(offset: offset, shape: shape, strides: strides)
    #expect(error(in: bytes)?.problem == .shapeTooLarge(shape))
    #expect(error(in: bytes)?.offset != nil)
  }

  @Test(
    arguments: [
      ([1, 2, 3], [.max, 1, 2], [0, 2, 4, 1, 3, 5]), ([1], [.max], [0]),
      ([0, 1 << 62, 8], [.max, 8, 1], []), ([0, 2], [.max, .max], []),
    ] as [([Int], [Int], [Float])])
  func stridesToNoNeighbourMayBeAnything(
    shape: [Int], strides: [Int], values: [Float]
  ) throws {
    let bytes = Assembly.stream(shape: shape, strides: strides)
    #expect(try TensorFile(parsing: bytes).tensor(named: "w").floats() == values)
  }

  @Test func moreDimensionsThanTheCap() {
    for count in [64, 65, 1000] {
      let ones = [Int](repeating: 1, count: count)
      let bytes = Assembly.stream(shape: ones, strides: ones)
      #expect(
        error(in: bytes)?.problem == (count > 64 ? .tooManyDimensions(limit: 64) : nil))
    }
  }

  @Test func anExpandedTensorMayTakeSomeMemoryButNotAny() throws {
    let allowed = StateDict.alwaysAllowedSize / 4
    #expect(problem(Assembly.stream(shape: [allowed], strides: [0])) == nil)
    let good = Assembly.stream(shape: [1000], strides: [0])
    #expect(try TensorFile(parsing: good).tensor(named: "w").count == 1000)
    for size in [allowed + 1, 1 << 40, Int.max] {
      #expect(
        problem(Assembly.stream(shape: [size], strides: [0]))
          == .tooLargeTogether(limit: StateDict.alwaysAllowedSize))
    }
  }

  @Test func manyTensorsMayNotShareOneStorageWithoutEnd() {
    let shape = [StateDict.alwaysAllowedSize / 4 / 10]
    let expanded = Assembly.tensor(
      storage: Assembly.storage(count: 6), shape: shape, strides: [0])
    for count in [10, 11] {
      let body = Assembly.dictionary((0..<count).map { ("w\($0)", expanded) })
      #expect(
        problem(of: body)
          == (count > 10 ? .tooLargeTogether(limit: StateDict.alwaysAllowedSize) : nil))
    }
  }

  @Test func storagesThatAreNotThere() {
    let body = Assembly.dictionary([("w", sound)])
    #expect(problem(Assembly.stream(body, storages: [])) == .missingStorage(key: "0"))
    #expect(problem(Assembly.stream(body, storages: [("1", [])])) == .wrongKeys)
    #expect(
      problem(Assembly.stream(body, storages: [("0", [0, 0, 0, 0, 0, 0]), ("0", [])]))
        == .wrongKeys)
    let noList = Assembly.beginning + Assembly.pickle(body) + Assembly.pickle([0x4E])
    #expect(problem(noList) == .wrongKeys)
  }

  @Test func storagesOfAnotherSize() {
    let body = Assembly.dictionary([("w", sound)])
    #expect(
      problem(Assembly.stream(body, storages: [("0", [0])]))
        == .elementCount(key: "0", expected: 6, found: 1))
    // Two references to one storage that disagree.
    let double = Assembly.tensor(
      storage: Assembly.storage(class: "DoubleStorage", count: 6), shape: [6], strides: [1])
    let two = Assembly.dictionary([("v", double), ("w", sound)])
    #expect(
      problem(Assembly.stream(two)) == .storageSize(key: "0", expected: 48, found: 24))
  }

  @Test func storagesThatEndEarlyOrLate() {
    let bytes = Assembly.stream(Assembly.dictionary([("w", sound)]))
    #expect(problem(Array(bytes.dropLast())) == .storageCutOff(key: "0", expected: 24, found: 23))
    #expect(
      problem(Array(bytes.dropLast(25))) == .storageCutOff(key: "0", expected: 24, found: 0))
    #expect(problem(bytes + [0]) == .extraBytes(1))
  }

  @Test func aViewOfAStorageBeginsWhereItSays() throws {
    let view = Assembly.tuple([Assembly.text("1"), Assembly.integer(2), Assembly.integer(3)])
    func stream(_ view: [UInt8], _ shape: [Int]) -> [UInt8] {
      Assembly.stream(
        Assembly.dictionary([
          (
            "w",
            Assembly.tensor(
              storage: Assembly.storage(count: 6, view: view), shape: shape, strides: [1])
          )
        ]))
    }
    #expect(try TensorFile(parsing: stream(view, [3])).tensor(named: "w").floats() == [2, 3, 4])
    #expect(problem(stream(view, [4])) == .outsideStorage(needed: 4, available: 3))
    for (first, size) in [(-1, 3), (0, -1), (4, 3), (7, 0), (.max, .max)] {
      let view = Assembly.tuple([
        Assembly.text("1"), Assembly.integer(first), Assembly.integer(size),
      ])
      #expect(problem(stream(view, [1])) == .malformedTensor(expected: "a storage"))
    }
  }

  @Test(
    arguments: [
      .notTorch, .tarArchive, .scriptArchive, .unsupportedVersion, .unknownByteOrder("x"),
      .pickledObject(className: "x", key: "y"), .noTensors, .nestedTooDeeply(limit: 1),
      .entangled, .tooManyTensors(limit: 1), .unnamedTensor, .namesTooLong(limit: 1),
      .repeatedName, .malformedTensor(expected: "x"), .outsideStorage(needed: 2, available: 1),
      .tooLargeTogether(limit: 1), .missingStorage(key: "x"),
      .storageSize(key: "x", expected: 1, found: 2),
      .elementCount(key: "x", expected: 1, found: 2), .wrongKeys,
      .storageCutOff(key: "x", expected: 2, found: 1), .extraBytes(1),
    ] as [TorchProblem])
  func everyProblemHasWords(problem: TorchProblem) {
    let parts = "\(TensorFileError(.torch(problem)))".split(separator: " – ")
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.count > 10 })
  }

  @Test func theRefusalOfANetworkSaysWhatToDo() {
    let problem = TorchProblem.pickledObject(className: "__main__.Net", key: nil)
    #expect(
      TensorFileError(.torch(problem), path: "net.pt").description
        == "net.pt: it holds a pickled object of class \"__main__.Net\", which only Python could "
        + "build – save model.state_dict() instead")
  }
}
