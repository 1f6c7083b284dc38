/// What dictionaries and objects look like in a pickle of Python.
extension PickleGraph {
  /// The items of a dictionary, or of a class that was filled like one; of a list or tuple its
  /// elements behind their positions. Nil of anything else.
  func mapping(_ value: PickleValue) -> [(key: PickleValue, value: PickleValue)]? {
    guard case .object(let index) = value else { return nil }
    let object = objects[index]
    switch object.kind {
    case .dictionary: return object.items
    case .list, .tuple: return object.values.enumerated().map { (.integer($0), $1) }
    case .call:
      let items = object.items
      return items.isEmpty ? givenItems(object) : items
    case .set, .global, .persistent: return nil
    }
  }

  /// The items that an `OrderedDict` gets when it is made: none, or as Python 2 does it, a list of
  /// lists of a key and its value.
  private func givenItems(
    _ object: PickleObject
  ) -> [(key: PickleValue, value: PickleValue)]? {
    guard let call = object.call, globalName(call.callable)?.module == "collections" else {
      return nil
    }
    guard let first = elements(call.arguments)?.first, let pairs = elements(first) else {
      return []
    }
    return pairs.map { pair in
      guard let pair = elements(pair), pair.count == 2 else { return (.none, .none) }
      return (pair[0], pair[1])
    }
  }

  /// The name of the class that a call would make an object of.
  func className(_ value: PickleValue) -> String {
    var callable = object(value, .call)?.call?.callable ?? value
    if let (module, name) = globalName(callable), name == "_reconstructor" || name == "__newobj__",
      module.hasPrefix("copy"), let call = object(value, .call)?.call,
      let first = elements(call.arguments)?.first
    {
      // Python's way to make an object of the class that is its first argument.
      callable = first
    }
    // Before zip archives a network's class was kept outside, with its source.
    if let identifier = object(callable, .persistent)?.values[0],
      let parts = elements(identifier), parts.count > 1
    {
      callable = parts[1]
    }
    return globalName(callable).map { "\($0.module).\($0.name)" } ?? "unknown"
  }
}
