import ArgumentParser

/// One of a few values, or `auto`, which leaves it to the terminal, the theme or the locale.
enum Automatic<Value: CaseIterable & Equatable & RawRepresentable<String>>: Equatable {
  case automatic
  case chosen(Value)

  /// The value that was chosen, if one was.
  var value: Value? {
    switch self {
    case .automatic: nil
    case .chosen(let value): value
    }
  }
}

extension Automatic: ExpressibleByArgument {
  /// The choice of this name, in upper or lower case.
  init?(argument name: String) {
    let wanted = name.lowercased()
    if wanted == "auto" {
      self = .automatic
    } else if let value = Value.allCases.first(where: { $0.rawValue.lowercased() == wanted }) {
      self = .chosen(value)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["auto"] + Value.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
