/// A manual page in the making, in the macros of man(7).
struct Roff {
  private(set) var text: String

  /// A page that begins with its heading.
  ///
  /// - Parameters:
  ///   - name: the program.
  ///   - date: when the page was written, as `2026-11-29`.
  ///   - source: the program with its version.
  init(name: String, date: String, source: String) {
    text = ".TH \(name.uppercased()) 1 \(date) \"\(source)\"\n"
  }

  mutating func section(_ title: String) {
    text += ".SH \(Roff.escaped(title.uppercased()))\n"
  }

  mutating func subsection(_ title: String) {
    text += ".SS \(Roff.escaped(title))\n"
  }

  /// Paragraphs, which empty lines part.
  mutating func paragraphs(_ words: String) {
    for (index, paragraph) in Roff.paragraphs(of: words).enumerated() {
      // The first one stands behind its heading by itself.
      text += (index == 0 && text.hasSuffix("\n") && isBehindHeading ? "" : ".PP\n") + paragraph
    }
  }

  /// A term and, indented below it, what it means.
  mutating func entry(_ term: String, _ words: String) {
    text += ".TP\n.B \"\(Roff.escaped(term).replacingQuotes)\"\n"
    for (index, paragraph) in Roff.paragraphs(of: words).enumerated() {
      text += (index == 0 ? "" : ".IP\n") + paragraph
    }
  }

  /// A line as a person types it.
  mutating func example(_ line: String) {
    text += (isBehindHeading ? "" : ".PP\n") + ".nf\n.RS\n\(Roff.line(line))\n.RE\n.fi\n"
  }

  private var isBehindHeading: Bool {
    guard let line = text.dropLast().split(separator: "\n").last else { return false }
    return line.hasPrefix(".SH") || line.hasPrefix(".SS")
  }

  /// The paragraphs of a text, each as lines of input.
  private static func paragraphs(of words: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { lines in
      lines.flatMap { folded(String($0)) }.map { line($0) + "\n" }.joined()
    }
  }

  /// Lines as short as the formatter's checker wants them; it fills them anew.
  private static func folded(_ line: String) -> [String] {
    line.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + word.count < 72 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }

  /// A line of input: what would be read as a macro is kept as text.
  private static func line(_ text: String) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") ? "\\&" + line : line
  }

  /// Text with nothing in it that means something to the formatter, in ASCII.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "^": "\\(ha"
      case "~": "\\(ti"
      default: scalar.isASCII ? String(scalar) : "\\[u\(hexadecimal(scalar.value))]"
      }
    }.joined()
  }

  /// At least four digits, as the formatter's names of characters have them.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// Quotes inside of quotes, as the formatter has them.
  fileprivate var replacingQuotes: String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq")
  }
}
