import Foundation
import Loading
import Recurrent
import Screen
import TestSupport
import Testing

@testable import Explorer
@testable import lstm_viz

/// `[` and `]` in the program itself: files of several sequences.
@Suite struct SequenceSessions {
  private static let model = ["--model", "\(Command.repository)/Examples/sine.safetensors"]
  /// Sequences of 30, 200, 1 and 64 steps.
  private static let text = [30, 200, 1, 64].map { length in
    (0..<length).map { String(format: "%.3f\n", sin(Double($0 * length) / 40)) }.joined()
  }.joined(separator: "\n")
  /// Three sequences, each with its own states before step 0.
  private static let batch =
    "\(Command.repository)/Tests/RecurrentTests/Fixtures/golden/lstm_b3_i2_h4_t7/f32.safetensors"
  private static let batchOptions =
    ["--module", "", "--head", "linear", "--time-major", "--initial-state", batch]

  private func frame(_ file: String, _ arguments: [String], rows: Int = 36) throws -> [String] {
    let result = try Command.run(["frame", file, "--size", "120x\(rows)"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: Page.allCases)
  func theKeyShowsWhatTheOptionShows(page: Page) throws {
    let scratch = try Scratch()
    let file = try scratch.put("many.txt", SequenceSessions.text)
    let options = SequenceSessions.model + ["--page", page.name, "--unit", "3"]
    let second = try frame(file, options + ["--sequence", "1"])
    #expect(second[0].contains("many.txt  seq 1 of 0–3"))
    #expect(try frame(file, options + ["--keys", "]"]) == second)
    #expect(try frame(file, options + ["--sequence", "3", "--keys", "[ ["]) == second)
    #expect(try frame(file, options) != second)
  }

  @Test func theStatesBeforeStep0AreTheSequencesOwn() throws {
    for sequence in 1...2 {
      let chosen = try frame(
        SequenceSessions.batch, SequenceSessions.batchOptions + ["--sequence", "\(sequence)"])
      let typed = try frame(
        SequenceSessions.batch, SequenceSessions.batchOptions + ["--keys", "]*\(sequence)"])
      #expect(typed == chosen)
      // Step 0 keeps a part of what was there before it.
      #expect(!chosen[34].contains("of  0.00"), "\(chosen[34])")
    }
  }

  @Test func scriptsTypeThemToo() throws {
    let scratch = try Scratch()
    let file = try scratch.put("many.txt", SequenceSessions.text)
    let script = try scratch.put("keys.txt", ":sequence Space 3 Enter # the last one\n$\n")
    let last = try frame(file, SequenceSessions.model + ["--sequence", "3", "--step", "63"])
    #expect(try frame(file, SequenceSessions.model + ["--script", script]) == last)
    // Where there is no terminal the explorer prints a frame, of 80×24.
    let printed = try Command.run([file, "--keys", "]"] + SequenceSessions.model)
    let chosen = try Command.run([file, "--sequence", "1"] + SequenceSessions.model)
    #expect(printed.status == 0 && printed.output == chosen.output)
  }

  @Test func keysBehindThemKnowTheWholeSequence() throws {
    let scratch = try Scratch()
    let file = try scratch.put("two.txt", "0.5\n\n" + sine())
    let arguments = SequenceSessions.model + ["--unit", "8"]
    let events = try frame(file, arguments + ["--keys", "] n"])
    #expect(try events == frame(file, arguments + ["--sequence", "1", "--keys", "n"]))
    #expect(events[0].contains("t 61 of 0–199"))
  }

  private func sine() throws -> String { try String(contentsOfFile: Command.sine, encoding: .utf8) }

  @Test func aNetworkThatWasJustTrainedReadsThemAll() throws {
    let network = try Document(
      opening: Document.Request(sequence: Command.sine), bundled: []
    ).model.network
    let inputs = [3, 9, 1].map { length in
      InputSequence(values: (0..<length).map { Float($0) / 10 }, featureCount: 1)
    }
    let document = try Document(
      model: Model(trained: network, vocabulary: nil),
      sequences: inputs.map { LabelledSequence(input: $0, labels: $0.values) },
      sequenceName: "some.txt")
    var explorer = Explorer(
      sequences: SequenceList(of: document), title: .init(file: "some.txt", network: []),
      appearance: Appearance(), size: Size(columns: 80, rows: 24))
    for (key, sequence) in [("]", 1), ("]", 2), ("[", 1), ("[", 0)] as [(Character, Int)] {
      let quits = explorer.type([.character(key)])
      #expect(!quits)
      let alone = Trace(of: network, over: inputs[sequence])
      #expect(explorer.sequence == sequence && explorer.trace.sequence == inputs[sequence])
      #expect(explorer.labels?.values == inputs[sequence].values)
      for step in 0..<inputs[sequence].stepCount {
        #expect(explorer.trace[step, 0] == alone[step, 0])
      }
      #expect(explorer.view().text.hasPrefix("some.txt  seq \(sequence) of 0–2  "))
    }
  }

  @Test func inTheTerminalItIsWalkedOverInTheBackground() throws {
    let scratch = try Scratch()
    let file = try scratch.put("many.txt", SequenceSessions.text)
    let terminal = try PseudoTerminal(
      running: BuildProducts.path(of: "lstm-viz"), [file] + SequenceSessions.model,
      size: Size(columns: 120, rows: 36))
    try terminal.wait(for: "q quit")
    for (keys, sequence, step) in [("]$", 1, 199), ("]]$", 3, 63), ("[[[0", 0, 0)] {
      terminal.type(keys)
      let expected = try frame(
        file, SequenceSessions.model + ["--sequence", "\(sequence)", "--step", "\(step)"])
      // Title, overview and sentence: there is an overview when the walk is over.
      try terminal.wait(for: "sequence \(sequence)") { screen in
        [0, 33, 34].allSatisfy { trimmed(screen.row($0)) == trimmed(expected[$0]) }
      }
    }
    terminal.type("[")
    try terminal.wait(for: "this is the first sequence of the file, ] goes on to the next")
    try Session.expectQuit(terminal)
  }

  private func trimmed(_ row: String) -> String {
    String(row.reversed().drop { $0 == " " }.reversed())
  }

  @Test func ofOneSequenceThereIsNoOther() throws {
    let terminal = try Session.start()
    terminal.type("]")
    try terminal.wait(for: "there is only this one sequence in the file")
    #expect(!terminal.screen.row(0).contains("seq"))
    try Session.expectQuit(terminal)
  }
}
