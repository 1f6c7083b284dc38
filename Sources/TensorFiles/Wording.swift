/// A number with its digits in groups of three: 5,120.
package func grouped(_ number: some BinaryInteger) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// A number and its noun: 1 byte, 5,120 bytes.
package func counted(_ number: Int, _ noun: String) -> String {
  grouped(number) + " " + noun + (number == 1 ? "" : "s")
}

/// A shape as `[4, 16]`; of a long one, the first 8 dimensions.
package func brief(_ shape: [Int]) -> String {
  let sizes = shape.prefix(8).map { String($0) }.joined(separator: ", ")
  return shape.count > 8 ? "[\(sizes), …]" : "[\(sizes)]"
}

/// A name from a file between quotes; of a long one, the first 80 characters.
package func quoted(_ name: String) -> String {
  let start = name.unicodeScalars.prefix(80)
  let text = printable(String(start))
  return start.endIndex == name.unicodeScalars.endIndex ? "\"\(text)\"" : "\"\(text)…\""
}

/// Text from a file, made harmless for a terminal: what would move the cursor, change colours or
/// turn the writing direction is written out as `\u{1B}`.
package func printable(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// What stands behind the last dot of a path's last component, in lower case; empty without a dot.
package func pathExtension(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
  return name[name.index(after: dot)...].lowercased()
}
