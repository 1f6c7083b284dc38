/// Follows the instructions of a pickle without doing what they ask for.
///
/// A pickle is a program for a small stack machine, and in Python it may call any function there is.
/// Here a call is written down as an object, ``PickleObject/Kind/call``, and nothing more happens.
/// The machine is a loop with a stack of its own: no nesting of a pickle reaches the program's.
struct PickleMachine {
  var scanner: PickleScanner
  private let limits: PickleLimits
  private var stack: [PickleValue] = []
  /// How much was on the stack at each mark that is still open.
  private var marks: [Int] = []
  private var memo = PickleMemo()
  private var graph = PickleGraph()

  init(_ scanner: PickleScanner, limits: PickleLimits = PickleLimits()) {
    self.scanner = scanner
    self.limits = limits
  }

  /// Follows one pickle to its end. Another may follow behind it, for the next call.
  ///
  /// - Returns: what the pickle describes.
  /// - Throws: `pickle`, with the instruction's place.
  mutating func run() throws(TensorFileError) -> PickleGraph {
    for _ in 0..<limits.instructionCount {
      let opcode = try scanner.opcode()
      guard opcode != .stop else { return try result() }
      try follow(opcode)
    }
    throw scanner.error(.tooManyInstructions(limit: limits.instructionCount))
  }

  private mutating func result() throws(TensorFileError) -> PickleGraph {
    guard stack.count == 1, marks.isEmpty else { throw scanner.error(.wrongResult) }
    graph.root = stack[0]
    defer { (stack, memo, graph) = ([], PickleMemo(), PickleGraph()) }
    return graph
  }

  private mutating func follow(_ opcode: PickleOpcode) throws(TensorFileError) {
    if let value = try scanner.plainValue(opcode) { return try push(value) }
    if try arrange(opcode) { return }
    if try recall(opcode) { return }
    if try collect(opcode) { return }
    try call(opcode)
  }

  mutating func push(_ value: PickleValue) throws(TensorFileError) {
    guard stack.count < limits.valueCount else {
      throw scanner.error(.tooManyValues(limit: limits.valueCount))
    }
    stack.append(value)
  }

  mutating func push(
    _ kind: PickleObject.Kind, _ values: [PickleValue]
  ) throws(TensorFileError) {
    guard graph.objects.count < limits.objectCount else {
      throw scanner.error(.tooManyObjects(limit: limits.objectCount))
    }
    try push(graph.add(PickleObject(kind: kind, values: values), offset: scanner.offset))
  }

  /// Puts values into an object of one of these kinds, and says whether it is one.
  mutating func append(
    _ values: [PickleValue], to target: PickleValue, of kinds: [PickleObject.Kind]
  ) -> Bool {
    graph.append(values, to: target, of: kinds)
  }

  func isCall(_ value: PickleValue) -> Bool { graph.object(value, .call) != nil }

  /// Takes the last value; those before the last mark are out of reach.
  mutating func pop(for opcode: PickleOpcode) throws(TensorFileError) -> PickleValue {
    let value = try top(for: opcode)
    stack.removeLast()
    return value
  }

  /// Takes the last few values, in the order in which they came.
  mutating func pop(
    _ count: Int, for opcode: PickleOpcode
  ) throws(TensorFileError) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else {
      throw scanner.error(.tooFewValues("\(opcode)"))
    }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  /// Takes the values behind the last mark, and the mark.
  mutating func popToMark(for opcode: PickleOpcode) throws(TensorFileError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw scanner.error(.tooFewValues("\(opcode)")) }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  /// The last value, which stays.
  func top(for opcode: PickleOpcode) throws(TensorFileError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.last else {
      throw scanner.error(.tooFewValues("\(opcode)"))
    }
    return value
  }

  /// Instructions that only move values about.
  private mutating func arrange(_ opcode: PickleOpcode) throws(TensorFileError) -> Bool {
    switch opcode {
    case .mark:
      guard marks.count < limits.depth else {
        throw scanner.error(.nestedTooDeeply(limit: limits.depth))
      }
      marks.append(stack.count)
    case .pop:
      // Right behind a mark, it takes the mark.
      if marks.last == stack.count { marks.removeLast() } else { _ = try pop(for: opcode) }
    case .popMark: _ = try popToMark(for: opcode)
    case .dup: try push(try top(for: opcode))
    case .proto:
      let version = try scanner.byte()
      guard version <= 5 else { throw scanner.error(.unsupportedProtocol(version)) }
    // How much a reader of a pipe should fetch at once.
    case .frame: _ = try scanner.take(8)
    default: return false
    }
    return true
  }

  /// Instructions that remember a value and give it again.
  private mutating func recall(_ opcode: PickleOpcode) throws(TensorFileError) -> Bool {
    switch opcode {
    case .binput: try remember(Int(try scanner.byte()), for: opcode)
    case .longBinput: try remember(Int(try scanner.unsigned(byteCount: 4)), for: opcode)
    case .put: try remember(try scanner.textIndex(), for: opcode)
    case .memoize: try remember(memo.count, for: opcode)
    case .binget: try pushRemembered(Int(try scanner.byte()))
    case .longBinget: try pushRemembered(Int(try scanner.unsigned(byteCount: 4)))
    case .get: try pushRemembered(try scanner.textIndex())
    default: return false
    }
    return true
  }

  private mutating func remember(
    _ index: Int, for opcode: PickleOpcode
  ) throws(TensorFileError) {
    memo[index] = try top(for: opcode)
    guard memo.count <= limits.valueCount else {
      throw scanner.error(.tooManyValues(limit: limits.valueCount))
    }
  }

  private mutating func pushRemembered(_ index: Int) throws(TensorFileError) {
    guard let value = memo[index] else { throw scanner.error(.nothingRemembered(index)) }
    try push(value)
  }
}
