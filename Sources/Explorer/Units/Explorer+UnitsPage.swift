import Recurrent
import Screen

extension Explorer {
  var unitsLayout: UnitsLayout {
    let layer = recurrentLayer
    return UnitsLayout(
      size: size,
      content: UnitsLayout.Content(
        unitCount: layer.hiddenSize, gateCount: layer.kind.panels.count(where: \.isGate),
        hasHalfLives: layer.kind.family != .rnn,
        hasWeights: layer.projection != nil || trace.network.isReadByHead(layer: self.layer)))
  }

  /// Puts the figures of the layer together, if they are those of another one: that takes longer than
  /// drawing.
  mutating func refreshFigures() {
    guard page == .units, let summary, layerFigures?.layer != layer else { return }
    layerFigures = LayerFigures(ofLayer: layer, in: trace, by: summary.layers[layer])
  }

  /// Page 6: all units of the layer in numbers.
  func drawUnits(on canvas: inout Canvas) {
    let layout = unitsLayout
    guard let layerFigures, layerFigures.layer == layer else {
      canvas.write(
        appearance.plain(texts.units.isComputed), x: 1, y: 2, style: appearance.style(.dim))
      return
    }
    let ordered = orderedUnits
    UnitsPage(
      figures: layerFigures,
      units: Array(ordered.units[firstPlace...].prefix(layout.visibleUnits)),
      firstPlace: firstPlace, selectedUnit: unit, layout: layout, appearance: appearance,
      texts: texts
    ).draw(into: &canvas)
    canvas.cursor = Point(x: 0, y: layout.rows.y + ordered.places[unit] - firstPlace)
  }

  /// How many units the page shows, those of page 1 on pages that show none or one.
  var visibleUnits: Int {
    page == .units ? unitsLayout.visibleUnits : gatesLayout.visibleUnits
  }
}
