import Recurrent
import Screen
import Testing

@testable import Explorer

/// Every language says everything, in the room that there is.
@Suite struct Languages {
  @Test(arguments: Language.allCases)
  func everythingHasWordsThatFit(language: Language) {
    let texts = language.texts
    for signal in Signal.allCases {
      let names = texts.signal(signal)
      for (name, room) in [(names.short, 6), (names.meaning, 9), (names.long, 11)] {
        #expect((1...room).contains(name.columns), "\(name)")
      }
    }
    for action in Texts.Action.allCases {
      #expect(!texts.long(action).isEmpty)
      #expect(!texts.short(action).isEmpty)
    }
    for page in Page.allCases { #expect(!texts.page(page).isEmpty) }
    for line in texts.legend { #expect(line.columns <= 78) }
    for line in texts.mouse.lines {
      #expect((1...17).contains(line.what.columns) && (1...56).contains(line.does.columns))
    }
    #expect((1...80).contains(texts.motionIsReduced.columns))
  }

  @Test func chineseIsNotEnglish() {
    let (english, chinese) = (Texts.english, Texts.chinese)
    for action in Texts.Action.allCases {
      #expect(english.long(action) != chinese.long(action))
    }
    #expect(english.legend.count == chinese.legend.count)
    for (one, other) in zip(english.legend, chinese.legend) { #expect(one != other) }
    #expect(english.mouse.lines.count == chinese.mouse.lines.count)
  }

  @Test func theChineseSentenceFits80Columns() throws {
    var explorer = try Example.explorer(language: .chinese)
    for step in 0..<explorer.trace.stepCount {
      _ = explorer.update(.time(.steppedTo(step)))
      #expect(explorer.view().glyphs(22).columns <= 80)
      #expect(explorer.view().glyphs(22).contains("h "))
    }
  }

  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("zh-Hant", .chinese), ("ZH_TW", .chinese),
    ("en_GB.UTF-8", .english), ("C", .english), ("zhz_XX", .english), ("", .english),
  ])
  func theLocaleSaysTheLanguage(locale: String, language: Language) {
    #expect(Language(locale: locale) == language)
  }

  @Test func withoutALocaleItIsEnglish() {
    #expect(Language(locale: nil) == .english)
  }
}
