import Foundation
import Testing

@testable import TensorFiles

/// Nothing that a pickle or a file around it contains may end the program or fill the memory.
@Suite struct TorchHostileFiles {
  /// How many random and how many mutated files are tried; more when the environment says so.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 2_000

  private static let files = [
    "strange.pt", "strange_stream.pt", "strange_stream4.pt", "unchecked.pt", "big_endian.pt",
    "wrapped_stream.pt", "tensor.pt",
  ]

  @Test(arguments: ["strange_stream4.pt", "unchecked.pt", "big_endian.pt", "tensor.pt"])
  func everyTruncationIsAnError(name: String) throws {
    let bytes = try contents(of: fixturePath("pytorch/\(name)"))
    for size in 0..<bytes.count {
      #expect(error(in: Array(bytes.prefix(size)), name: "a.pt") != nil, "cut to \(size) bytes")
    }
  }

  @Test func randomBytesAreErrors() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<Self.count {
      let size = Int.random(in: 0..<200, using: &generator)
      let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(error(in: noise, name: "a.pt") != nil)
      #expect(error(in: [0x80, 2] + noise, name: nil) != nil)
      #expect(error(in: PickleAssembly.beginning + noise, name: nil) != nil)
    }
  }

  @Test func randomInstructionsAreErrorsOrValues() {
    let pieces = Self.pieces
    var generator = SeededGenerator(state: 2)
    var successes = 0
    for _ in 0..<4 * Self.count {
      var body: [UInt8] = []
      for _ in 0..<Int.random(in: 1..<24, using: &generator) {
        body += pieces.randomElement(using: &generator) ?? []
      }
      let bytes = PickleAssembly.stream(body)
      readAll(bytes, name: nil)
      var machine = PickleMachine(PickleScanner(ByteRegion(body + [0x2E]), at: 0))
      if (try? machine.run()) != nil { successes += 1 }
    }
    #expect(successes > Self.count / 100, "few of these pickles come to their end")
  }

  @Test(arguments: files)
  func mutatedFilesAreErrorsOrReadable(name: String) throws {
    let bytes = try contents(of: fixturePath("pytorch/\(name)"))
    var generator = SeededGenerator(state: 3)
    for _ in 0..<Self.count / Self.files.count {
      readAll(mutated(bytes, using: &generator), name: "a.pt")
    }
  }

  @Test func aFlippedBitAnywhereIsAnErrorOrReadable() throws {
    let bytes = try contents(of: fixturePath("pytorch/wrapped_stream.pt"))
    for position in bytes.indices {
      for bit in [0, 3, 7] {
        var changed = bytes
        changed[position] ^= 1 << bit
        readAll(changed, name: "a.pt")
      }
    }
  }

  @Test func aPickleThatDoublesAndDoublesStaysSmall() throws {
    // Lists of the last list, ten times, a hundred times over.
    var body = Array("]q\0".utf8)
    for _ in 0..<100 { body += Array("0](h\0h\0h\0h\0h\0h\0h\0h\0h\0h\0eq\0".utf8) }
    var machine = PickleMachine(PickleScanner(ByteRegion(body + [0x2E]), at: 0))
    let graph = try machine.run()
    #expect(graph.objects.count == 101)
    #expect(graph.heldCount == 1000)
    #expect(
      error(in: PickleAssembly.stream(body), name: nil)?.problem
        == .torch(.nestedTooDeeply(limit: StateDict.maximumDepth)))
    // Tuples of the last two values.
    let pairs = [UInt8(0x4E)] + repeated([0x32, 0x86], 100_000)
    machine = PickleMachine(PickleScanner(ByteRegion(pairs + [0x2E]), at: 0))
    #expect(try machine.run().heldCount == 200_000)
  }

  @Test func deepNestingDoesNotEatTheStack() throws {
    let tuples = [UInt8(0x4E)] + [UInt8](repeating: 0x85, count: 500_000)
    #expect(
      error(in: PickleAssembly.stream(tuples), name: nil)?.problem
        == .torch(.nestedTooDeeply(limit: StateDict.maximumDepth)))
    let parameters = PickleAssembly.global("torch._utils", "_rebuild_parameter") + Array("q\0".utf8)
    let wraps = parameters + repeated([0x85, 0x68, 0], 10_000)
    readAll(PickleAssembly.stream(wraps), name: nil)
  }

  @Test func aListGrowsOneByOneInReasonableTime() throws {
    // Were it copied each time, it would take minutes.
    let body = Array("]".utf8) + repeated(Array("Na".utf8), 100_000)
    var machine = PickleMachine(PickleScanner(ByteRegion(body + [0x2E]), at: 0))
    #expect(try machine.run().heldCount == 100_000)
  }

  @Test func manyTensorsOfOneDescriptionAreRefused() {
    // One tensor of many numbers, again and again under other names.
    let tensor = PickleAssembly.tensor(
      storage: PickleAssembly.storage(count: 6), shape: [1 << 20], strides: [0])
    var body = tensor + Array("q\0".utf8) + Array("0}(".utf8)
    for index in 0..<1000 { body += PickleAssembly.integer(index) + Array("h\0".utf8) }
    #expect(
      error(in: PickleAssembly.stream(body + Array("u".utf8)), name: nil)?.problem
        == .torch(.tooLargeTogether(limit: StateDict.alwaysAllowedSize)))
  }

  @Test func oneLongKeyForManyTensorsIsRefused() {
    // 300 keys of 400 bytes, each for one dictionary of 300 such keys.
    let tensor = PickleAssembly.tensor(
      storage: PickleAssembly.storage(count: 6), shape: [], strides: [])
    let keys = (0..<300).map { String(repeating: "k", count: 400) + "\($0)" }
    var body = tensor + Array("q\0".utf8) + Array("0}(".utf8)
    for key in keys { body += PickleAssembly.text(key) + Array("h\0".utf8) }
    body += Array("uq\u{1}0}(".utf8)
    for key in keys { body += PickleAssembly.text(key) + Array("h\u{1}".utf8) }
    // So that walking through is not what is refused.
    body += PickleAssembly.text("padding") + Array("](".utf8)
    body += [UInt8](repeating: 0x4E, count: 50_000) + Array("eu".utf8)
    #expect(
      error(in: PickleAssembly.stream(body), name: nil)?.problem
        == .torch(.namesTooLong(limit: StateDict.maximumNamesSize)))
  }

  /// Instructions and what tensors are made of.
  private static var pieces: [[UInt8]] {
    let instructions = "(.0123N)]}tldaeusRbQoq\u{0}h\u{0}h\u{1}K\u{1}".utf8.map { [$0] }
    let later =
      ([0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94] as [UInt8])
      .map { [$0] }
    let storage = PickleAssembly.storage(count: 6)
    let values = [
      storage, PickleAssembly.integers([2, 3]), PickleAssembly.integers([3, 1]),
      PickleAssembly.integer(1), PickleAssembly.integer(-1), PickleAssembly.integer(.max),
      PickleAssembly.text("model"), PickleAssembly.text("w"), PickleAssembly.text("storage"),
      PickleAssembly.global("torch._utils", "_rebuild_tensor_v2"),
      PickleAssembly.global("torch._utils", "_rebuild_parameter"),
      PickleAssembly.global("collections", "OrderedDict"),
      PickleAssembly.tensor(storage: storage, shape: [2, 3], strides: [3, 1]),
      PickleAssembly.tensor(storage: storage, offset: 1, shape: [2, 2], strides: [1, 2]),
      PickleAssembly.text("w") + PickleAssembly.tensor(storage: storage, shape: [], strides: [])
        + [0x73],
    ]
    return instructions + later + values + values + [[0x7D], [0x7D], [0x7D]]
  }

  private func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array([[UInt8]](repeating: bytes, count: count).joined())
  }

  /// The file with some bytes changed, taken out, put in or doubled.
  private func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let position = Int.random(in: 0..<result.count, using: &generator)
      let end = min(result.count, position + Int.random(in: 0...8, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: result[position] = UInt8.random(in: 0...255, using: &generator)
      case 1: result[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 2: result.removeSubrange(position..<min(end, position + result.count - 1))
      case 3: result.insert(contentsOf: Array(result[position..<end]), at: position)
      default:
        let extreme: [UInt8] = Bool.random(using: &generator) ? [0xFF, 0xFF] : [0, 0x80]
        result.insert(contentsOf: extreme, at: position)
      }
    }
    return result
  }

  private func error(in bytes: [UInt8], name: String?) -> TensorFileError? {
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes, path: name)
      return nil
    } catch {
      return error
    }
  }

  /// A file that opens must be readable to its last element, unless a packed storage is broken.
  private func readAll(_ bytes: [UInt8], name: String?) {
    guard let file = try? TensorFile(parsing: bytes, path: name) else { return }
    for entry in file.entries {
      let tensor = try? file.tensor(named: entry.name)
      #expect(tensor?.shape ?? entry.shape == entry.shape)
      #expect(tensor?.floats().count == tensor?.count)
    }
  }
}
