/// A place where canvases are shown and keys come from.
public protocol Terminal {
  /// The size at this moment.
  var size: Size { get }

  /// Shows a canvas of any size; what does not fit is cut.
  mutating func show(_ canvas: Canvas)

  /// Forgets what is on the screen, so that the next canvas is written whole.
  mutating func repaint()

  /// Puts text on the clipboard of the person in front of it, as far as the terminal allows that.
  mutating func copy(_ text: String)

  /// Waits for the next event.
  ///
  /// - Parameter timeout: how long at most; `nil` waits for ever, zero only looks.
  /// - Returns: the event, or `nil` when the time is over.
  mutating func nextEvent(timeout: Duration?) -> Event?

  /// Makes a waiting ``nextEvent(timeout:)`` return ``Event/woken``; may be called by any thread.
  var waker: @Sendable () -> Void { get }
}
