import Foundation
import TensorFiles

/// The bytes of a safetensors file with that header, as it stands, and that many bytes of zeros.
func safetensorsBytes(_ header: String, dataSize: Int = 0) -> [UInt8] {
  safetensorsBytes(header: Array(header.utf8), dataSize: dataSize)
}

func safetensorsBytes(header: [UInt8], dataSize: Int = 0) -> [UInt8] {
  littleEndian(UInt64(header.count)) + header + [UInt8](repeating: 0, count: dataSize)
}

func littleEndian(_ number: UInt64) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// What is wrong with these bytes, or nil when they are a good file.
func problem(in bytes: [UInt8]) -> TensorFileError.Problem? {
  error(in: bytes)?.problem
}

func error(in bytes: [UInt8]) -> TensorFileError? {
  do throws(TensorFileError) {
    _ = try TensorFile(parsing: bytes)
    return nil
  } catch {
    return error
  }
}

/// What is wrong with a file, or nil when it is a good one.
func problem(inFile path: String) -> TensorFileError.Problem? {
  do throws(TensorFileError) {
    _ = try TensorFile(contentsOf: path)
    return nil
  } catch {
    return error.problem
  }
}

/// A tensor trained in PyTorch and saved by the safetensors library.
func sinePath() throws -> String { try fixturePath("sine.safetensors") }

func fixturePath(_ name: String) throws -> String {
  struct NoFixtures: Error {}
  guard let folder = Bundle.module.resourcePath else { throw NoFixtures() }
  return "\(folder)/Fixtures/\(name)"
}

func contents(of path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// Lends a fresh folder, and removes it with all that is in it.
func withFolder(_ body: (String) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("tensor-files-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: url) }
  try body(url.path)
}

func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// How many hostile inputs a test tries: so many, or `LSTM_VIZ_FUZZ_COUNT` if that is set.
func hostileCount(_ usual: Int) -> Int {
  ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? usual
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A file that h5py wrote.
func hdf5Path(_ name: String) throws -> String {
  String(try sinePath().dropLast("sine.safetensors".count)) + "hdf5/\(name).h5"
}
