import Screen

extension Mouse {
  /// What was done, with its modifiers, and the column and row: `S-wheelUp 10,4`.
  var text: String {
    "\(modifiers.prefix)\(action) \(place.x),\(place.y)"
  }
}
