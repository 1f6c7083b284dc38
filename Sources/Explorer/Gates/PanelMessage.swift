extension Explorer {
  /// Page 1's panels are wanted otherwise.
  public enum PanelMessage: Equatable, Sendable {
    /// So many panels on; behind the last comes the first.
    case focused(by: Int)
    /// The focused panel, or else the first, takes the room of all, or gives it back.
    case toggledSize
  }
}
