import TensorFiles

/// Pickles, and files of `torch.save` before it wrote ZIP archives, put together piece by piece.
enum PickleAssembly {
  /// A whole pickle of the instructions that give one value.
  static func pickle(_ body: [UInt8]) -> [UInt8] { [0x80, 2] + body + ascii(".") }

  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func text(_ text: String) -> [UInt8] {
    ascii("X") + littleEndian(UInt64(text.utf8.count)).prefix(4) + ascii(text)
  }

  static func integer(_ value: Int) -> [UInt8] {
    [0x8A, 8] + littleEndian(UInt64(bitPattern: Int64(value)))
  }

  static func tuple(_ parts: [[UInt8]]) -> [UInt8] { ascii("(") + parts.joined() + ascii("t") }

  static func integers(_ values: [Int]) -> [UInt8] { tuple(values.map(integer)) }

  static func list(_ parts: [[UInt8]]) -> [UInt8] { ascii("](") + parts.joined() + ascii("e") }

  static func dictionary(_ items: [(key: String, value: [UInt8])]) -> [UInt8] {
    ascii("}(") + items.flatMap { text($0.key) + $0.value } + ascii("u")
  }

  static func global(_ module: String, _ name: String) -> [UInt8] {
    ascii("c\(module)\n\(name)\n")
  }

  static func call(_ module: String, _ name: String, _ arguments: [[UInt8]]) -> [UInt8] {
    global(module, name) + tuple(arguments) + ascii("R")
  }

  static func storage(
    key: String = "0", class name: String = "FloatStorage", count: Int, view: [UInt8] = [0x4E]
  ) -> [UInt8] {
    tuple([
      text("storage"), global("torch", name), text(key), text("cpu"), integer(count), view,
    ]) + ascii("Q")
  }

  static func tensor(
    storage: [UInt8], offset: Int = 0, shape: [Int], strides: [Int]
  ) -> [UInt8] {
    call(
      "torch._utils", "_rebuild_tensor_v2",
      [
        storage, integer(offset), integers(shape), integers(strides), [0x89],
        call("collections", "OrderedDict", []),
      ])
  }

  /// What stands before the pickle of what was saved.
  static let beginning: [UInt8] =
    pickle([0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19])
    + pickle(integer(1001)) + pickle(ascii("}"))

  /// A file with storages of floats.
  static func stream(
    _ body: [UInt8], storages: [(key: String, values: [Float])] = [("0", [0, 1, 2, 3, 4, 5])]
  ) -> [UInt8] {
    var bytes = beginning + pickle(body) + pickle(list(storages.map { text($0.key) }))
    for (_, values) in storages {
      bytes += littleEndian(UInt64(values.count)) + Tensor(values, shape: [values.count]).bytes
    }
    return bytes
  }

  /// A file with one tensor `w` in a storage of six floats.
  static func stream(offset: Int = 0, shape: [Int], strides: [Int]) -> [UInt8] {
    stream(
      dictionary([
        (
          "w",
          tensor(storage: storage(count: 6), offset: offset, shape: shape, strides: strides)
        )
      ]))
  }
}
