import Foundation
import TestSupport
import Testing

/// Sequences and models that are no files: standard input, pipes, and text in the command itself.
@Suite struct Inputs {
  private static let model = "\(Command.repository)/Examples/sine.safetensors"

  private func contents(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A model that reads characters.
  private func characterModel(in scratch: Scratch) throws -> String {
    let path = "\(scratch.folder)/hello.safetensors"
    let result = try Command.run([
      "train", try scratch.put("hello.txt", "hello, hello\n"), "--task", "next-char", "--epochs",
      "1", "--hidden", "4", "--out", path,
    ])
    try #require(result.status == 0, "\(result.errors)")
    return path
  }

  @Test func aModelMayComeThroughStandardInput() throws {
    let bytes = try contents(of: Inputs.model)
    let piped = try Command.run(["frame", Command.sine, "--model", "-"], input: bytes)
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(piped.errors.isEmpty)
    #expect(try piped.output == Command.run(["frame", Command.sine]).output)
    let inspected = try Command.run(["inspect", "-"], input: bytes)
    #expect(inspected.output.hasPrefix("-: safetensors"))
  }

  @Test func aRecordingMayComeThroughStandardInput() throws {
    let scratch = try Scratch()
    let trace = "\(scratch.folder)/t.safetensors"
    #expect(try Command.run(["trace", Command.sine, "--out", trace]).status == 0)
    let result = try Command.run(
      ["frame", "-", "--model", Inputs.model], input: contents(of: trace))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("t 0 of 0–199"))
  }

  @Test func whatCannotBeReadThroughStandardInputIsOneSentence() throws {
    for (input, words) in [("", "it is empty"), ("1\nx\n", "-, line 2: value 1"), ("1\n", "")] {
      let arguments = words.isEmpty ? ["frame", "-"] : ["frame", "-", "--model", Inputs.model]
      let result = try Command.run(arguments, input: Array(input.utf8))
      #expect(result.status == 1)
      #expect(result.errors.contains(words.isEmpty ? "there is no model for it; give" : words))
      #expect(result.errors.filter { $0 == "\n" }.count == 1)
    }
  }

  @Test func aPipeIsReadOnceWhateverItHolds() throws {
    let scratch = try Scratch()
    for (name, source) in [("sequence", Command.sine), ("model", Inputs.model)] {
      let pipe = "\(scratch.folder)/\(name)"
      try #require(mkfifo(pipe, 0o600) == 0)
      let bytes = try contents(of: source)
      let writer = Thread {
        // Opening waits for the reader.
        guard let file = openPipe(pipe, O_WRONLY) else { return }
        try? file.write(contentsOf: bytes)
        try? file.close()
      }
      writer.start()
      let arguments =
        name == "model" ? [Command.sine, "--model", pipe] : [pipe, "--model", Inputs.model]
      let result = try Command.run(["frame"] + arguments)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("t 0 of 0–199"))
    }
  }

  @Test func textInTheCommandIsReadAsCharacters() throws {
    let scratch = try Scratch()
    let model = try characterModel(in: scratch)
    let file = try scratch.put("a.txt", "hell\n")
    let (text, trace) = (["--text", "hell", "--model", model], "\(scratch.folder)/t.safetensors")
    for command in [["frame"], ["view"], []] {
      let result = try Command.run(command + text)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("t 0 of 0–3"))
    }
    #expect(try Command.run(["trace", "--out", trace] + text).status == 0)
    #expect(try Command.run(["verify", file, "--model", model, "--expected", trace]).status == 0)
    #expect(try Command.run(["verify", "--expected", trace] + text).status == 0)
  }

  @Test func textInTheCommandThatCannotBeReadIsOneSentence() throws {
    let scratch = try Scratch()
    let model = try characterModel(in: scratch)
    for (arguments, words) in [
      (["--model", Inputs.model], "the model has no vocabulary"),
      (["--model", model], "--text, line 1: the character \"z\" in column 2"),
      (["--model", model, "--columns", "a"], "it is read as characters"),
      (["--model", model, "--tensor", "x"], "it is a text, which has no arrays"),
      ([], "--text: there is no model for it; give one with --model"),
    ] {
      let result = try Command.run(["--text", "hz"] + arguments)
      #expect(result.status == 1)
      #expect(result.errors.contains(words), "\(result.errors)")
      #expect(result.errors.filter { $0 == "\n" }.count == 1)
    }
  }

  @Test func columnsWithCommasInTheirNamesAreListedInQuotes() throws {
    let scratch = try Scratch()
    let table = try scratch.put("a.csv", "day,\"speed, m/s\"\nMonday,0.5\nTuesday,0.25\n")
    let result = try Command.run(
      ["trace", table, "--model", Inputs.model, "--columns", "\"speed, m/s\"", "--out", "-"]
        + ["--format", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").dropFirst().first?.hasPrefix("0,0.5,") == true)
  }

  @Test func readingIsShownWhileItLastsAndThenTakenAway() throws {
    let scratch = try Scratch()
    let pipe = "\(scratch.folder)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    // Both ends, so that neither waits for the other.
    let file = try #require(openPipe(pipe, O_RDWR))
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), ["-", "--model", Inputs.model], input: pipe)
    let writer = Thread {
      while !Thread.current.isCancelled { try? file.write(contentsOf: Data("0\n".utf8)) }
      try? file.close()
    }
    writer.start()
    try terminal.wait(for: "reading - … 0 MiB")
    writer.cancel()
    try terminal.wait(for: "q quit")
    terminal.type("q")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!terminal.screen.text.contains("reading"))
    #expect(terminal.screen.unknownSequences.isEmpty)
  }
}

/// Opens a pipe for this process alone: a program that inherited it would never see its end.
private func openPipe(_ path: String, _ mode: Int32) -> FileHandle? {
  let descriptor = open(path, mode | O_CLOEXEC)
  return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor)
}
