import Recurrent

/// The numbers of a step as the cell page's sentences have them.
struct CellNumbers {
  let unit: Int
  /// Of the gate at this stop, and what is missing to all, in percent.
  let share: String
  let rest: String
  let before: String
  let kept: String
  let written: String
  let after: String
  let offered: String
  let readOut: String
  let shown: String
  let sum: String

  init(_ figures: CellFigures, at stage: CellStage) {
    let number = { (value: Float) in Numbers.precise(value).trimmingBlanks }
    let percent = { (value: Float) in Numbers.percentage(value).trimmingBlanks }
    let gate = stage.signal.map { figures[$0] } ?? 0
    unit = figures.unit
    share = percent(stage == .updateGate ? figures.change?.keptShare ?? gate : gate)
    rest = percent(stage == .updateGate ? 1 - (figures.change?.keptShare ?? gate) : 1 - gate)
    before = number(figures.memoryBefore)
    kept = number(figures.change?.kept ?? 0)
    written = number(figures.change?.written ?? 0)
    after = number(figures.memoryAfter)
    offered = number(figures[figures.kind.family == .gru ? .hiddenCandidate : .candidate])
    readOut = number(figures.readOut ?? 0)
    shown = number(figures.shown)
    sum = number(figures.terms[.hiddenState]?.sum ?? 0)
  }
}
