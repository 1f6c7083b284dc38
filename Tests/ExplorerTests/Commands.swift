import Screen
import Testing

@testable import Explorer

/// What is typed behind `:` has a name for every key, and more.
@Suite struct Commands {
  private func type(_ line: String, in explorer: inout Explorer) -> Bool {
    explorer.type([.character(":")] + line.map(Key.character) + [Key(.enter)])
  }

  @Test func everyActionButTheLineItselfAndSuspendingHasNames() {
    for entry in KeyTable.entries {
      let isLeft = entry.action == .command || entry.action == .suspend
      #expect(entry.commands.isEmpty == isLeft, "\(entry.action)")
    }
  }

  @Test func noNameStandsForTwo() {
    let names = KeyTable.commands.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
  }

  @Test func aNameDoesWhatItsKeyDoes() throws {
    for entry in KeyTable.entries {
      for command in entry.commands {
        guard case .does(let message) = command.meaning else { continue }
        var named = try Example.explorer()
        _ = named.type([.character("l"), .character("j"), .character("p"), .character("h")])
        var keyed = named
        // A command is a change of its own, a key may join those before it.
        keyed.history.endMove()
        let quits = type(command.name, in: &named)
        #expect(quits == (command.name == "quit"))
        _ = keyed.update(message)
        #expect(named.view() == keyed.view() && named.prompt == nil, "\(command.name)")
        #expect(named.isPlaying == keyed.isPlaying && named.speed == keyed.speed)
        _ = named.type([.character("u")])
        _ = keyed.type([.character("u")])
        #expect(named.viewpoint == keyed.viewpoint, "\(command.name)")
      }
    }
  }

  @Test func everyKeysMeaningHasAName() throws {
    for entry in KeyTable.entries {
      let named = entry.commands.compactMap { command -> String? in
        guard case .does(let message) = command.meaning else { return nil }
        return "\(message)"
      }
      for (key, message) in entry.bindings {
        let takes = entry.commands.contains { $0.argument != nil }
        let isLeft = entry.action == .command || "\(message)" == "left"
        #expect(named.contains("\(message)") || takes || isLeft, "\(key)")
      }
    }
  }

  @Test func commandsTakeWhatIsTypedBehindThem() throws {
    var explorer = try Example.explorer()
    for (line, holds) in [
      ("17", { $0.step == 17 }), ("step 3", { $0.step == 3 }), ("t 4", { $0.step == 4 }),
      ("unit 2", { $0.unit == 2 }), ("UNIT  5 ", { $0.unit == 5 }), ("u 1", { $0.unit == 1 }),
      ("page output", { $0.page == .output }), ("page 2", { $0.page == .cell }),
      ("layer 0", { $0.layer == 0 }), ("find unit:7", { $0.unit == 7 }),
      ("find f>0.1", { $0.search != nil }), ("on", { $0.step > 0 }),
      ("pa 1", { $0.page == .gates }),
      ("help", { $0.helpLine == 0 && $0.helpFilter == "" }),
    ] as [(String, (Explorer) -> Bool)] {
      let quits = type(line, in: &explorer)
      #expect(!quits && explorer.prompt == nil && holds(explorer), "\(line)")
    }
    _ = explorer.type([Key(.escape)])
    _ = type("help swap A", in: &explorer)
    #expect(explorer.helpLine == 0 && explorer.helpFilter == "swap A")
    _ = explorer.type([.character("q")])
    let quits = type("q", in: &explorer)
    #expect(quits)
  }

  @Test(arguments: [
    ("fly", "There is no command 'fly'"), ("unit", "'' is no number"),
    ("unit 99", "the units are 0–11"), ("200", "the steps are 0–199"),
    ("layer 1", "the layers are 0–0"), ("page 7", "There is no page '7'"),
    ("la", "'la' may be last-step, last-unit, layer."), ("pin 3", "Nothing belongs behind pin."),
    ("write page.png", "'page.png' must end with .svg, .html, .txt, .ansi, .csv."),
    ("write page", "must end with"), ("find nonsense", "can't be looked for"),
  ])
  func wrongLinesAreAnswered(line: String, answer: String) throws {
    var explorer = try Example.explorer(size: Size(columns: 120, rows: 24))
    _ = type(line, in: &explorer)
    #expect(explorer.prompt?.text == line)
    #expect(explorer.view().lines[22].contains(answer))
  }

  @Test(arguments: [
    ("q", "quit"), ("un", "un"), ("uni", "unit "), ("page o", "page output"), ("page ", "page "),
    ("x", nil), ("", ""), ("pa", "page "), ("first", "first-"), ("write", "write"),
    ("help swap", "help swap-pin"), ("unit 1", nil), ("p o", nil),
  ])
  func tabCompletesWhatIsCertain(text: String, completed: String?) {
    #expect(CommandLine(text).completed == completed)
  }

  @Test func tabLeavesWhatItDoesNotKnow() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character(":")] + "xy".map(Key.character) + [Key(.tab)])
    #expect(explorer.prompt?.text == "xy")
    _ = explorer.type([.control("u"), .character("q"), Key(.tab)])
    #expect(explorer.prompt?.text == "quit")
  }

  @Test(arguments: [
    ("", "17  page NAME  write FILE  help"), ("b", "back  back-ten  back-page"),
    ("page ", "gates  cell  unit  units  output"), ("page u", "unit  units"), ("unit ", "0–11"),
    ("step", "0–199"), ("layer 7", "0–0"), ("pin", "pin A here or take it away"),
    ("write p", ".svg  .html  .txt  .ansi  .csv"), ("zz", "17  page NAME"), ("find x", "lost>0.5"),
    ("help pl", "play"), ("help zz", "17  page NAME"),
  ])
  func theHintSaysWhatFits(text: String, hint: String) throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character(":")] + text.map(Key.character))
    #expect(explorer.view().lines[22].contains(hint), "\(explorer.view().lines[22])")
  }

  @Test func aLongHintIsCutBetweenWords() throws {
    for columns in 40...120 {
      var explorer = try Example.explorer(size: Size(columns: columns, rows: 24))
      _ = explorer.type([.character(":"), .character("p")])
      let line = explorer.view().lines[22]
      #expect(line.hasPrefix(":p "))
      let words = line.dropFirst(2).split(separator: " ").map(String.init)
      let names = KeyTable.commands.map(\.name)
      #expect(!words.isEmpty && words.allSatisfy { names.contains($0) || $0 == "…" }, "\(line)")
    }
  }

  @Test func undoTakesBackWhatACommandDidAndNotTheUndo() throws {
    var explorer = try Example.explorer()
    _ = type("first-step", in: &explorer)
    _ = type("page cell", in: &explorer)
    _ = type("undo", in: &explorer)
    #expect(explorer.page == .gates && explorer.step == 0)
    _ = type("undo", in: &explorer)
    #expect(explorer.step == 62)
    _ = type("redo", in: &explorer)
    _ = type("redo", in: &explorer)
    #expect(explorer.page == .cell && explorer.step == 0)
  }
}
