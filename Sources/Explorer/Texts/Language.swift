/// A language that the explorer speaks.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// The language of a locale's name such as `zh_CN.UTF-8`; English of all that are not spoken here.
  public init(locale: String?) {
    let code = locale?.prefix { $0 != "_" && $0 != "." && $0 != "-" && $0 != "@" }.lowercased()
    self = Language.allCases.first { $0.rawValue == code } ?? .english
  }

  /// All words in it.
  public var texts: Texts {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}
