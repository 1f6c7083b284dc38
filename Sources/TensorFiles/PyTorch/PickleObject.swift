/// A value of a pickle that holds other values.
struct PickleObject: Equatable, Sendable {
  enum Kind: Sendable {
    case tuple
    case list
    case set
    /// Its values are keys and values in turn.
    case dictionary
    /// A class or function. Its values are the names of its module and its own; nothing here ever
    /// looks it up.
    case global
    /// What a class or function would have given, had it been called; it never is. Its values are
    /// the callable, its arguments, and then keys and values in turn that were put into the result.
    case call
    /// Something that is kept outside the pickle. Its value is the identifier.
    case persistent
  }

  let kind: Kind
  var values: [PickleValue]

  /// What is called, and with which arguments.
  var call: (callable: PickleValue, arguments: PickleValue)? {
    kind == .call ? (values[0], values[1]) : nil
  }

  /// The keys and values of a dictionary, or of what was called and filled like one.
  var items: [(key: PickleValue, value: PickleValue)] {
    guard kind == .dictionary || kind == .call else { return [] }
    let first = kind == .call ? 2 : 0
    return stride(from: first, to: values.count - 1, by: 2).map { (values[$0], values[$0 + 1]) }
  }
}
