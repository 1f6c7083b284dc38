import Recurrent
import Screen
import Testing

@testable import Explorer

/// Places to come back to.
@Suite struct Bookmarks {
  /// Marks at steps 20 and 62 of unit 8 on page 1, and at step 62 of unit 3 on page 3.
  private func marked(
    size: Size = Size(columns: 80, rows: 24), appearance: Appearance = Appearance(),
    isFitted: Bool = false, language: Language = .english
  ) throws -> Explorer {
    var explorer = try Example.explorer(
      size: size, appearance: appearance, isFitted: isFitted, language: language)
    _ = explorer.type([.character("b")])
    _ = explorer.update(.time(.steppedTo(20)))
    _ = explorer.type([.character("b"), .character("3")])
    _ = explorer.update(.time(.steppedTo(62)))
    _ = explorer.update(.units(.selected(3)))
    _ = explorer.type([.character("b"), .character("1")])
    _ = explorer.update(.time(.steppedTo(40)))
    return explorer
  }

  @Test func theyStandInTheOrderOfTime() throws {
    let explorer = try marked()
    let bookmarks = explorer.viewpoint.bookmarks
    #expect(bookmarks.map(\.step) == [20, 62, 62])
    #expect(bookmarks.map(\.unit) == [8, 3, 8])
    #expect(bookmarks.map(\.page) == [.gates, .unit, .gates])
  }

  @Test func theSameKeyTakesAwayTheOneThatIsHereAndNoOther() throws {
    var explorer = try marked()
    _ = explorer.update(.time(.steppedTo(62)))
    // Unit 3 is marked on page 3, not here.
    _ = explorer.type([.character("b")])
    #expect(explorer.viewpoint.bookmarks.count == 4)
    #expect(explorer.view().lines[22].contains("Bookmark 2 of 4 is here"))
    _ = explorer.type([.character("b")])
    #expect(explorer.viewpoint.bookmarks.map(\.page) == [.gates, .unit, .gates])
    #expect(explorer.view().lines[22].contains("3 left"))
    _ = explorer.type([.character("l")])
    #expect(explorer.view().lines[22].hasPrefix("u3 "))
  }

  @Test func undoBringsBackAndTakesAway() throws {
    var explorer = try Example.explorer()
    _ = explorer.type([.character("b")])
    _ = explorer.type([.character("u")])
    #expect(explorer.viewpoint.bookmarks.isEmpty)
    _ = explorer.type([.control("r")])
    #expect(explorer.viewpoint.bookmarks.map(\.step) == [62])
    _ = explorer.type([.character("b"), .character("u")])
    #expect(explorer.viewpoint.bookmarks.map(\.step) == [62])
  }

  @Test func goingToOneIsOneChange() throws {
    var explorer = try marked()
    let before = explorer.viewpoint
    _ = explorer.type([.character("B")])
    #expect(explorer.bookmarkLine == 1)
    _ = explorer.type([Key(.enter)])
    #expect(explorer.bookmarkLine == nil)
    #expect((explorer.page, explorer.step, explorer.unit) == (.unit, 62, 3))
    _ = explorer.type([.character("u")])
    #expect(explorer.viewpoint == before)
  }

  @Test func goingToOneOfAnotherLayerFindsItsUnit() {
    var explorer = RandomNetwork(hidden: 17, steps: 200, features: 3, layers: 2, hasHead: true)
      .explorer()
    _ = explorer.type([.character("}")])
    _ = explorer.update(.units(.selected(16)))
    _ = explorer.type([.character("b"), .character("{"), .character("g"), .character("$")])
    _ = explorer.type([.character("B")])
    #expect(explorer.view().lines[2].contains("layer 1 · u16 · page Gates"))
    _ = explorer.type([Key(.enter)])
    #expect((explorer.layer, explorer.unit, explorer.step) == (1, 16, 0))
  }

  @Test func theListSaysWhereAndWhatHappened() throws {
    var explorer = try marked()
    let bookmark = explorer.viewpoint.bookmarks[2]
    let sentence = try Example.explorer().view().lines[22]
    _ = explorer.type([.character("B")])
    let lines = explorer.view().lines
    #expect(lines[1].hasPrefix("  Bookmarks "))
    #expect(lines[2].hasPrefix("   1  t  20 · u8  · page Gates "))
    #expect(lines[3].hasPrefix("▸  2  t  62 · u3  · page Unit "))
    #expect(lines[4].hasPrefix("   3  t  62 · u8  · page Gates "))
    #expect(lines[5].allSatisfy { $0 == " " })
    // As the sentence has it, after the unit's name.
    #expect(bookmark.unit == 8 && sentence.hasPrefix("u8 "))
    let told = sentence.dropFirst(4).prefix(28)
    #expect(lines[4].contains(told), "\(lines[4]) \(told)")
    #expect(lines[23].contains("q close"))
  }

  @Test func keysChooseAndMoveNothingBehind() throws {
    var explorer = try marked()
    let before = explorer.viewpoint
    _ = explorer.type([.character("B"), .character("k"), .character("k")])
    #expect(explorer.bookmarkLine == 0)
    _ = explorer.type(Array(repeating: .character("j"), count: 9))
    #expect(explorer.bookmarkLine == 2)
    for (key, line) in [
      (Key(.up), 1), (.character("g"), 0), (.character("G"), 2), (Key(.pageUp), 0), (Key(.end), 2),
      (Key(.home), 0), (.control("d"), 2),
    ] {
      _ = explorer.type([key])
      #expect(explorer.bookmarkLine == line, "\(key)")
    }
    _ = explorer.type([.character("l"), .character("2"), .character("p"), .character(":")])
    #expect(explorer.viewpoint == before && explorer.prompt == nil)
  }

  @Test(arguments: [Key(.escape), .character("q"), .character("B")])
  func theseKeysCloseTheList(key: Key) throws {
    var explorer = try marked()
    let page = explorer.view()
    _ = explorer.type([.character("B")])
    #expect(explorer.view() != page)
    #expect(explorer.type([key]) == false)
    #expect(explorer.bookmarkLine == nil)
  }

  @Test func theHelpTakesTheListsPlace() throws {
    var explorer = try marked()
    _ = explorer.type([.character("B"), .character("?")])
    #expect(explorer.helpLine == 0 && explorer.bookmarkLine == nil)
    _ = explorer.type([.character("B"), .character("b")])
    #expect(explorer.bookmarkLine == nil && explorer.viewpoint.bookmarks.count == 3)
  }

  @Test func theListsLinesCanBeTakenAwayAndBroughtBack() throws {
    var explorer = try marked()
    _ = explorer.type([.character("B"), .character("b")])
    #expect(explorer.viewpoint.bookmarks.map(\.unit) == [8, 8])
    #expect(explorer.bookmarkLine == 1)
    _ = explorer.type([.character("u")])
    #expect(explorer.viewpoint.bookmarks.map(\.unit) == [8, 3, 8])
    _ = explorer.type([.character("b"), .character("b"), .character("b"), .character("b")])
    #expect(explorer.viewpoint.bookmarks.isEmpty && explorer.bookmarkLine == 0)
    _ = explorer.type([Key(.enter)])
    #expect(explorer.bookmarkLine == 0 && explorer.step == 40)
  }

  @Test(arguments: Language.allCases, [40, 80])
  func anEmptyListSaysHowToMakeOne(language: Language, columns: Int) throws {
    var explorer = try Example.explorer(
      size: Size(columns: columns, rows: 12), language: language)
    _ = explorer.type([.character("B")])
    #expect(explorer.view().lines[2].contains(language.texts.bookmarks.none))
    _ = explorer.type([.character("j"), .character("b"), Key(.enter)])
    #expect(explorer.bookmarkLine == 0)
  }

  @Test func aClickGoesThere() throws {
    var explorer = try marked()
    _ = explorer.type([.character("B")])
    explorer.send(Mouse(.wheelDown, at: Point(x: 3, y: 3)))
    #expect(explorer.bookmarkLine == 2)
    explorer.click(10, 5)
    #expect(explorer.bookmarkLine == 2)
    explorer.click(10, 2)
    #expect(explorer.bookmarkLine == nil && explorer.step == 20 && explorer.unit == 8)
  }

  @Test func thereAreNoMoreThanSoMany() throws {
    var explorer = try Example.explorer()
    for step in 0...Bookmark.limit {
      _ = explorer.update(.time(.steppedTo(step)))
      _ = explorer.type([.character("b")])
    }
    #expect(explorer.viewpoint.bookmarks.count == Bookmark.limit)
    #expect(explorer.view().lines[22].contains("There are 100 bookmarks"))
    _ = explorer.type([.character("B")])
    #expect(explorer.bookmarkLine == 99)
    // The chosen one is on the screen, wherever it is in the list.
    for place in stride(from: 99, through: 0, by: -1) {
      let lines = explorer.view().lines.filter { $0.hasPrefix("▸") }
      #expect(lines.count == 1 && lines[0].contains("\(place + 1)  t "))
      _ = explorer.type([.character("k")])
    }
  }

  @Test(arguments: [true, false])
  func theRulerAndTheWholeShowThem(isUnicode: Bool) throws {
    for isFitted in [true, false] {
      let explorer = try marked(
        appearance: Appearance(colorDepth: .never, isUnicode: isUnicode), isFitted: isFitted)
      let (axis, layout) = (explorer.timeAxis, explorer.gatesLayout)
      #expect(axis.isBinned == isFitted)
      let ruler = Array(explorer.view().glyphs(layout.ruler))
      for step in [20, 62] { #expect(ruler[axis.middle(of: step)] == "+") }
      #expect(ruler.filter { $0 == "+" }.count == 2)
      #expect(!String(ruler).contains("+0"))
      let whole = try #require(layout.overview?.y)
      #expect(explorer.view().glyphs(whole).filter { $0 == "+" }.count == 2)
    }
  }

  @Test func cursorAndPinSayThatTheyStandOnOne() throws {
    var explorer = try marked()
    let ruler = explorer.gatesLayout.ruler
    #expect(explorer.view().glyphs(ruler).contains(" 40 "))
    _ = explorer.update(.time(.steppedTo(62)))
    #expect(explorer.view().glyphs(ruler).contains("+62 "))
    _ = explorer.type([.character("p")])
    _ = explorer.update(.time(.steppedTo(40)))
    #expect(explorer.view().glyphs(ruler).contains("+A "))
  }

  @Test func eachSequenceHasItsOwn() {
    var explorer = SeveralSequences.explorer()
    _ = explorer.type("zlb]".map(Key.character))
    #expect(explorer.sequence == 1 && explorer.viewpoint.bookmarks.isEmpty)
    _ = explorer.type([.character("b")])
    #expect(explorer.viewpoint.bookmarks.map(\.step) == [explorer.step])
    _ = explorer.type("l[".map(Key.character))
    #expect(explorer.sequence == 0 && explorer.viewpoint.bookmarks.map(\.step) == [1])
    _ = explorer.type([.character("]")])
    #expect(explorer.viewpoint.bookmarks.count == 1)
  }

  @Test(arguments: Language.allCases)
  func theWordsFit(language: Language) throws {
    let texts = language.texts.bookmarks
    #expect(texts.none.columns <= 40)
    for text in [texts.added(100, 100), texts.removed(99), texts.full(100)] {
      #expect(text.columns <= 80, "\(text)")
    }
    for columns in [40, 80, 120] {
      var explorer = try marked(size: Size(columns: columns, rows: 24), language: language)
      _ = explorer.type([.character("B")])
      for line in explorer.view().lines { #expect(line.columns == columns) }
      #expect(explorer.view().lines[2].contains("t  20"))
    }
  }

  @Test func ofAVanillaNetworkTheySayWhatAddedUp() {
    var explorer = RandomNetwork(kind: .tanhRNN, hidden: 12, steps: 200, hasHead: true).explorer()
    _ = explorer.type([.character("b"), .character("B")])
    #expect(explorer.view().lines[2].contains("page Gates   h "))
  }
}
