import Foundation
import TensorFiles
import Testing

/// Whatever is wrong with a file: one sentence on standard error, exit status 1, no trap.
@Suite struct BadFiles {
  private func expectRefusal(
    _ arguments: [String], _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
    #expect(
      result.errors.hasPrefix("lstm-viz: ") && result.errors.contains(words),
      "\(result.errors)", sourceLocation: sourceLocation)
    #expect(
      result.errors.filter { $0 == "\n" }.count == 1 && result.errors.hasSuffix("\n"),
      "\(result.errors)", sourceLocation: sourceLocation)
  }

  @Test func aMissingFile() throws {
    try expectRefusal(["nowhere.txt"], "nowhere.txt: there is no such file")
    try expectRefusal(
      [Command.sine, "--model", "nowhere.safetensors"], "nowhere.safetensors: there is no such")
  }

  @Test(arguments: [
    ("1 2\n3\n", "line 2: it has 1 value where the lines before have 2"),
    ("1\nnan\n", "line 2: value 1, \"nan\", is not a finite number"),
    ("1\nx\n", "line 2: value 1, \"x\", is not a number"),
    ("", "it is empty"),
    ("# only a comment\n", "it has no line of numbers"),
    ("1 2\n", "it has 2 values a step, but the model takes 1"),
  ])
  func aBadText(_ text: String, _ words: String) throws {
    let scratch = try Scratch()
    let model = "\(Command.repository)/Examples/sine.safetensors"
    try expectRefusal([try scratch.put("a.txt", text), "--model", model], words)
  }

  @Test func aFolder() throws {
    let scratch = try Scratch()
    try expectRefusal([scratch.folder], "it is a folder")
    try expectRefusal([Command.sine, "--model", scratch.folder], scratch.folder)
    try expectRefusal(["inspect", scratch.folder], scratch.folder)
  }

  @Test func aSequenceWithoutModel() throws {
    let scratch = try Scratch()
    try expectRefusal(["frame", try scratch.put("a.txt", "1\n")], "give one with --model")
  }

  @Test func aFileThatMayNotBeRead() throws {
    // The superuser may read everything.
    guard getuid() != 0 else { return }
    let scratch = try Scratch()
    let path = try scratch.put("a.txt", "1\n")
    chmod(path, 0)
    try expectRefusal([path], "Permission denied")
  }

  @Test func aModelThatIsNone() throws {
    let scratch = try Scratch()
    let text = try scratch.put("m.safetensors", "this is no model, but long enough for a header\n")
    try expectRefusal([Command.sine, "--model", text], "m.safetensors")
    try expectRefusal(["inspect", text], "m.safetensors")
  }

  @Test func anArchiveThatHoldsNoModel() throws {
    let scratch = try Scratch()
    let arrays = try scratch.put(
      "a.npz", TensorFile.npz([("a", Tensor([1, 2] as [Float], shape: [2]))]))
    try expectRefusal([Command.sine, "--model", arrays], "a.npz: it has no recurrent layer")
    let nothing = try scratch.put("b.npz", TensorFile.npz([]))
    try expectRefusal(["inspect", nothing], "b.npz: the ZIP archive holds neither arrays")
  }

  /// Reading is tested at every length elsewhere; here the program is, at some.
  @Test(arguments: [0, 1, 7, 8, 9, 100, 500, 1000, 3747])
  func aTruncatedModel(_ length: Int) throws {
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: "\(Command.repository)/Examples/sine.safetensors"))
    let scratch = try Scratch()
    let path = try scratch.put("m.safetensors", Array(bytes.prefix(length)))
    try expectRefusal([Command.sine, "--model", path], "m.safetensors")
    try expectRefusal(["inspect", path], "m.safetensors")
  }

  @Test func aTraceThatCannotBeWrittenLeavesNothing() throws {
    let scratch = try Scratch()
    try expectRefusal(
      ["trace", Command.sine, "--out", "\(scratch.folder)/no/t.csv"], "t.csv")
    #expect(try scratch.names.isEmpty)
    let kept = try scratch.put("t.csv", "old")
    let model = try scratch.put("m.safetensors", "none")
    try expectRefusal(["trace", Command.sine, "--model", model, "--out", kept], "m.safetensors")
    #expect(try scratch.names == ["m.safetensors", "t.csv"])
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "old")
  }
}
