import Recurrent

extension LayerFigures {
  /// The table as CSV, a line a unit in this order. Its header is the same in all languages.
  func csv(order: [Int]) -> String {
    let lines = order.map { unit in
      "\(unit)," + fields.map { $0.text(units[unit]) }.joined(separator: ",")
    }
    let header = "unit," + fields.map(\.name).joined(separator: ",")
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  /// A column: its name, and a unit's field.
  private typealias Field = (name: String, text: (UnitFigures) -> String)

  private var fields: [Field] {
    let memory = memory.traceName
    var fields = gates.enumerated().flatMap { index, gate -> [Field] in
      [
        ("\(gate.traceName).closed", { "\($0.saturations[index].closed)" }),
        ("\(gate.traceName).open", { "\($0.saturations[index].open)" }),
      ]
    }
    if units.contains(where: { $0.halfLife != nil }) {
      fields += [
        ("half_life.25", { $0.halfLife.map { "\($0.lowerQuartile)" } ?? "" }),
        ("half_life.50", { $0.halfLife.map { "\($0.median)" } ?? "" }),
        ("half_life.75", { $0.halfLife.map { "\($0.upperQuartile)" } ?? "" }),
      ]
    }
    if units.contains(where: { $0.written != nil }) {
      fields.append(("written.mean", { $0.written.map { "\($0)" } ?? "" }))
    }
    fields += [
      ("\(memory).mean", { "\($0.mean)" }), ("\(memory).variance", { "\($0.variance)" }),
      ("\(memory).largest", { "\($0.largest)" }),
    ]
    if let reader {
      fields.append(
        (reader == .head ? "head_weight" : "projection_weight", { $0.weight.map { "\($0)" } ?? "" })
      )
    }
    return fields + [
      ("finite", { "\(!$0.flags.isNotFinite)" }), ("dead", { "\($0.flags.isDead)" }),
      ("stuck", { $0.flags.stuckGates.map(\.traceName).joined(separator: " ") }),
    ]
  }
}
