public import Screen

extension NcursesTerminal {
  /// What a person wants of the terminal.
  public struct Configuration: Equatable, Sendable {
    /// The colours wanted, `nil` for as many as the terminal has and `NO_COLOR` allows.
    ///
    /// A depth that is asked for wins over `NO_COLOR`, but never over what the terminal can do.
    public var colorDepth: ColorDepth?
    /// Whether to draw with ASCII alone, whatever the locale.
    public var isASCII: Bool

    public init(colorDepth: ColorDepth? = nil, isASCII: Bool = false) {
      self.colorDepth = colorDepth
      self.isASCII = isASCII
    }
  }
}
