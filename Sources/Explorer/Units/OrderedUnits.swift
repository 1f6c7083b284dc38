/// The units of a layer from above, and back: at which place each stands.
struct OrderedUnits: Equatable, Sendable {
  /// The units' numbers, the uppermost first.
  let units: [Int]
  /// Each unit's place in ``units``.
  let places: [Int]

  /// All units by their numbers.
  init(count: Int) {
    units = Array(0..<count)
    places = units
  }

  /// The units with the greatest key first; equal ones by their numbers, those without a number last.
  init(by keys: [Float]) {
    let units = keys.indices.sorted { one, other in
      let (key, otherKey) = (keys[one], keys[other])
      if key.isNaN || otherKey.isNaN {
        return key.isNaN == otherKey.isNaN ? one < other : otherKey.isNaN
      }
      return key == otherKey ? one < other : key > otherKey
    }
    self.init(units: units)
  }

  /// Units in some order; each must be there once.
  init(units: [Int]) {
    var places = units
    for (place, unit) in units.enumerated() { places[unit] = place }
    self.units = units
    self.places = places
  }
}
