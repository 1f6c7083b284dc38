import Foundation
import TensorFiles
import TestSupport
import Testing

/// Elements in another file: only a regular one, really inside the model's folder.
@Suite struct ONNXExternalData {
  private func constant(
    _ entries: [(String, String)], shape: [Int] = [2], type: Int = 1
  ) -> ProtoMessage {
    ONNXMessages.head("w", shape, type: type).integer(14, 1).messages(
      13, entries.map { ProtoMessage().texts(1, [$0.0]).texts(2, [$0.1]) })
  }

  private func bytes(_ entries: [(String, String)], shape: [Int] = [2]) -> [UInt8] {
    ONNXMessages.model(ONNXMessages.graph(constants: [constant(entries, shape: shape)]))
  }

  private func values(_ path: String) throws -> [Float] {
    try TensorFile(contentsOf: path).tensor(named: "w").floats()
  }

  /// A folder with a model, and numbers 1, 2, 3 in `data.bin`.
  private func withModel(
    _ entries: [(String, String)], shape: [Int] = [2], _ body: (String) throws -> Void
  ) throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/model/inner", withIntermediateDirectories: true)
      let numbers = Data([Float(1), 2, 3].flatMap { ProtoMessage.littleEndian($0.bitPattern) })
      for path in ["model/data.bin", "model/inner/data.bin", "outside.bin"] {
        try numbers.write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
      }
      let path = "\(folder)/model/m.onnx"
      try Data(bytes(entries, shape: shape)).write(to: URL(fileURLWithPath: path))
      try body(path)
    }
  }

  @Test(arguments: ["data.bin", "inner/data.bin", "./data.bin"])
  func elementsAreReadFromTheModelsFolder(_ location: String) throws {
    try withModel([("location", location), ("offset", "4"), ("length", "8")]) { path in
      let found = try values(path)
      #expect(found == [2, 3])
      let constant = try ONNXFile(contentsOf: path).graph.initializers[0].tensor()
      #expect(constant.floats() == [2, 3])
    }
  }

  @Test func withoutOffsetAndLengthTheyBeginTheFile() throws {
    try withModel([("location", "data.bin")]) { path in
      let found = try values(path)
      #expect(found == [1, 2])
    }
  }

  @Test func theFolderMayBeTheWorkingDirectory() throws {
    try withModel([("location", "data.bin")]) { path in
      // The same folder by a path with a link in it.
      let link = path.replacingOccurrences(of: "/model/m.onnx", with: "/link")
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: (path as NSString).deletingLastPathComponent)
      let found = try values(link + "/m.onnx")
      #expect(found == [1, 2])
    }
  }

  @Test(arguments: [
    "../outside.bin", "/etc/passwd", "inner/../../outside.bin", "", "inner//data.bin", "..",
    "data.bin/", "a\0b",
  ])
  func otherPlacesAreRefused(_ location: String) throws {
    try withModel([("location", location)]) { path in
      #expect(TensorFilesTests.problem(inFile: path) == .onnx(.unsafeLocation(location)))
    }
  }

  @Test func aLinkThatLeadsOutIsRefused() throws {
    try withModel([("location", "link.bin")]) { path in
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.bin", withDestinationPath: "../outside.bin")
      #expect(TensorFilesTests.problem(inFile: path) == .onnx(.linkOutside("link.bin")))
    }
    try withModel([("location", "elsewhere/outside.bin")]) { path in
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/elsewhere", withDestinationPath: "..")
      #expect(
        TensorFilesTests.problem(inFile: path) == .onnx(.linkOutside("elsewhere/outside.bin")))
    }
  }

  @Test func aFolderBesideOneOfALongerNameIsNotInside() throws {
    try withModel([("location", "link.bin")]) { path in
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(
        atPath: folder + "2", withIntermediateDirectories: false)
      try Data(count: 8).write(to: URL(fileURLWithPath: folder + "2/data.bin"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.bin", withDestinationPath: "../model2/data.bin")
      #expect(TensorFilesTests.problem(inFile: path) == .onnx(.linkOutside("link.bin")))
    }
  }

  @Test func onlyRegularFilesAreOpened() throws {
    try withModel([("location", "inner")]) { path in
      #expect(TensorFilesTests.problem(inFile: path) == .isFolder)
    }
    try withModel([("location", "pipe")]) { path in
      let folder = (path as NSString).deletingLastPathComponent
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(TensorFilesTests.problem(inFile: path) == .notRegularFile)
    }
  }

  @Test func aMissingFileIsNamed() throws {
    try withModel([("location", "none.bin")]) { path in
      #expect(TensorFilesTests.problem(inFile: path) == .onnx(.missingFile("none.bin")))
    }
  }

  @Test(arguments: [("8", "8"), ("5", "8"), ("9223372036854775807", "8"), ("13", "8")])
  func theRangeIsInsideTheFile(_ offset: String, _ length: String) throws {
    try withModel([("location", "data.bin"), ("offset", offset), ("length", length)]) { path in
      let problem = TensorFilesTests.problem(inFile: path)
      #expect(
        problem
          == .onnx(.outsideFile("data.bin", offset: Int(offset) ?? 0, length: 8, fileSize: 12)))
    }
  }

  @Test(arguments: ["-4", "x", "", "99999999999999999999", "4.0"])
  func offsetsAreWholeNumbers(_ text: String) throws {
    try withModel([("location", "data.bin"), ("offset", text)]) { path in
      #expect(
        TensorFilesTests.problem(inFile: path) == .onnx(.notCountable(field: "offset", text: text)))
    }
  }

  @Test func theLengthIsTheShapes() throws {
    try withModel([("location", "data.bin"), ("length", "4")]) { path in
      #expect(
        TensorFilesTests.problem(inFile: path)
          == .onnx(.sizeMismatch(shape: [2], typeName: "FLOAT", expected: 8, found: 4)))
    }
  }

  @Test func theFileIsNamed() throws {
    try withModel([("offset", "0")]) { path in
      #expect(TensorFilesTests.problem(inFile: path) == .onnx(.noLocation))
    }
  }

  @Test func bytesThatCameFromNoFileHaveNoNeighbours() {
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes([("location", "m.onnx")]), path: "m.onnx")
      Issue.record("another file was opened")
    } catch {
      #expect(error.problem == .onnx(.noLocation))
    }
  }

  @Test func elementsAreNotInBothFiles() {
    let both = constant([("location", "data.bin")]).float(4, 1)
    let bytes = ONNXMessages.model(ONNXMessages.graph(constants: [both]))
    do throws(TensorFileError) {
      _ = try TensorFile(parsing: bytes, path: "m.onnx")
      Issue.record("elements in two places were accepted")
    } catch {
      #expect(error.problem == .onnx(.elementsTwice))
    }
  }
}
