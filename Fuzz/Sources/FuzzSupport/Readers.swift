import Loading
import Recurrent
import TensorFiles

/// Reads an input to its last element in every way that a file of tensors is read: as tensors, as a
/// model, and as a recording, of which the first step is computed.
///
/// Errors are what most inputs deserve. What must not happen is a trap, a hang, or memory that the
/// input's size does not explain; libFuzzer watches for those.
///
/// - Parameters:
///   - start: the input's bytes, as libFuzzer has them.
///   - count: how many there are.
///   - pathExtension: what the file would be called; it decides where the bytes do not.
public func readTensors(
  _ start: UnsafePointer<UInt8>?, _ count: Int, pathExtension: String
) {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let name = "input.\(pathExtension)"
  if let file = try? TensorFile(parsing: bytes, path: name) { decodeAll(file) }
  let source = FileSource.memory(name: name, bytes: bytes)
  guard let file = try? ModelFile(source) else { return }
  for module in file.modules {
    _ = try? file.model(name: name, options: ModelReader.Options(module: module.name))
  }
  let document = try? Document(opening: Document.Request(sequence: source), bundled: [])
  _ = document?.trace[0, 0]
}

/// Reads an input in every way that a text is read: as a table of numbers, of all columns and of one,
/// as a training set, and as characters.
public func readText(_ start: UnsafePointer<UInt8>?, _ count: Int) {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let source = FileSource.memory(name: "input.csv", bytes: bytes)
  for columns in [nil, ["1"], ["a"]] {
    let reader = SequenceReader(source, columns: columns)
    guard let sequences = try? reader.values() else { continue }
    precondition(!sequences.isEmpty, "a text without a sequence is refused")
    precondition(
      sequences.allSatisfy { $0.input.values.allSatisfy(\.isFinite) },
      "what is fed is finite")
    _ = try? TrainingSet(reader, name: source.name, task: nil, normalises: true)
  }
  let reader = SequenceReader(source)
  if let vocabulary = try? reader.vocabulary() {
    _ = try? reader.characters(of: vocabulary)
  }
  _ = TextParser.names(inList: String(decoding: bytes, as: UTF8.self))
}

private func decodeAll(_ file: TensorFile) {
  for entry in file.entries {
    guard let tensor = try? file.tensor(named: entry.name) else { continue }
    precondition(tensor.floats().count == tensor.count, "a tensor has all its elements")
    _ = try? tensor.integers()
  }
}
