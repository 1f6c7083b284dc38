import Recurrent

extension Explorer {
  /// Changes the state as a message says; afterwards it is valid again, whatever the message was.
  public mutating func update(_ message: Message) -> Command? {
    let old = viewpoint
    if message.isAPersonsChange { notice = nil }
    let command = scrollHelp(message) ? nil : apply(message)
    clamp()
    refreshEvents()
    if message.isAPersonsChange { history.record(old, before: viewpoint) }
    return command
  }

  private mutating func apply(_ message: Message) -> Command? {
    switch message {
    case .stepped(let count): move(to: step.saturatingAdd(count))
    case .steppedTo(let target): move(to: target)
    case .paged(let count):
      move(to: step.saturatingAdd(count.saturatingTimes(pageOfSteps)))
    case .movedUnit(let count): selectedRow = selectedRow.saturatingAdd(count)
    case .selectedUnit(let target): selectedRow = target
    case .pagedUnits(let count):
      selectedRow = selectedRow.saturatingAdd(
        count.saturatingTimes(max(1, gatesLayout.visibleUnits / 2)))
    case .movedLayer(let count): layer = layer.saturatingAdd(count)
    case .turned(let page): viewpoint.page = page
    case .walked(let count): if page == .cell { walk(by: count) }
    case .soughtEvent(let count):
      if let search { goToMatch(of: search, by: count) } else { goToEvent(by: count) }
    case .prompt(let message): return apply(message)
    case .undid: viewpoint = history.back(from: viewpoint)
    case .redid: viewpoint = history.forth(from: viewpoint)
    case .toggledPlay: togglePlay()
    case .changedSpeed(let count): speed = speed.saturatingAdd(count)
    case .ticked: tickOn()
    case .openedHelp: helpLine = helpLine == nil ? 0 : nil
    case .closed:
      // What lies on top is closed first; the search lies below the help.
      if helpLine == nil { search = nil }
      helpLine = nil
    case .left:
      guard helpLine != nil else { return .quit }
      helpLine = nil
    case .quit: return .quit
    case .askedForRepaint: return .repaint
    case .resized(let newSize): size = newSize
    case .measured(let newValues): largestMemory = newValues
    case .summarised(let newSummary):
      summary = newSummary
      largestMemory = newSummary.largestMemory
    }
    return nil
  }

  /// With the help open, what moves the cursor moves the help's lines, and nothing behind them.
  ///
  /// - Returns: whether the message was meant for the help.
  private mutating func scrollHelp(_ message: Message) -> Bool {
    guard prompt == nil, let line = helpLine else { return false }
    switch message {
    case .movedUnit(let count): helpLine = line.saturatingAdd(count)
    case .paged(let count): helpLine = line.saturatingAdd(count.saturatingTimes(helpRows))
    case .pagedUnits(let count):
      helpLine = line.saturatingAdd(count.saturatingTimes(max(1, helpRows / 2)))
    case .steppedTo(let target), .selectedUnit(let target): helpLine = target
    case .stepped, .movedLayer, .toggledPlay, .changedSpeed, .turned, .walked, .soughtEvent,
      .undid, .redid, .prompt:
      break
    case .ticked, .openedHelp, .closed, .left, .quit, .askedForRepaint, .resized, .measured,
      .summarised:
      return false
    }
    return true
  }

  /// What the keys for units choose: a unit, or on page 8 one of several outputs.
  private var selectedRow: Int {
    get { selectsOutput ? viewpoint.output : unit }
    set {
      if selectsOutput { viewpoint.output = newValue } else { unit = newValue }
    }
  }

  mutating func move(to target: Int) {
    step = target
    isPlaying = isPlaying && target < trace.stepCount - 1
  }

  private mutating func togglePlay() {
    isPlaying.toggle()
    if isPlaying && step == trace.stepCount - 1 { step = 0 }
  }

  private mutating func tickOn() {
    guard isPlaying else { return }
    step += 1
    if step >= trace.stepCount - 1 { isPlaying = false }
  }

  /// The one place that keeps every index in range.
  private mutating func clamp() {
    step = min(max(step, 0), trace.stepCount - 1)
    layer = min(max(layer, 0), trace.network.layers.count - 1)
    unit = min(max(unit, 0), recurrentLayer.hiddenSize - 1)
    viewpoint.output = min(max(viewpoint.output, 0), outputCount - 1)
    speed = min(max(speed, 0), Explorer.speeds.count - 1)
    if let line = helpLine {
      helpLine = min(max(line, 0), lastHelpLine)
    }
    // A window that is made too small for a moment shall find its units where they were.
    guard isLargeEnough else { return }
    let visible = gatesLayout.visibleUnits
    firstUnit = min(max(firstUnit, unit - visible + 1), unit)
    firstUnit = min(max(firstUnit, 0), max(0, recurrentLayer.hiddenSize - visible))
  }
}

extension Explorer.Message {
  /// Whether undo should bring back what was before it.
  fileprivate var isAPersonsChange: Bool {
    switch self {
    case .ticked, .resized, .undid, .redid, .measured, .summarised: false
    default: true
    }
  }
}
