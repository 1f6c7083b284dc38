import TensorFiles
import Testing

/// Every way a header can be wrong.
@Suite struct SafetensorsErrors {
  @Test func nothing() {
    #expect(problem(in: []) == .empty)
  }

  @Test(arguments: [1, 7])
  func shorterThanALength(size: Int) {
    let bytes = [UInt8](repeating: 0, count: size)
    #expect(problem(in: bytes) == .tooShortForHeader(size: size))
  }

  @Test(arguments: [100_000_001, UInt64.max])
  func headerBeyondTheCap(size: UInt64) {
    let bytes = littleEndian(size) + Array("{}".utf8)
    #expect(problem(in: bytes) == .headerTooLong(size: size, limit: 100_000_000))
  }

  @Test(arguments: [3, 100_000_000])
  func headerBeyondTheFile(size: UInt64) {
    let bytes = littleEndian(size) + Array("{}".utf8)
    #expect(problem(in: bytes) == .headerCutOff(size: Int(size), fileSize: 10))
  }

  @Test(arguments: ["", " {}", "[]", "\u{FEFF}{}"])
  func headerBeginsWithAnythingButABrace(header: String) {
    #expect(problem(in: safetensorsBytes(header)) == .headerNotObject)
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC3], [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func headerIsNotUTF8(name: [UInt8]) {
    let header = Array("{\"".utf8) + name + Array("\":{}}".utf8)
    #expect(problem(in: safetensorsBytes(header: header)) == .headerNotText)
    let escaped = Array("{\"\\n".utf8) + name + Array("\":{}}".utf8)
    #expect(problem(in: safetensorsBytes(header: escaped)) == .headerNotText)
  }

  @Test(arguments: [#"\uD800"#, #"\uDC00"#, #"\uD800\uD800"#, #"\uD800\n"#])
  func halfASurrogatePair(name: String) {
    #expect(problem(in: safetensorsBytes("{\"\(name)\":{}}")) == .headerNotText)
  }

  @Test(
    arguments: [
      ("{", "a string"), ("{a", "a string"), ("{\"a", "the end of a string"),
      ("{\"a\n\":1}", "the end of a string"), ("{\"\\t", "the end of a string"),
      ("{\"\\", "an escape such as \\n"), ("{\"\\x\":1}", "an escape such as \\n"),
      ("{\"\\u12G4\":1}", "four hexadecimal digits"), ("{\"a\"}", ":"),
      ("{\"a\":1}", "{"), ("{\"a\":{\"x\":}}", "a value"), ("{\"a\":{\"x\":nul}}", "a value"),
      ("{\"a\":{\"shape\":7}}", "["), ("{\"a\":{\"shape\":[1 2]}}", "]"),
      ("{\"a\":{\"dtype\":7}}", "a string"), ("{\"__metadata__\":[]}", "{"),
      ("{\"__metadata__\":{}", "}"), ("{\"__metadata__\":{},}", "a string"),
      ("{}x", "nothing but blanks after the last }"),
      ("{}{}", "nothing but blanks after the last }"),
      ("{}\0", "nothing but blanks after the last }"),
    ])
  func headerIsNotJSON(header: String, expected: String) {
    #expect(problem(in: safetensorsBytes(header)) == .malformedHeader(expected: expected))
  }

  @Test func aProblemInTheHeaderSaysWhere() {
    #expect(error(in: safetensorsBytes("{\"a\"  ;"))?.offset == 8 + 6)
  }

  @Test(arguments: ["[", "{\"x\":"])
  func deepNestingDoesNotEatTheStack(opening: String) {
    let nest = String(repeating: opening, count: 100_000)
    let bytes = safetensorsBytes("{\"a\":{\"extra\":\(nest)")
    #expect(problem(in: bytes) == .nestedTooDeeply(limit: 32))
  }

  @Test func twoTensorsOfOneName() {
    let entry = #""a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}"#
    #expect(problem(in: safetensorsBytes("{\(entry),\(entry)}")) == .repeatedKey("a"))
  }

  @Test func twoMetadataOfOneName() {
    let bytes = safetensorsBytes(#"{"__metadata__":{"k":"1","k":"2"}}"#)
    #expect(problem(in: bytes) == .repeatedKey("k"))
  }

  @Test func twoFieldsOfOneName() {
    let bytes = safetensorsBytes(#"{"a":{"dtype":"U8","dtype":"U8"}}"#)
    #expect(error(in: bytes)?.problem == .repeatedKey("dtype"))
    #expect(error(in: bytes)?.tensor == "a")
  }

  @Test(arguments: ["1", "null", "{}", "[\"x\"]"])
  func metadataIsNotText(value: String) {
    let bytes = safetensorsBytes("{\"__metadata__\":{\"k\":\(value)}}")
    #expect(problem(in: bytes) == .metadataNotText(key: "k"))
  }

  @Test(arguments: ["dtype", "shape", "data_offsets"])
  func fieldIsMissing(field: String) {
    let fields = [
      "dtype": "\"U8\"", "shape": "[0]", "data_offsets": "[0,0]",
    ].filter { $0.key != field }.map { "\"\($0)\":\($1)" }.joined(separator: ",")
    #expect(problem(in: safetensorsBytes("{\"a\":{\(fields)}}")) == .missingField(field))
  }

  @Test(
    arguments: ["-1", "1.0", "1e2", "01", "\"1\"", "null", "9223372036854775808", "1E400"])
  func sizeIsNoCount(size: String) {
    let shape = header(shape: "[\(size)]", offsets: "[0,0]")
    #expect(problem(in: shape) == .notCountable(field: "shape"))
    let offsets = header(shape: "[0]", offsets: "[0,\(size)]")
    #expect(problem(in: offsets) == .notCountable(field: "data_offsets"))
  }

  @Test(arguments: [0, 1, 3])
  func offsetsAreNotTwo(count: Int) {
    let offsets = [String](repeating: "0", count: count).joined(separator: ",")
    let bytes = header(shape: "[0]", offsets: "[\(offsets)]")
    #expect(problem(in: bytes) == .wrongOffsetCount(count))
  }

  @Test func moreDimensionsThanTheCap() {
    let shape = [String](repeating: "1", count: 65).joined(separator: ",")
    let bytes = header(shape: "[\(shape)]", offsets: "[0,1]", dataSize: 1)
    #expect(problem(in: bytes) == .tooManyDimensions(limit: 64))
  }

  @Test(arguments: ["F32", "F8_E4M3"])
  func shapeBeyondMemory(type: String) {
    let shape = [4_294_967_296, 4_294_967_296]
    let bytes = header(type: type, shape: "\(shape)", offsets: "[0,8]", dataSize: 8)
    #expect(problem(in: bytes) == .shapeTooLarge(shape))
  }

  @Test func bytesBeyondMemory() {
    let bytes = header(type: "F32", shape: "[4611686018427387904]", offsets: "[0,0]")
    #expect(problem(in: bytes) == .shapeTooLarge([1 << 62]))
  }

  @Test func endBeforeBegin() {
    let bytes = header(shape: "[0]", offsets: "[4,0]", dataSize: 4)
    #expect(problem(in: bytes) == .reversedOffsets(begin: 4, end: 0))
  }

  @Test(arguments: [7, 9])
  func sizeIsNotWhatTheShapeSays(size: Int) {
    let bytes = header(type: "F32", shape: "[2]", offsets: "[0,\(size)]", dataSize: size)
    #expect(
      problem(in: bytes)
        == .sizeMismatch(shape: [2], typeName: "F32", expected: 8, found: size))
  }

  @Test func tensorsBeyondTheFile() {
    let bytes = header(type: "F32", shape: "[2]", offsets: "[0,8]", dataSize: 7)
    #expect(problem(in: bytes) == .cutOff(expected: 8, found: 7))
  }

  @Test func offsetsAtTheEndOfTheNumbers() {
    let end = Int.max
    let bytes = header(type: "U8", shape: "[\(end)]", offsets: "[0,\(end)]", dataSize: 7)
    #expect(problem(in: bytes) == .cutOff(expected: end, found: 7))
  }

  @Test func gapBetweenTensors() {
    let bytes = pair(first: "[0,2]", second: "[3,5]", dataSize: 5)
    #expect(error(in: bytes)?.problem == .gap(size: 1))
    #expect(error(in: bytes)?.tensor == "b")
    #expect(error(in: bytes)?.offset == bytes.count - 3)
  }

  @Test func gapBeforeTheFirstTensor() {
    #expect(problem(in: header(shape: "[2]", offsets: "[1,3]", dataSize: 3)) == .gap(size: 1))
  }

  @Test(arguments: ["[1,3]", "[0,2]"])
  func overlappingTensors(second: String) {
    let bytes = pair(first: "[0,2]", second: second, dataSize: 4)
    let shared = second == "[1,3]" ? 1 : 2
    #expect(problem(in: bytes) == .overlap(size: shared))
  }

  @Test func bytesAfterTheLastTensor() {
    #expect(problem(in: header(shape: "[2]", offsets: "[0,2]", dataSize: 5)) == .extraBytes(3))
    #expect(problem(in: safetensorsBytes("{}", dataSize: 1)) == .extraBytes(1))
  }

  private func header(
    type: String = "U8", shape: String, offsets: String, dataSize: Int = 0
  ) -> [UInt8] {
    safetensorsBytes(
      "{\"a\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}}",
      dataSize: dataSize)
  }

  private func pair(first: String, second: String, dataSize: Int) -> [UInt8] {
    let entries = [("a", first), ("b", second)].map { name, offsets in
      "\"\(name)\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":\(offsets)}"
    }
    return safetensorsBytes("{\(entries.joined(separator: ","))}", dataSize: dataSize)
  }
}
