import Foundation
import Testing

@testable import TensorFiles

@Suite struct SafetensorsReading {
  @Test func aTrainedNetworkIsListedInTheOrderOfItsBytes() throws {
    let file = try TensorFile(contentsOf: sinePath())
    #expect(file.metadata == ["format": "pt"])
    #expect(
      file.names == [
        "head.bias", "head.weight", "lstm.bias_hh_l0", "lstm.bias_ih_l0", "lstm.weight_hh_l0",
        "lstm.weight_ih_l0",
      ])
    let weight = try #require(file.entry(named: "head.weight"))
    #expect(weight == file.entries[1])
    #expect(weight.typeName == "F32")
    #expect(weight.elementType == .f32)
    #expect(weight.shape == [1, 16])
    #expect(file.entry(named: "head") == nil)
  }

  @Test func elementsAreTheOnesSaved() throws {
    let file = try TensorFile(contentsOf: sinePath())
    let bytes = try contents(of: sinePath())
    let bias = try file.tensor(named: "head.bias")
    let bits = bytes[472..<476].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    #expect(bias.floats() == [Float(bitPattern: bits)])
    #expect(bias.shape == [1])
    let weights = try file.tensor(named: "lstm.weight_hh_l0")
    #expect(weights.count == 64 * 16)
    #expect(weights.floats(in: 17..<20) == Array(weights.floats()[17..<20]))
    #expect(weights.floats(in: 5..<5) == [])
  }

  @Test func aMappedFileAndItsBytesAreTheSame() throws {
    let mapped = try TensorFile(contentsOf: sinePath())
    let parsed = try TensorFile(parsing: contents(of: sinePath()))
    #expect(mapped.entries == parsed.entries)
    for name in mapped.names {
      #expect(try mapped.tensor(named: name) == parsed.tensor(named: name))
    }
  }

  @Test func aTensorOutlivesItsFile() throws {
    let tensor = try TensorFile(contentsOf: sinePath()).tensor(named: "lstm.weight_ih_l0")
    #expect(tensor.floats().allSatisfy { $0.isFinite && $0 != 0 })
  }

  @Test(arguments: ["{}", "{} \n\r\t", "{ }", #"{"__metadata__":{}}"#])
  func aFileMayHoldNoTensor(header: String) throws {
    #expect(try TensorFile(parsing: safetensorsBytes(header)).names == [])
  }

  @Test func tensorsMayBeEmptyOrSingleNumbersAndListedInAnyOrder() throws {
    let header = """
      {"z" : {"data_offsets":[ 4 , 8 ],"dtype":"F32","shape":[],"later":[{"x":null},-1.5e3]} ,
      "none":{"dtype":"I64","shape":[3,0],"data_offsets":[4,4]},
      "a":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]}}
      """
    let file = try TensorFile(parsing: safetensorsBytes(header, dataSize: 8))
    #expect(file.names == ["a", "none", "z"])
    #expect(try file.tensor(named: "z").floats() == [0])
    #expect(try file.integers(named: "none") == [])
    #expect(try file.integers(named: "a") == [0, 0, 0, 0])
  }

  @Test func namesAreUnescaped() throws {
    let name = #"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀"#
    let header = "{\"__metadata__\":{\"\(name)\":\"\(name)\"}}"
    let expected = "\"\\/\u{8}\u{C}\n\r\té😀é😀"
    #expect(
      try TensorFile(parsing: safetensorsBytes(header)).metadata == [expected: expected])
  }

  @Test func aTypeNobodyReadsIsListedAndRefusedByName() throws {
    let header = """
      {"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]},
      "b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
      """
    let file = try TensorFile(parsing: safetensorsBytes(header, dataSize: 8), path: "m")
    #expect(file.entry(named: "a")?.typeName == "F8_E4M3")
    #expect(file.entry(named: "a")?.elementType == nil)
    #expect(try file.tensor(named: "b").floats() == [0])
    #expect(
      throws: TensorFileError(.unsupportedElementType("F8_E4M3"), path: "m", tensor: "a")
    ) { try file.tensor(named: "a") }
  }

  @Test func aNameThatIsNotThere() throws {
    let path = try sinePath()
    let file = try TensorFile(contentsOf: path)
    #expect(throws: TensorFileError(.noSuchTensor, path: path, tensor: "x")) {
      try file.tensor(named: "x")
    }
  }
}

extension SafetensorsReading {
  @Test func whatIsNoReadableFile() throws {
    try withFolder { folder in
      #expect(problem(inFile: folder + "/none") == .missing)
      #expect(problem(inFile: folder) == .isFolder)
      #expect(try problem(inFile: sinePath() + "/x") == .unreadable(code: ENOTDIR))
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(problem(inFile: folder + "/pipe") == .notRegularFile)
      try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
      #expect(problem(inFile: folder + "/empty") == .empty)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root reads everything"))
  func aFileWithoutPermission() throws {
    try withFolder { folder in
      let path = folder + "/secret"
      try Data([0]).write(to: URL(fileURLWithPath: path))
      #expect(chmod(path, 0) == 0)
      #expect(problem(inFile: path) == .unreadable(code: EACCES))
    }
  }
}
