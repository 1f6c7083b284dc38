public import Recurrent

extension Explorer {
  /// Page 1's panels are wanted otherwise.
  public enum PanelMessage: Equatable, Sendable {
    /// So many panels on; behind the last comes the first.
    case focused(by: Int)
    /// This one was pointed at: it is focused, or if it is already, enlarged or made small again.
    case pointed(at: Signal)
    /// The focused panel, or else the first, takes the room of all, or gives it back.
    case toggledSize
    /// To the other scale of the focused panel, or of all that have another.
    case changedScale
    /// Numbers in the cells are wanted, or not any more.
    case toggledValues
  }
}
