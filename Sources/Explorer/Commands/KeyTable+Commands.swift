extension KeyTable {
  /// Every command, in the order of the table.
  public static let commands: [NamedCommand] = entries.flatMap(\.commands)

  /// The command that a person means by a name: the whole name, one that other programs taught
  /// them, or the beginning of only one.
  ///
  /// - Throws: `noCommand` or `unclearCommand`.
  static func command(named name: String) throws(FindProblem) -> NamedCommand {
    let name = name.lowercased()
    let wanted = otherNames[name] ?? name
    if let command = commands.first(where: { $0.name == wanted }) { return command }
    let matches = commands.filter { $0.name.hasPrefix(wanted) }
    guard let command = matches.first else { throw .noCommand(name) }
    guard matches.count == 1 else { throw .unclearCommand(name, names: matches.map(\.name)) }
    return command
  }

  /// Short names that fingers know.
  private static let otherNames = [
    "h": "help", "n": "next-event", "q": "quit", "t": "step", "u": "unit", "w": "write",
    "w!": "write!",
  ]
}

extension KeyTable.Entry {
  /// What the keys do, by names.
  public var commands: [NamedCommand] {
    switch action {
    case .step, .tenSteps, .zoom, .binning, .page, .ends, .event, .pin, .bookmark, .find, .play,
      .speed:
      timeCommands
    case .unit, .halfPanel, .endUnits, .order, .sequence, .layer: unitCommands
    case .panel, .enlarge, .scale, .values, .inputColumn: panelCommands
    case .turn, .walk, .colors, .writePage, .copyPage, .undo, .help, .repaint, .leave, .quit:
      viewCommands
    // The line itself, and what the terminal does.
    case .command, .suspend: []
    }
  }

  private var timeCommands: [NamedCommand] {
    switch action {
    case .step:
      [
        NamedCommand("step", .step), NamedCommand("back", .time(.stepped(by: -1))),
        NamedCommand("on", .time(.stepped(by: 1))),
      ]
    case .tenSteps:
      [
        NamedCommand("back-ten", .time(.movedColumns(by: -10))),
        NamedCommand("on-ten", .time(.movedColumns(by: 10))),
      ]
    case .zoom:
      [
        NamedCommand("zoom-in", .view(.zoomed(.closer))),
        NamedCommand("zoom-out", .view(.zoomed(.farther))),
        NamedCommand("fit", .view(.zoomed(.toggledFit))),
      ]
    case .binning: [NamedCommand("bins", .view(.zoomed(.cycledBinning)))]
    case .page:
      [
        NamedCommand("back-page", .time(.paged(by: -1))),
        NamedCommand("on-page", .time(.paged(by: 1))),
      ]
    case .ends:
      [
        NamedCommand("first-step", .time(.steppedTo(0))),
        NamedCommand("last-step", .time(.steppedTo(.max))),
      ]
    case .event:
      [
        NamedCommand("next-event", .time(.soughtEvent(by: 1))),
        NamedCommand("previous-event", .time(.soughtEvent(by: -1))),
      ]
    case .pin: [NamedCommand("pin", .pin(.toggled)), NamedCommand("swap-pin", .pin(.swapped))]
    case .bookmark:
      [
        NamedCommand("bookmark", .bookmarks(.toggled)),
        NamedCommand("bookmarks", .bookmarks(.toggledList)),
      ]
    case .find: [NamedCommand("find", .search)]
    case .play: [NamedCommand("play", .time(.toggledPlay))]
    case .speed:
      [
        NamedCommand("slower", .time(.changedSpeed(by: -1))),
        NamedCommand("faster", .time(.changedSpeed(by: 1))),
      ]
    default: []
    }
  }

  private var unitCommands: [NamedCommand] {
    switch action {
    case .unit:
      [
        NamedCommand("unit", .unit), NamedCommand("next-unit", .units(.moved(by: 1))),
        NamedCommand("previous-unit", .units(.moved(by: -1))),
      ]
    case .halfPanel:
      [
        NamedCommand("half-panel-up", .units(.paged(by: -1))),
        NamedCommand("half-panel-down", .units(.paged(by: 1))),
      ]
    case .endUnits:
      [
        NamedCommand("first-unit", .units(.moved(by: .min))),
        NamedCommand("last-unit", .units(.moved(by: .max))),
      ]
    case .order:
      [
        NamedCommand("order", .units(.ordered(.next))),
        NamedCommand("order-here", .units(.ordered(.byLetGoHere))),
      ]
    case .sequence:
      [
        NamedCommand("sequence", .sequence),
        NamedCommand("previous-sequence", .sequence(.moved(by: -1))),
        NamedCommand("next-sequence", .sequence(.moved(by: 1))),
      ]
    case .layer:
      [
        NamedCommand("layer", .layer), NamedCommand("previous-layer", .units(.movedLayer(by: -1))),
        NamedCommand("next-layer", .units(.movedLayer(by: 1))),
      ]
    default: []
    }
  }

  private var panelCommands: [NamedCommand] {
    switch action {
    case .panel:
      [
        NamedCommand("next-panel", .panels(.focused(by: 1))),
        NamedCommand("previous-panel", .panels(.focused(by: -1))),
      ]
    case .enlarge: [NamedCommand("enlarge", .panels(.toggledSize))]
    case .scale: [NamedCommand("scale", .panels(.changedScale))]
    case .values: [NamedCommand("values", .panels(.toggledValues))]
    case .inputColumn:
      [NamedCommand("input", .column), NamedCommand("next-input", .view(.cycledInput))]
    default: []
    }
  }

  private var viewCommands: [NamedCommand] {
    switch action {
    case .turn: [NamedCommand("page", .page)]
    case .walk:
      [
        NamedCommand("walk-on", .view(.walked(by: 1))),
        NamedCommand("walk-back", .view(.walked(by: -1))),
      ]
    case .colors: [NamedCommand("colors", .view(.cycledMaps))]
    case .writePage: [NamedCommand("write", .file), NamedCommand("write!", .replacedFile)]
    case .copyPage: [NamedCommand("copy", .picture(.askedToCopy))]
    case .undo: [NamedCommand("undo", .view(.undid)), NamedCommand("redo", .view(.redid))]
    case .help: [NamedCommand("help", .words)]
    case .repaint: [NamedCommand("repaint", .askedForRepaint)]
    case .leave: [NamedCommand("close", .closed)]
    case .quit: [NamedCommand("quit", .quit)]
    default: []
    }
  }
}
