extension Explorer {
  /// The units that a row of a panel shows: one, or two where rows are split.
  func units(of panel: GatesLayout.Panel, inRow row: Int) -> ArraySlice<Int> {
    guard !panel.isSingle else { return [unit] }
    let layout = gatesLayout
    let shown = orderedUnits.units[firstPlace...].prefix(layout.visibleUnits)
    let first = firstPlace + (layout.isSplit ? 2 * row : row / layout.rowsPerUnit)
    return shown[(first..<first + (layout.isSplit ? 2 : 1)).clamped(to: shown.indices)]
  }
}
