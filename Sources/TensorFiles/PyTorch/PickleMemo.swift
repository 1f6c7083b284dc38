/// The values that a pickle remembers, by number.
///
/// Picklers count from 0 or 1, so that an array serves; other numbers cost no more than one entry
/// of a dictionary each.
struct PickleMemo {
  private var values: [PickleValue] = []
  private var strays: [Int: PickleValue] = [:]

  var count: Int { values.count + strays.count }

  subscript(index: Int) -> PickleValue? {
    get { values.indices.contains(index) ? values[index] : strays[index] }
    set {
      guard let newValue else { return }
      if values.indices.contains(index) {
        values[index] = newValue
      } else if index == values.count, strays[index] == nil {
        values.append(newValue)
      } else {
        strays[index] = newValue
      }
    }
  }
}
