import Foundation
import Testing

@testable import TensorFiles

/// Nothing an HDF5 file contains may end the program, lead it into a circle or fill the memory.
@Suite struct HDF5Hostile {
  /// How many random and how many mutated files are tried.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 500

  private static let files = ["types", "many", "latest", "dense"]

  @Test(arguments: ["types", "latest"])
  func everyTruncationIsAnError(_ name: String) throws {
    let bytes = try contents(of: hdf5Path(name))
    for size in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: TensorFileError.self, "cut to \(size) bytes") {
        try TensorFile(parsing: Array(bytes.prefix(size)), path: "x.h5")
      }
    }
  }

  /// One in some hundred thousand of these is a good file: a root group without a member.
  @Test func randomBytesAreErrorsOrHoldNothing() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<HDF5Hostile.count * 4 {
      let size = Int.random(in: 0..<300, using: &generator)
      let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var bytes = HDF5Superblock.signature + noise
      // Half of them are let in further.
      if size > 100, noise[0] & 1 == 0 {
        bytes.replaceSubrange(8..<16, with: [UInt8(noise[1] % 4), 0, 0, 0, 0, 8, 8, 0])
        for place in 24..<72 where place % 8 > 0 { bytes[place] = 0 }
        bytes[24] = 0
      }
      if let file = try? TensorFile(parsing: bytes, path: "x.h5") {
        #expect(file.names.isEmpty)
      }
    }
  }

  @Test(arguments: files)
  func mutatedFilesAreErrorsOrReadable(_ name: String) throws {
    let original = try contents(of: hdf5Path(name))
    var generator = SeededGenerator(state: 3)
    var slowest = Duration.zero
    for _ in 0..<HDF5Hostile.count / HDF5Hostile.files.count {
      let bytes = mutated(original, &generator)
      let time = ContinuousClock().measure { readAll(bytes) }
      slowest = max(slowest, time)
    }
    if HDF5Hostile.count > 500 { print("slowest mutated \(name).h5: \(slowest)") }
  }

  /// Some bytes changed; often those of a small number, as lengths and addresses are.
  private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let places = bytes.indices.filter { bytes[$0] != 0 }
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let isAnywhere = Bool.random(using: &generator)
      let place =
        isAnywhere
        ? Int.random(in: 8..<bytes.count, using: &generator)
        : places.randomElement(using: &generator) ?? 8
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = [0, 1, 0x7F, 0xFF].randomElement(using: &generator) ?? 0
      case 2:
        // One address where another was: circles and overlaps.
        let source = Int.random(in: 0..<bytes.count / 8, using: &generator) * 8
        let target = Int.random(in: 1..<bytes.count / 8, using: &generator) * 8
        for k in 0..<8 { bytes[target + k] = bytes[source + k] }
      default: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    return bytes
  }

  /// A file that opens must be readable to its last element and attribute.
  private func readAll(_ bytes: [UInt8]) {
    guard let file = try? HDF5File(parsing: bytes, path: "x.h5") else { return }
    for entry in file.tensors.entries {
      guard let tensor = try? file.tensors.tensor(named: entry.name) else { continue }
      #expect(tensor.floats().count == tensor.count)
    }
    for object in ["", "little", "group", "a", "a/b"] {
      for name in ["one", "several", "fixed", "nothing", "long", "names", "attribute4"] {
        _ = try? file.texts(ofAttribute: name, of: object)
      }
    }
  }
}
