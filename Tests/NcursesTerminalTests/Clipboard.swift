import Foundation
import TestSupport
import Testing

@testable import NcursesTerminal

/// What a terminal is told of text to be copied.
@Suite struct Clipboard {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64IsThatOfTheStandardsExamples(text: String, encoded: String) {
    #expect(ClipboardSequence.base64(Array(text.utf8)) == encoded)
  }

  @Test func anyBytesAreEncodedAsFoundationDoes() {
    var random = SeededGenerator(seed: 3)
    for count in 0..<100 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(ClipboardSequence.base64(bytes) == Data(bytes).base64EncodedString())
    }
  }

  @Test func theSequenceIsThatOfXterm() {
    #expect(ClipboardSequence.setting("門") == "\u{1B}]52;c;6ZaA\u{7}")
  }
}
