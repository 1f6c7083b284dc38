import Recurrent

extension Texts {
  public static let english = Texts(
    help: "help",
    input: "input",
    inputs: "inputs",
    error: "error",
    unit: "unit",
    layer: "layer",
    of: "of",
    keeps: "keeps",
    keptOf: "of",
    adds: "adds",
    takesBack: "takes back",
    flips: "flips by",
    shows: "shows",
    starts: "starts",
    howChanged: "how % changed",
    old: "old",
    new: "new",
    kept: "kept",
    letGo: "let go",
    written: "written",
    events: "events",
    writes: "writes",
    letsGo: "lets go",
    both: "both",
    whole: "whole", byLayer: "by layer",
    noEvents: { $0 ? "no events: leaks evenly" : "no events: moves evenly" },
    othersEvents: { "u\($0) has no events of its own: this is where most units have one." },
    nobodysEvents: "No unit of this layer has an event in this sequence.",
    tooSmall: "needs 40×10 or more, not ",
    quitKey: "q quits",
    closes: "close",
    helpHint: "↑↓ scroll",
    whatIsShown: "What is shown",
    filterHint: "/ filters   q closes",
    keysTitle: "Keys",
    commandsTitle: "Commands, typed behind : (Tab completes)",
    nothingHas: { "No line has '\($0)'." },
    legend: [
      "Time runs to the right; a row is a unit, or two if units outnumber rows.",
      "f, i, o are gates, from 0 (dark, closed) to 1 (bright, open):",
      "  f forget gate: how much of the old cell state is kept",
      "  i input gate: how much of the candidate is let in",
      "  o output gate: how much of tanh C is shown as h",
      "  C̃ candidate: what is offered to the cell state",
      "  C cell state, coloured by tanh C: what the output can show of it",
      "Zoomed out, a column of ×k steps shows the least f, the greatest i and o,",
      "  the C̃, C, h farthest from 0; a curve reaches from least to greatest.",
      "  a colours C by ± the layer's largest, and f by its half-life: the number",
      "  of steps in which a gate that stays so lets go half.",
      "x−ŷ: how far the prediction for each step was off.",
      "Each step: C = f · C before + i · C̃ and h = o · tanh C.",
      "kept = f · C before, let go = (1 − f) · C before, written = i · C̃.",
    ],
    signs: SignLegends(
      inColors: { "States have a sign: \($0.low) below 0, \($0.middle) at 0, \($0.high) above." },
      inGlyphs: "States have a sign: ·-=≡ below 0, ░▒▓█ above.",
      inASCII: "States have a sign: .-=~% below 0, :+*#@ above."),
    cell: .english,
    pin: .english,
    bookmarks: .english,
    inputStrip: .english,
    picture: .english,
    time: .english,
    mouse: .english,
    motionIsReduced: "motion is reduced: nothing plays by itself, go on with l and back with h",
    map: { .english($0) },
    fewColors: { .english(on: $0) },
    scales: .english,
    rankings: .english,
    sequences: .english,
    units: .english,
    outputPage: .english,
    find: .english,
    page: englishPage,
    short: englishShort,
    long: englishLong,
    signal: englishSignal)

  private static func englishPage(_ page: Page) -> String {
    switch page {
    case .gates: "Gates"
    case .cell: "Cell"
    case .unit: "Unit"
    case .units: "Units"
    case .output: "Output"
    }
  }

  private static func englishShort(_ action: Action) -> String {
    switch action {
    case .step: "step"
    case .unit: "unit"
    case .order: "order"
    case .zoom: "zoom"
    case .walk: "inside"
    case .pin: "pin A"
    case .event: "event"
    case .find: "find"
    case .panel: "panel"
    case .enlarge: "enlarge"
    case .play: "play"
    case .help: "help"
    case .leave: "quit"
    case .tenSteps, .binning, .page, .ends, .speed, .halfPanel, .endUnits, .sequence, .layer,
      .turn, .colors, .writePage, .copyPage, .bookmark, .inputColumn, .scale, .values, .undo,
      .repaint, .suspend, .quit,
      .command:
      englishLong(action)
    }
  }

  private static func englishLong(_ action: Action) -> String {
    switch action {
    case .step: "a column back / on (a step, unless zoomed out)"
    case .tenSteps: "10 columns back / on"
    case .zoom: "zoom about the cursor; fit all or a column a step"
    case .binning: "what zoomed columns show: usual, mean, min, max"
    case .page: "a page of time back / on"
    case .ends: "first / last step"
    case .pin: "pin A here or take it away; swap A and the cursor"
    case .event: "next / previous event, or match while a search is on"
    case .find: "find f>0.9, lost>0.5, t:120, unit:5, or a text"
    case .play: "play, pause"
    case .bookmark: "bookmark here or take it away; list of bookmarks"
    case .speed: "slower, faster"
    case .unit: "next / previous unit"
    case .halfPanel: "half a panel of units up / down"
    case .endUnits: "first / last unit"
    case .order: "next order of the units; by what is let go at this step"
    case .sequence: "previous / next sequence of the file"
    case .layer: "previous / next layer"
    case .turn: "pages"
    case .walk: "walk inside the step (page 2)"
    case .panel: "next / previous panel (page 1)"
    case .enlarge: "enlarge the panel, or shrink it again (page 1)"
    case .scale: "C by tanh or to its largest, f from 0 to 1 or half-life"
    case .values: "numbers in the cells, where they are wide enough"
    case .inputColumn: "next input column, then all as a heatmap"
    case .colors: "the next pair of colour maps"
    case .writePage: "write this page to lstm-viz-page.svg, or :write FILE"
    case .copyPage: "copy this page's text"
    case .command: "go to a step, or do what has a name; Tab completes"
    case .undo: "undo, redo what was moved or changed"
    case .help: "this help"
    case .repaint: "repaint the screen"
    case .suspend: "suspend; fg comes back"
    case .leave: "close what is open, else quit; Esc ends filter, search"
    case .quit: "quit now"
    }
  }

  private static func englishSignal(_ signal: Signal) -> SignalNames {
    switch signal {
    case .forgetGate: SignalNames(short: "forget", meaning: "1 keeps", long: "forget gate")
    case .inputGate: SignalNames(short: "input", meaning: "1 lets in", long: "input gate")
    case .candidate: SignalNames(short: "cand.", meaning: "offers", long: "candidate")
    case .cellState: SignalNames(short: "cell", meaning: "by tanh C", long: "cell state")
    case .outputGate: SignalNames(short: "output", meaning: "1 shows", long: "output gate")
    case .gatedCellState: SignalNames(short: "gated", meaning: "o·tanh C", long: "o · tanh C")
    case .resetGate: SignalNames(short: "reset", meaning: "1 uses h", long: "reset gate")
    case .updateGate: SignalNames(short: "update", meaning: "1 keeps", long: "update gate")
    case .hiddenCandidate: SignalNames(short: "cand.", meaning: "offers", long: "candidate")
    case .hiddenState: SignalNames(short: "hidden", meaning: "passed on", long: "hidden st.")
    }
  }
}
