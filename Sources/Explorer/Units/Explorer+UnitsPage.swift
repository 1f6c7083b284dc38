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
    guard let unitsPage else {
      canvas.write(
        appearance.plain(texts.units.isComputed), x: 1, y: 2, style: appearance.style(.dim))
      return
    }
    unitsPage.draw(into: &canvas)
    canvas.cursor = Point(
      x: 0, y: unitsPage.layout.rows.y + orderedUnits.places[unit] - firstPlace)
  }

  /// The page with what is known of the layer, once it is.
  var unitsPage: UnitsPage? {
    guard let layerFigures, layerFigures.layer == layer else { return nil }
    let layout = unitsLayout
    return UnitsPage(
      figures: layerFigures,
      units: Array(orderedUnits.units[firstPlace...].prefix(layout.visibleUnits)),
      firstPlace: firstPlace, selectedUnit: unit, layout: layout, appearance: appearance,
      texts: texts)
  }

  /// How many units the page shows, those of page 1 on pages that show none or one.
  var visibleUnits: Int {
    page == .units ? unitsLayout.visibleUnits : gatesLayout.visibleUnits
  }
}
