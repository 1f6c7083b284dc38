/// What a pickle describes, as inert values that refer to each other: a graph, perhaps with cycles.
struct PickleGraph {
  /// The value that Python's `load` would give.
  var root = PickleValue.none
  private(set) var objects: [PickleObject] = []
  /// The byte in the file of the instruction that made each object, where that is known.
  private var offsets: [Int?] = []
  /// How many values the objects hold, each counted as often as it is held.
  private(set) var heldCount = 0

  /// Adds an object and gives the value that refers to it.
  mutating func add(_ object: PickleObject, offset: Int?) -> PickleValue {
    objects.append(object)
    offsets.append(offset)
    heldCount += object.values.count
    return .object(objects.count - 1)
  }

  /// Puts values into an object of one of these kinds.
  ///
  /// - Returns: whether it is one.
  mutating func append(
    _ values: [PickleValue], to target: PickleValue, of kinds: [PickleObject.Kind]
  ) -> Bool {
    guard case .object(let index) = target, kinds.contains(objects[index].kind) else {
      return false
    }
    objects[index].values += values
    heldCount += values.count
    return true
  }

  /// The object that a value refers to, if it is of that kind.
  func object(_ value: PickleValue, _ kind: PickleObject.Kind) -> PickleObject? {
    guard case .object(let index) = value, objects[index].kind == kind else { return nil }
    return objects[index]
  }

  /// The elements of a tuple or list.
  func elements(_ value: PickleValue) -> [PickleValue]? {
    (object(value, .tuple) ?? object(value, .list))?.values
  }

  /// The byte in the file where a value was made, as far as it is known.
  func offset(of value: PickleValue) -> Int? {
    guard case .object(let index) = value else { return nil }
    return offsets[index]
  }

  /// The name of a class or function with its module, as Python writes it.
  func globalName(_ value: PickleValue) -> (module: String, name: String)? {
    guard let object = object(value, .global),
      case (.text(let module), .text(let name)) = (object.values[0], object.values[1])
    else { return nil }
    return (module, name)
  }
}
