import Testing

@testable import TensorFiles

/// The caps are lowered here: a header of a million tensors takes a test too long.
@Suite struct SafetensorsLimits {
  @Test func asManyTensorsAsTheCap() throws {
    let header = try SafetensorsHeader(parsing: file, maximumTensorCount: 3)
    #expect(header.tensors.map(\.entry.name) == ["a", "b", "c"])
  }

  @Test func moreTensorsThanTheCap() {
    let third = safetensorsBytes("{\(entry("a")),\(entry("b")),").count
    let tooMany = TensorFileError(
      .tooManyTensors(limit: 2), offset: third + "\"c\":".utf8.count)
    #expect(throws: tooMany) { try SafetensorsHeader(parsing: file, maximumTensorCount: 2) }
  }

  @Test(arguments: [31, 32])
  func metadataBeyondTheHeadersCap(limit: Int) {
    // {"__metadata__":{"":"12345678"}} has 32 bytes.
    let error = problem { () throws(TensorFileError) in
      _ = try SafetensorsLayout([], metadata: ["": "12345678"], maximumSize: limit)
    }
    #expect(error == (limit == 32 ? nil : .headerTooLong(size: 32, limit: 31)))
  }

  private func problem(
    _ body: () throws(TensorFileError) -> Void
  ) -> TensorFileError.Problem? {
    do throws(TensorFileError) {
      try body()
      return nil
    } catch {
      return error.problem
    }
  }

  private var file: ByteRegion {
    ByteRegion(safetensorsBytes("{\(["a", "b", "c"].map(entry).joined(separator: ","))}"))
  }

  private func entry(_ name: String) -> String {
    "\"\(name)\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}"
  }
}
