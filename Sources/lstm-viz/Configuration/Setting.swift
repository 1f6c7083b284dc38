import TOMLKit

/// A key of the configuration file: what it is for, its default, and how its value is read.
struct Setting {
  let name: String
  /// Lines for the file that `--print-default-config` prints.
  let comment: [String]
  /// The default as TOML.
  let defaultValue: String
  /// The values it may have as TOML, in words: `"auto", "dark" or "light"`.
  let allowed: String
  /// Reads a value into the looks; whether it is one of those allowed.
  let read: (TOMLValue, inout Looks) -> Bool

  /// Every key, in the order of the printed file.
  static var all: [Setting] {
    [
      .choice(
        "color", \.color,
        "How many colours to use. auto: as many as the terminal has, none if NO_COLOR is set."),
      .choice(
        "theme", \.theme, "The terminal's ground. auto: what COLORFGBG says, else dark."),
      .choice("gate-map", \.gateMap, "The colours of gates. auto: light, a ramp of greys."),
      .choice(
        "state-map", \.stateMap,
        "The colours of states. auto: blue-orange on a dark ground, RdBu_r on a light one."),
      .flag("ascii", \.ascii, isOn: false, "Draw with ASCII characters only."),
      .choice("lang", \.language, "The language. auto: the locale's, else English."),
      .flag("mouse", \.mouse, isOn: true, "Use the mouse; false leaves it to the terminal."),
      .flag(
        "reduce-motion", \.reduceMotion, isOn: false,
        "Let nothing move by itself: steps are by hand."),
    ]
  }

  /// A key whose value is one of a few names, `auto` unless told otherwise.
  private static func choice<Value>(
    _ name: String, _ path: WritableKeyPath<Looks, Automatic<Value>?>, _ meaning: String
  ) -> Setting {
    let quoted = Automatic<Value>.allValueStrings.map { "\"\($0)\"" }
    let allowed = listed(quoted)
    return Setting(
      name: name, comment: [meaning, "One of \(allowed)."], defaultValue: "\"auto\"",
      allowed: allowed
    ) { value, looks in
      // Who writes color = 256 means the same as with quotes.
      guard let text = value.string ?? value.int.map(String.init),
        let choice = Automatic<Value>(argument: text)
      else { return false }
      looks[keyPath: path] = choice
      return true
    }
  }

  /// A key that is true or false.
  private static func flag(
    _ name: String, _ path: WritableKeyPath<Looks, Bool?>, isOn: Bool, _ meaning: String
  ) -> Setting {
    Setting(name: name, comment: [meaning], defaultValue: "\(isOn)", allowed: "true or false") {
      value, looks in
      guard let isOn = value.bool else { return false }
      looks[keyPath: path] = isOn
      return true
    }
  }
}

/// Names in a row for a sentence: `a, b or c`.
private func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}
