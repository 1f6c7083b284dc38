public import Screen

extension Explorer {
  /// What a person meant, or what happened.
  public enum Message: Sendable {
    case time(TimeMessage)
    case units(UnitMessage)
    case sequence(SequenceMessage)
    case view(ViewMessage)
    case panels(PanelMessage)
    case pin(PinChange)
    case bookmarks(BookmarkChange)
    /// A step, a unit, a layer or several of them were pointed at with the mouse.
    case pointed(step: Int?, unit: Int?, layer: Int? = nil)
    /// Something happened to the line that is typed in the sentence's place.
    case prompt(PromptMessage)
    case picture(PictureMessage)
    case openedHelp
    /// Whatever lies on top was closed.
    case closed
    /// Whatever lies on top was closed, or else the program.
    case left
    case quit
    case askedForRepaint
    case resized(Size)
    /// One of the sequences is walked over, and this was found.
    case learned(Finding, ofSequence: Int)
  }

  /// Another step was wanted, or time went on.
  public enum TimeMessage: Equatable, Sendable {
    /// So many steps on, or back when negative.
    case stepped(by: Int)
    case steppedTo(Int)
    /// So many columns on: where a column has one step, or there is no time axis, so many steps.
    case movedColumns(by: Int)
    /// So many pages of time on.
    case paged(by: Int)
    /// To the next event, or the one before when negative.
    case soughtEvent(by: Int)
    case toggledPlay
    /// So many speeds faster.
    case changedSpeed(by: Int)
    /// The time of one step is over.
    case ticked
  }

  /// Another unit or layer was wanted, or another order of the units.
  public enum UnitMessage: Equatable, Sendable {
    /// So many units down in their order, or up when negative.
    case moved(by: Int)
    case selected(Int)
    /// So many halves of a panel down.
    case paged(by: Int)
    /// The units were sorted anew.
    case ordered(OrderMessage)
    case movedLayer(by: Int)
  }

  /// Another view of the same place was wanted, or an earlier one.
  public enum ViewMessage: Equatable, Sendable {
    case turned(to: Page)
    /// So many stops on inside the step, on the page that shows them.
    case walked(by: Int)
    /// To a stop of this step, counted from the first.
    case walkedTo(stop: Int)
    /// To the next pair of colour maps.
    case cycledMaps
    /// To the next column of the input, or all of them.
    case cycledInput
    /// More or fewer steps a column, or another value of them.
    case zoomed(ZoomMessage)
    case undid
    case redid
  }

  /// What a person wants of the page as a picture, or what became of it.
  public enum PictureMessage: Equatable, Sendable {
    case askedToWrite
    case askedToCopy
    /// It is in a file of this name now.
    case written(file: String)
    /// It is in none, since there is such a file already.
    case exists(file: String)
    /// It is in none, for this reason.
    case notWritten(reason: String)
    /// The terminal was told its text.
    case copied
  }

  /// What the outside is to do.
  public enum Command: Equatable, Sendable {
    case quit
    case repaint
    /// Walk over the whole of the sequence shown, which is another one now, and say what is found.
    case walk
    /// Write the page to a file and say what became of it.
    case write(PageFile)
    /// Put the page's text on the clipboard.
    case copy(String)
  }
}

extension Explorer.Message {
  /// Whether a person sent it, by a key.
  var isAPersons: Bool {
    switch self {
    case .time(.ticked), .resized, .learned, .picture(.written), .picture(.exists),
      .picture(.notWritten), .picture(.copied):
      false
    default: true
    }
  }

  /// Whether undo should bring back what was before it.
  var isAPersonsChange: Bool {
    switch self {
    case .time(.ticked), .resized, .view(.undid), .view(.redid), .learned: false
    default: true
    }
  }
}
