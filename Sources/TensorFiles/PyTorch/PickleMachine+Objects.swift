/// Instructions that make objects and fill them.
extension PickleMachine {
  /// Tuples, lists, sets and dictionaries.
  mutating func collect(_ opcode: PickleOpcode) throws(TensorFileError) -> Bool {
    switch opcode {
    case .emptyTuple: try push(.tuple, [])
    case .tuple1: try push(.tuple, try pop(1, for: opcode))
    case .tuple2: try push(.tuple, try pop(2, for: opcode))
    case .tuple3: try push(.tuple, try pop(3, for: opcode))
    case .tuple: try push(.tuple, try popToMark(for: opcode))
    case .emptyList: try push(.list, [])
    case .list: try push(.list, try popToMark(for: opcode))
    case .emptySet: try push(.set, [])
    case .frozenset: try push(.set, try popToMark(for: opcode))
    case .emptyDict: try push(.dictionary, [])
    case .dict: try push(.dictionary, try pairs(try popToMark(for: opcode), for: opcode))
    case .append: try fill(try pop(1, for: opcode), for: opcode)
    case .appends: try fill(try popToMark(for: opcode), for: opcode)
    case .additems: try fill(try popToMark(for: opcode), for: opcode)
    case .setitem: try insert(try pop(2, for: opcode), for: opcode)
    case .setitems: try insert(try popToMark(for: opcode), for: opcode)
    default: return false
    }
    return true
  }

  /// Puts values into the list or set that is the last value. What a call gave may be one, but its
  /// elements are nobody's concern.
  private mutating func fill(
    _ values: [PickleValue], for opcode: PickleOpcode
  ) throws(TensorFileError) {
    let target = try top(for: opcode)
    guard isCall(target) || append(values, to: target, of: [.list, .set]) else {
      throw scanner.error(.wrongOperand("\(opcode)", expected: "a list"))
    }
  }

  private mutating func insert(
    _ values: [PickleValue], for opcode: PickleOpcode
  ) throws(TensorFileError) {
    let items = try pairs(values, for: opcode)
    guard append(items, to: try top(for: opcode), of: [.dictionary, .call]) else {
      throw scanner.error(.wrongOperand("\(opcode)", expected: "a dictionary"))
    }
  }

  private func pairs(
    _ values: [PickleValue], for opcode: PickleOpcode
  ) throws(TensorFileError) -> [PickleValue] {
    guard values.count.isMultiple(of: 2) else {
      throw scanner.error(.wrongOperand("\(opcode)", expected: "keys with their values"))
    }
    return values
  }

  /// Classes, functions, and what they would make.
  mutating func call(_ opcode: PickleOpcode) throws(TensorFileError) {
    switch opcode {
    case .global:
      let module = try scanner.text()
      try pushGlobal(module: .text(module), name: .text(try scanner.text()), for: opcode)
    case .stackGlobal:
      let names = try pop(2, for: opcode)
      try pushGlobal(module: names[0], name: names[1], for: opcode)
    case .reduce, .newobj: try push(.call, try pop(2, for: opcode))
    case .newobjEx:
      // The class, its arguments and those that have names.
      try push(.call, Array(try pop(3, for: opcode).prefix(2)))
    case .inst:
      let arguments = try popToMark(for: opcode)
      let module = try scanner.text()
      try pushGlobal(module: .text(module), name: .text(try scanner.text()), for: opcode)
      try pushCall(try pop(for: opcode), arguments, for: opcode)
    case .obj:
      let values = try popToMark(for: opcode)
      guard let callable = values.first else { throw scanner.error(.tooFewValues("\(opcode)")) }
      try pushCall(callable, Array(values.dropFirst()), for: opcode)
    case .build:
      // An object's state is as inert as its class, and nobody asks for it.
      _ = try pop(for: opcode)
      _ = try top(for: opcode)
    case .persid: try push(.persistent, [.text(try scanner.text())])
    case .binpersid: try push(.persistent, try pop(1, for: opcode))
    default: throw scanner.error(.unsupportedInstruction("\(opcode)"))
    }
  }

  private mutating func pushGlobal(
    module: PickleValue, name: PickleValue, for opcode: PickleOpcode
  ) throws(TensorFileError) {
    guard case (.text, .text) = (module, name) else {
      throw scanner.error(.wrongOperand("\(opcode)", expected: "two names"))
    }
    try push(.global, [module, name])
  }

  private mutating func pushCall(
    _ callable: PickleValue, _ arguments: [PickleValue], for opcode: PickleOpcode
  ) throws(TensorFileError) {
    try push(.tuple, arguments)
    try push(.call, [callable, try pop(for: opcode)])
  }
}
