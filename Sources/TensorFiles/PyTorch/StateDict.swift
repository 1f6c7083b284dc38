/// The named tensors of what a pickle of PyTorch describes.
///
/// A state dict is a dictionary from names to tensors. Training scripts put it into another
/// dictionary, with the optimizer's tensors, the epoch and the like, under one of a few usual keys;
/// that one is taken then, and nothing else. Without such a key all tensors count, those of
/// dictionaries within dictionaries with the keys on the way before their names. Other values are
/// passed over.
struct StateDict {
  /// Where scripts put a network's state dict; the first that holds tensors is taken.
  static let usualKeys = [
    "state_dict", "model_state_dict", "model_state", "model_weights", "model", "net", "network",
    "module",
  ]
  /// State dicts within state dicts; checkpoints have two at most.
  private static let maximumUnwrappingCount = 4
  /// Dictionaries within dictionaries.
  static let maximumDepth = 32
  /// So many times all values of the pickle may be looked at.
  private static let maximumRepetition = 4
  /// More tensors than any network has.
  static let maximumTensorCount = 200_000
  /// The longest name, in bytes.
  static let maximumNameSize = 1_000
  /// All names together: a pickle may use one long key again and again.
  static let maximumNamesSize = 1 << 25

  /// The tensors in the dictionary's order; their names differ.
  private(set) var tensors: [(name: String, tensor: TorchTensor)] = []
  private let graph: PickleGraph
  private let maximumTensorCount: Int
  private var names: Set<String> = []
  private var namesSize = 0
  private var visitCount = 0

  /// Finds the tensors.
  ///
  /// - Throws: `torch`, when there are none or something is wrong with one of them.
  init(
    of graph: PickleGraph, maximumTensorCount: Int = Self.maximumTensorCount
  ) throws(TensorFileError) {
    self.graph = graph
    self.maximumTensorCount = maximumTensorCount
    if let tensor = try graph.tensor(graph.root) {
      // One array alone, as of a sequence, has no name. This is the one that is looked for.
      tensors = [("x", tensor)]
      return
    }
    guard graph.mapping(graph.root) != nil || graph.object(graph.root, .call) == nil else {
      throw pickledObject(graph.root, key: nil)
    }
    try collect(in: try chosen(), prefix: "", depth: 0)
    guard !tensors.isEmpty else { throw error(.noTensors, at: graph.root) }
  }

  /// The dictionary whose tensors count.
  private mutating func chosen() throws(TensorFileError) -> PickleValue {
    var mapping = graph.root
    for _ in 0..<Self.maximumUnwrappingCount {
      guard let inner = try unwrapped(mapping) else { break }
      mapping = inner
    }
    return mapping
  }

  /// What stands under one of the usual keys of a dictionary, if it holds tensors.
  private mutating func unwrapped(_ mapping: PickleValue) throws(TensorFileError) -> PickleValue? {
    var values: [String: PickleValue] = [:]
    for (key, value) in graph.mapping(mapping) ?? [] {
      if case .text(let key) = key { values[key] = value }
    }
    for key in Self.usualKeys {
      if let value = values[key], try holdsTensors(value, depth: 0) { return value }
    }
    for key in Self.usualKeys {
      guard let value = values[key], graph.object(value, .call) != nil,
        graph.mapping(value) == nil, try graph.tensor(value) == nil
      else { continue }
      throw pickledObject(value, key: key)
    }
    return nil
  }

  private mutating func holdsTensors(
    _ value: PickleValue, depth: Int
  ) throws(TensorFileError) -> Bool {
    guard let items = try items(value, depth: depth) else { return false }
    for (_, value) in items {
      if try graph.tensor(value) != nil { return true }
      if try holdsTensors(value, depth: depth + 1) { return true }
    }
    return false
  }

  private mutating func collect(
    in value: PickleValue, prefix: String, depth: Int
  ) throws(TensorFileError) {
    guard let items = try items(value, depth: depth) else { return }
    for (key, value) in items {
      let name = name(key).map { prefix + $0 }
      if let tensor = try graph.tensor(value) {
        guard let name, name.utf8.count <= Self.maximumNameSize else {
          throw error(.unnamedTensor, at: value)
        }
        try add(tensor, named: name, at: value)
      } else if let name, name.utf8.count <= Self.maximumNameSize {
        try collect(in: value, prefix: name + ".", depth: depth + 1)
      }
    }
  }

  private mutating func add(
    _ tensor: TorchTensor, named name: String, at value: PickleValue
  ) throws(TensorFileError) {
    guard names.insert(name).inserted else {
      var error = error(.repeatedName, at: value)
      error.tensor = name
      throw error
    }
    namesSize += name.utf8.count
    guard namesSize <= Self.maximumNamesSize else {
      throw error(.namesTooLong(limit: Self.maximumNamesSize), at: value)
    }
    guard tensors.count < maximumTensorCount else {
      throw error(.tooManyTensors(limit: maximumTensorCount), at: value)
    }
    tensors.append((name, tensor))
  }

  /// The items of a dictionary or list, or nil of anything else.
  ///
  /// A dictionary that stands in several places is walked through in each, which could take for ever:
  /// ten dictionaries, each of which holds the next ten times, are 10¹⁰.
  private mutating func items(
    _ value: PickleValue, depth: Int
  ) throws(TensorFileError) -> [(key: PickleValue, value: PickleValue)]? {
    guard let items = graph.mapping(value) else { return nil }
    guard depth < Self.maximumDepth else {
      throw error(.nestedTooDeeply(limit: Self.maximumDepth), at: value)
    }
    visitCount += 1 + items.count
    guard visitCount <= Self.maximumRepetition * (graph.heldCount + 1) else {
      throw error(.entangled, at: value)
    }
    return items
  }

  private func name(_ key: PickleValue) -> String? {
    switch key {
    case .text(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }

  private func pickledObject(_ value: PickleValue, key: String?) -> TensorFileError {
    error(.pickledObject(className: graph.className(value), key: key), at: value)
  }

  private func error(_ problem: TorchProblem, at value: PickleValue) -> TensorFileError {
    TensorFileError(.torch(problem), offset: graph.offset(of: value))
  }
}
