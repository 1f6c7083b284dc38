import Recurrent
import Screen

extension Explorer {
  /// Changes the state as a message says; afterwards it is valid again, whatever the message was.
  public mutating func update(_ message: Message) -> Command? {
    let message = meaning(of: message)
    let old = viewpoint
    if message.isAPersons { (notice, awaited) = (nil, nil) }
    let command = scrollHelp(message) || choose(message) ? nil : apply(message)
    let isAnotherSequence = openSequence()
    clamp()
    refreshBins()
    refreshOutputBins()
    refreshEvents()
    refreshFigures()
    refreshScales()
    refreshQuantiles()
    if message.isAPersonsChange { history.record(old, before: viewpoint) }
    return isAnotherSequence ? .walk : command
  }

  private mutating func apply(_ message: Message) -> Command? {
    switch message {
    case .time(let message): apply(message)
    case .units(let message): apply(message)
    case .sequence(let message): apply(message)
    case .view(let message): apply(message)
    case .panels(let message): apply(message)
    case .pin(let change): self.change(change)
    case .bookmarks(let change): self.change(change)
    case .pointed(let step, let unit, let layer):
      point(toStep: step, unit: unit, layer: layer)
    case .prompt(let message): return apply(message)
    case .picture(.askedToWrite): return .write(picturesFile)
    case .picture(.askedToCopy): return .copy(picture.text)
    case .picture(let outcome): notice = texts.picture.words(outcome)
    case .openedHelp: toggleHelp()
    case .closed:
      if helpLine != nil && !helpFilter.isEmpty {
        helpFilter = ""
      } else if !closeTop() {
        search = nil
      }
    case .left: if !closeTop() { return .quit }
    case .quit: return .quit
    case .askedForRepaint: return .repaint
    case .resized(let newSize): size = newSize
    case .learned(let finding, let sequence): learn(finding, ofSequence: sequence)
    }
    return nil
  }

  private mutating func apply(_ message: TimeMessage) {
    switch message {
    case .stepped(let count): move(to: step.saturatingAdd(count))
    case .movedColumns(let count): moveColumns(by: count)
    case .steppedTo(let target): move(to: target)
    case .paged(let count):
      move(to: step.saturatingAdd(count.saturatingTimes(pageOfSteps)))
    case .soughtEvent(let count):
      if let search { goToMatch(of: search, by: count) } else { goToEvent(by: count) }
    case .toggledPlay: togglePlay()
    case .changedSpeed(let count): speed = speed.saturatingAdd(count)
    case .ticked: tickOn()
    }
  }

  private mutating func apply(_ message: UnitMessage) {
    switch message {
    case .moved(let count): moveRow(by: count)
    case .selected(let target): unit = target
    case .paged(let count): moveRow(by: count.saturatingTimes(max(1, visibleUnits / 2)))
    case .ordered(let message): apply(message)
    case .movedLayer(let count): layer = layer.saturatingAdd(count)
    }
  }

  private mutating func apply(_ message: ViewMessage) {
    switch message {
    case .turned(let page): viewpoint.page = page
    case .walked(let count): if page == .cell { walk(by: count) }
    case .walkedTo(let stop): viewpoint.stage = stop
    case .cycledMaps: cycleMaps()
    case .cycledInput: cycleInput()
    case .zoomed(let message): apply(message)
    case .undid: viewpoint = history.back(from: viewpoint)
    case .redid: viewpoint = history.forth(from: viewpoint)
    }
  }

  private mutating func toggleHelp() {
    helpLine = helpLine == nil ? 0 : nil
    helpFilter = ""
  }

  /// Closes what lies on top: the help, the list of bookmarks, or else the enlarged panel.
  ///
  /// - Returns: whether there was anything.
  private mutating func closeTop() -> Bool {
    guard helpLine == nil else {
      toggleHelp()
      return true
    }
    guard bookmarkLine == nil else {
      bookmarkLine = nil
      return true
    }
    guard isEnlarged else { return false }
    viewpoint.isEnlarged = false
    return true
  }

  /// With the help open, what moves the cursor moves the help's lines, and nothing behind them; what
  /// opens the search chooses among them.
  ///
  /// - Returns: whether the message was meant for the help.
  private mutating func scrollHelp(_ message: Message) -> Bool {
    guard prompt == nil, let line = helpLine else { return false }
    switch message {
    case .units(.moved(let count)): helpLine = line.saturatingAdd(count)
    case .time(.paged(let count)):
      helpLine = line.saturatingAdd(count.saturatingTimes(helpRows))
    case .units(.paged(let count)):
      helpLine = line.saturatingAdd(count.saturatingTimes(max(1, helpRows / 2)))
    case .time(.steppedTo(let target)), .units(.selected(let target)): helpLine = target
    case .time(.ticked): return false
    case .prompt(.opened(.find)): openFilter()
    case .time, .units, .sequence, .view, .panels, .pin, .bookmarks, .pointed, .prompt: break
    case .picture, .openedHelp, .closed, .left, .quit, .askedForRepaint, .resized, .learned:
      return false
    }
    return true
  }

  /// Selects the unit so many places below; where outputs have rows, the output.
  private mutating func moveRow(by count: Int) {
    guard selectsOutput else { return moveUnit(by: count) }
    viewpoint.output = viewpoint.output.saturatingAdd(count)
  }

  mutating func move(to target: Int) {
    let target = min(max(target, 0), trace.stepCount - 1)
    guard !isFar(target) else { return wait(for: target) }
    step = target
    isPlaying = isPlaying && target < trace.stepCount - 1
  }

  /// Where there are fewer than 256 colours, there is nothing to choose.
  private mutating func cycleMaps() {
    guard appearance.hasMaps else { return }
    viewpoint.maps = appearance.maps.next(
      on: appearance.theme, from: firstAppearance.maps)
  }

  private mutating func togglePlay() {
    guard !preferences.reducesMotion else {
      notice = appearance.plain(texts.motionIsReduced)
      return
    }
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
    viewpoint.pin = pin.map { min(max($0, 0), trace.stepCount - 1) }
    layer = min(max(layer, 0), trace.network.layers.count - 1)
    unit = min(max(unit, 0), recurrentLayer.hiddenSize - 1)
    viewpoint.output = min(max(viewpoint.output, 0), outputCount - 1)
    clampInput()
    clampFocus()
    speed = min(max(speed, 0), Explorer.speeds.count - 1)
    clampBookmarkLine()
    if let line = helpLine {
      helpLine = min(max(line, 0), lastHelpLine)
    }
    refreshOrder()
    // A window that is made too small for a moment shall find its units where they were.
    guard isLargeEnough else { return }
    let visible = visibleUnits
    let place = orderedUnits.places[unit]
    firstPlace = min(max(firstPlace, place - visible + 1), place)
    firstPlace = min(max(firstPlace, 0), max(0, recurrentLayer.hiddenSize - visible))
  }
}
