import Recurrent
import Screen
import Testing

@testable import Explorer

/// The title says which of several sequences is shown.
@Suite struct SequenceTitles {
  /// Twelve sequences of two layers.
  private func twelve(_ columns: Int, _ language: Language, file: String = "many.txt") -> Explorer {
    let trace = SeveralSequences.network.trace()
    let list = SequenceList(count: 12) { _ in ExploredSequence(trace: trace) }
    return Explorer(
      sequences: list, title: .init(file: file, network: ["LSTM 3→17 ×2"]),
      appearance: Appearance(), size: Size(columns: columns, rows: 24), texts: language.texts)
  }

  private func title(_ explorer: Explorer) -> String { explorer.view().lines[0] }

  @Test(arguments: zip(Language.allCases, ["seq  3 of 0–11", "序列  3 / 0–11"]))
  func itIsThereWithFileStepUnitAndLayer(language: Language, words: String) {
    var explorer = twelve(80, language)
    _ = explorer.update(.sequence(.moved(by: 3)))
    let of = language.texts.of
    let title = title(explorer)
    #expect(title.hasPrefix("many.txt  \(words)  "), "\(title)")
    for place in ["t 0 \(of) 0–199", "0 \(of) 0–12", "\(language.texts.layer) 0 \(of) 0–1"] {
      #expect(title.contains(place), "\(title)")
    }
    #expect(title.columns == 80)
  }

  @Test(arguments: Language.allCases)
  func nothingMovesAndNothingIsLostInNarrowRows(language: Language) {
    for columns in [40, 60, 80, 100, 120] {
      var explorer = twelve(columns, language)
      explorer.summarise()
      let word = language.texts.sequences.sequence
      for order in [UnitOrder.natural, .halfLife] {
        explorer.viewpoint.order = order
        var heads: Set<String> = []
        for sequence in [0, 9, 10, 11] {
          _ = explorer.update(.sequence(.moved(by: sequence - explorer.sequence)))
          for (step, isPlaying) in [(0, false), (9, true), (10, false), (199, true), (199, false)] {
            _ = explorer.update(.time(.steppedTo(step)))
            explorer.isPlaying = isPlaying
            let title = title(explorer)
            let number = sequence < 10 ? " \(sequence)" : "\(sequence)"
            #expect(title.contains("\(word) \(number)"), "\(columns): \(title)")
            #expect(title.contains("t \(step)") && title.columns <= columns)
            #expect(title.contains("\(language.texts.layer) 0"), "\(columns): \(title)")
            // Playing takes its room from the file's name.
            guard !isPlaying else { continue }
            let end = title.firstRange(of: "\(word) \(number)")?.upperBound ?? title.endIndex
            let hasRange = title[end...].hasPrefix(" \(language.texts.of) 0–11")
            heads.insert(title[..<end].dropLast(2) + (hasRange ? "with" : "without"))
          }
        }
        #expect(heads.count == 1, "\(columns): \(heads)")
      }
    }
  }

  @Test func aLongNameIsCutAndNotTheNumber() {
    let file = String(repeating: "name", count: 30)
    var explorer = twelve(80, .english, file: file)
    _ = explorer.update(.time(.steppedTo(199)))
    #expect(title(explorer).hasPrefix("namename"))
    #expect(title(explorer).contains("  seq  0 of 0–11  "), "\(title(explorer))")
    // The name of a narrow screen has no room: nothing is better than a part of a number.
    _ = explorer.update(.resized(Size(columns: 40, rows: 24)))
    explorer.isPlaying = true
    explorer.speed = 5
    for _ in 0..<12 {
      #expect(!title(explorer).contains("seq") || title(explorer).contains("seq  0  "))
      _ = explorer.update(.units(.moved(by: 1)))
    }
  }

  @Test(arguments: Language.allCases)
  func withAPinItStandsBeforeWhatBecameOfTheMemory(language: Language) {
    var explorer = twelve(80, language)
    _ = explorer.type([.character("p")] + Array(repeating: .character("L"), count: 12))
    let title = title(explorer)
    #expect(title.hasPrefix("\(language.texts.sequences.sequence)  0  A 0: "), "\(title)")
    #expect(title.contains("\(language.texts.layer) 0"), "\(title)")
  }

  @Test func withoutUnicodeItIsPlain() {
    var explorer = twelve(80, .english)
    explorer = Explorer(
      sequences: explorer.sequences, title: explorer.title,
      appearance: Appearance(colorDepth: .never, isUnicode: false), size: explorer.size)
    let isASCII = title(explorer).allSatisfy(\.isASCII)
    #expect(isASCII && title(explorer).contains("seq  0 of 0-11"))
  }
}
