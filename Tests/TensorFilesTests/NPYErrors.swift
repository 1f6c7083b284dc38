import Testing

@testable import TensorFiles

/// Every way an array of NumPy can be wrong.
@Suite struct NPYErrors {
  private func array(
    _ header: String, size: Int = 0, version: (UInt8, UInt8) = (1, 0)
  ) -> [UInt8] {
    let text = Array(header.utf8)
    let length = version.0 == 1 ? two(UInt16(text.count)) : four(UInt32(text.count))
    return [0x93] + "NUMPY".utf8 + [version.0, version.1] + length + text
      + [UInt8](repeating: 0, count: size)
  }

  private func header(
    _ type: String = "'<f4'", order: String = "False", shape: String = "(2, 3)"
  ) -> String {
    "{'descr': \(type), 'fortran_order': \(order), 'shape': \(shape), }\n"
  }

  private func problem(_ bytes: [UInt8]) -> NPYProblem? {
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes, path: "x.npy").tensor(named: "x")
      return nil
    } catch {
      guard case .npy(let problem) = error.problem else { return nil }
      return problem
    }
  }

  private func malformed(_ expected: String) -> NPYProblem { .malformedHeader(expected: expected) }

  @Test func goodOnesHaveNone() {
    #expect(problem(array(header(), size: 24)) == nil)
    #expect(problem(array(header(), size: 24, version: (2, 0))) == nil)
    #expect(problem(array(header(), size: 24, version: (3, 0))) == nil)
    let loose = " { \"shape\" :( 2,3 ) ,'fortran_order':True,\n 'descr':\"=f4\"}  \n"
    #expect(problem(array(loose, size: 24)) == nil)
    #expect(problem(array(header(shape: "()"), size: 4)) == nil)
    #expect(problem(array(header(shape: "(6,)"), size: 24)) == nil)
  }

  @Test func noMagic() {
    #expect(problem(Array("no array of numpy".utf8)) == .noMagic)
  }

  @Test(arguments: [(0, 0), (4, 0), (1, 1), (255, 255)] as [(UInt8, UInt8)])
  func versionsOfTomorrow(version: (UInt8, UInt8)) {
    #expect(
      problem(array(header(), size: 24, version: version))
        == .unknownVersion(Int(version.0), Int(version.1)))
  }

  @Test func headersTooLongOrTooShort() {
    let long = String(repeating: " ", count: 65_536)
    #expect(
      problem(array(header() + long, size: 24, version: (2, 0)))
        == .headerTooLong(size: 65_536 + header().utf8.count, limit: 65_535))
    let bytes = array(header(), size: 24)
    for size in 1..<10 + header().utf8.count {
      #expect(problem(Array(bytes.prefix(size))) == .headerCutOff, "cut to \(size) bytes")
    }
    #expect(problem([0x93] + "NUMPY".utf8 + [2, 0, 255, 255]) == .headerCutOff)
  }

  @Test func headersThatAreNoDictionary() {
    #expect(problem(array("")) == malformed("{"))
    #expect(problem(array("['descr']")) == malformed("{"))
    #expect(problem(array("{")) == malformed("a string"))
    #expect(problem(array("{descr: 1}")) == malformed("a string"))
    #expect(problem(array("{'descr}")) == malformed("a string"))
    #expect(problem(array("{'de\\x73cr': '<f4'}")) == malformed("a string"))
    #expect(problem(array("{'descr' '<f4'}")) == malformed(":"))
    #expect(problem(array("{'descr': '<f4' 'shape': ()}")) == malformed(","))
    #expect(problem(array("{'descr': '<f4'")) == malformed(","))
    #expect(problem(array("{'descr': 4}")) == malformed("a string"))
    #expect(problem(array("{'other': 4}")) == malformed("descr, fortran_order and shape alone"))
    #expect(problem(array(header() + "x")) == malformed("nothing but blanks after the }"))
  }

  @Test func valuesOfOtherKinds() {
    #expect(problem(array(header(order: "1"))) == malformed("True or False"))
    #expect(problem(array(header(order: "None"))) == malformed("True or False"))
    #expect(problem(array(header(shape: "[2]"))) == malformed("("))
    #expect(problem(array(header(shape: "(2)"))) == malformed(","))
    #expect(problem(array(header(shape: "(2 3)"))) == malformed(","))
    #expect(problem(array(header(shape: "(,)"))) == malformed("a size from 0 to 2^63 - 1"))
    #expect(problem(array(header(shape: "(-1, 2)"))) == malformed("a size from 0 to 2^63 - 1"))
    #expect(
      problem(array(header(shape: "(9223372036854775808,)")))
        == malformed("a size from 0 to 2^63 - 1"))
    let long = String(repeating: "f", count: 81)
    #expect(problem(array(header("'\(long)'"))) == malformed("an element type"))
    #expect(problem(array(header("[('a', '<f4'"))) == malformed("]"))
  }

  @Test(arguments: ["descr", "fortran_order", "shape"])
  func keysThatLackOrRepeat(key: String) {
    let members = [
      "descr": "'<f4'", "fortran_order": "False", "shape": "(2, 3)",
    ].map { "'\($0)': \($1)" }
    let own = members.filter { $0.hasPrefix("'\(key)'") }
    let others = members.filter { !$0.hasPrefix("'\(key)'") }
    let (less, more) = (
      others.joined(separator: ", "), (own + own + others).joined(separator: ", ")
    )
    #expect(problem(array("{\(less)}")) == .missingKey(key))
    #expect(problem(array("{\(more)}")) == .repeatedKey(key))
  }

  @Test func shapesThatNoMemoryHolds() {
    let many = "(" + String(repeating: "1, ", count: 65) + ")"
    #expect(problem(array(header(shape: many))) == .tooManyDimensions(limit: 64))
    #expect(
      problem(array(header(shape: "(4294967296, 4294967296)")))
        == .shapeTooLarge([1 << 32, 1 << 32]))
    #expect(
      problem(array(header(shape: "(9223372036854775807,)"))) == .shapeTooLarge([.max]))
    #expect(
      problem(array(header("'|O'", shape: "(4294967296, 4294967296)")))
        == .shapeTooLarge([1 << 32, 1 << 32]))
  }

  @Test(arguments: ["False", "True"], ["<", ">"])
  func anEmptyArrayMayHaveAnyOtherSize(order: String, endian: String) {
    let text = header("'\(endian)f8'", order: order, shape: "(0, 9223372036854775807, 3, 4)")
    #expect(problem(array(text)) == nil)
  }

  @Test func elementsThatLackOrAreLeftOver() {
    #expect(problem(array(header(), size: 23)) == .cutOff(expected: 24, found: 23))
    #expect(problem(array(header(), size: 25)) == .extraBytes(1))
  }

  @Test(
    arguments: [
      "|O", "<U5", "|S3", "<c8", "<M8[ns]", "|V2", "<f16", "<f3", "<", "", "f4", "bfloat16",
    ])
  func otherElementsAreRefusedByName(type: String) throws {
    let file = try TensorFile(parsing: array(header("'\(type)'"), size: 5))
    #expect(file.entry(named: "x")?.elementType == nil)
    #expect(throws: TensorFileError(.unsupportedElementType(type), tensor: "x")) {
      try file.tensor(named: "x")
    }
  }

  @Test func structuresAreRefusedByName() throws {
    let type = "[('a', '<f4'), ('b]', [('c', '|u1', (2,))])]"
    let file = try TensorFile(parsing: array(header(type), size: 5))
    #expect(throws: TensorFileError(.unsupportedElementType("structure"), tensor: "x")) {
      try file.tensor(named: "x")
    }
  }

  @Test func anArrayInAnArchiveIsCalledByItsName() {
    let entry = sampleEntry("w.npy", bytes: array(header(), size: 23))
    #expect(
      error(in: SampleArchive(entry).bytes)
        == TensorFileError(.npy(.cutOff(expected: 24, found: 23)), tensor: "w"))
  }

  @Test(
    arguments: [
      .noMagic, .unknownVersion(9, 0), .headerTooLong(size: 2, limit: 1), .headerCutOff,
      .malformedHeader(expected: "x"), .repeatedKey("x"), .missingKey("x"),
      .tooManyDimensions(limit: 1), .shapeTooLarge([1]), .cutOff(expected: 2, found: 1),
      .extraBytes(1), .noSuchType(.bf16),
    ] as [NPYProblem])
  func everyProblemHasWords(problem: NPYProblem) {
    let parts = "\(TensorFileError(.npy(problem)))".split(separator: " – ")
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.count > 10 })
  }
}
