import Recurrent
import Screen

/// The equation of a stop with the step's numbers in it.
struct CellEquation {
  let figures: CellFigures
  let stage: CellStage
  let options: CellOptions
  let appearance: Appearance
  /// How many columns a line has.
  let columns: Int

  /// One line, or two where a second equation follows.
  var lines: [StyledText] {
    switch stage {
    case .update: [update]
    case .output: [activation(of: .outputGate), readOut]
    case .blend: [blend]
    case .sum, .activation: [activation(of: .hiddenState)]
    default: stage.signal.map { [activation(of: $0)] } ?? []
    }
  }

  /// `f = σ( W·x (+0.055) + U·h (-1.342) + b (+0.264) ) = σ( -1.023 ) = 0.265`
  private func activation(of signal: Signal) -> StyledText {
    let whole = activation(of: signal, withSum: true)
    return whole.columns <= columns ? whole : activation(of: signal, withSum: false)
  }

  private func activation(of signal: Signal, withSum: Bool) -> StyledText {
    var line = StyledText()
    guard let terms = figures.terms[signal] else { return coupled(signal) }
    let function = name(of: signal)
    strong("\(signal.symbol(in: appearance)) = \(function)( ", in: &line)
    plain("W·x (\(number(terms.input)))", in: &line)
    plain(" + \(recurrentName(of: signal)) (\(number(terms.recurrent)))", in: &line)
    if let peephole = terms.peephole { plain(" + p·C (\(number(peephole)))", in: &line) }
    plain(" + b (\(number(terms.bias)))", in: &line)
    strong(" )", in: &line)
    if withSum || stage == .sum {
      strong(" = \(function)( \(number(clipped(terms.sum))) )", in: &line)
    }
    guard stage != .sum else { return line }
    let value =
      signal.isGate ? Numbers.preciseGate(figures[signal]).trimmingBlanks : number(figures[signal])
    strong(" = \(value)", in: &line)
    return line
  }

  private func recurrentName(of signal: Signal) -> String {
    guard signal == .hiddenCandidate else { return "U·h" }
    return figures.kind == .gru ? "r·(U·h+b)" : "U·(r·h)"
  }

  /// `i = 1 − f = 0.735`
  private func coupled(_ signal: Signal) -> StyledText {
    var line = StyledText()
    let other = signal == .inputGate ? "f" : "i"
    strong(
      "\(signal.symbol(in: appearance)) = 1 − \(other) = "
        + Numbers.preciseGate(figures[signal]).trimmingBlanks, in: &line)
    return line
  }

  private var update: StyledText {
    var line = StyledText()
    let candidate = Signal.candidate.symbol(in: appearance)
    let before = "C[\(figures.previousStep)]"
    let keeping = figures.kind == .noForgetLSTM ? before : "f·\(before)"
    strong("C = ", in: &line)
    plain("\(keeping) + i·\(candidate) = ", in: &line)
    addends(to: &line)
    strong(" = \(number(figures.memoryAfter))", in: &line)
    return line
  }

  private var blend: StyledText {
    var line = StyledText()
    let (keeping, writing) = options.updateGate == .keeps ? ("z", "(1−z)") : ("(1−z)", "z")
    strong("h = ", in: &line)
    plain("\(keeping)·h[\(figures.previousStep)] + \(writing)·n = ", in: &line)
    addends(to: &line)
    strong(" = \(number(figures.memoryAfter))", in: &line)
    return line
  }

  private func addends(to line: inout StyledText) {
    line.append(number(figures.change?.kept ?? 0), appearance.style(.kept))
    plain(" + (", in: &line)
    line.append(number(figures.change?.written ?? 0), appearance.style(.written))
    plain(")", in: &line)
  }

  private var readOut: StyledText {
    var line = StyledText()
    let name = figures.isProjected ? "m" : "h"
    strong("\(name) = ", in: &line)
    plain(
      "o·tanh C = \(Numbers.preciseGate(figures[.outputGate]).trimmingBlanks)·"
        + "(\(number(figures.readOut ?? 0)))", in: &line)
    strong(" = \(number(figures.shown))", in: &line)
    return line
  }

  private func name(of signal: Signal) -> String {
    (signal.isGate ? options.gateActivation : options.candidateActivation).symbol
  }

  private func clipped(_ sum: Float) -> Float {
    options.clip.map { min(max(sum, -$0), $0) } ?? sum
  }

  private func number(_ value: Float) -> String { Numbers.precise(value).trimmingBlanks }

  private func strong(_ text: String, in line: inout StyledText) {
    line.append(appearance.plain(text), appearance.style(.strong))
  }

  private func plain(_ text: String, in line: inout StyledText) {
    line.append(appearance.plain(text))
  }

}

extension Activation {
  /// What an equation calls it.
  var symbol: String {
    switch self {
    case .sigmoid: "σ"
    case .tanh: "tanh"
    case .relu: "ReLU"
    case .hardSigmoid: "hard σ"
    default: "φ"
    }
  }
}
