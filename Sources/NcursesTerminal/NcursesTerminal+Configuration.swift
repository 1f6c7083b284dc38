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
    /// Whether the mouse is reported, if the terminal can do that. Then the terminal's own way to
    /// select text needs Shift.
    public var usesMouse: Bool

    public init(colorDepth: ColorDepth? = nil, isASCII: Bool = false, usesMouse: Bool = true) {
      self.colorDepth = colorDepth
      self.isASCII = isASCII
      self.usesMouse = usesMouse
    }
  }
}
