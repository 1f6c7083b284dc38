extension ProtoAttribute {
  /// What a node's constant may be, by the number that the format gives it.
  enum Kind: Int32 {
    case float = 1
    case integer = 2
    case text = 3
    case tensor = 4
    case graph = 5
    case floats = 6
    case integers = 7
    case texts = 8
    case graphs = 10
  }

  /// What it is; nil for what is not read here. The format's first version left the number out, so
  /// that what is there must tell.
  var kind: Kind? {
    guard type == 0 else { return Kind(rawValue: type) }
    if hasF { return .float }
    if hasI { return .integer }
    if hasS { return .text }
    if hasT { return .tensor }
    if hasG { return .graph }
    if !floats.isEmpty { return .floats }
    if !ints.isEmpty { return .integers }
    if !strings.isEmpty { return .texts }
    return graphs.isEmpty ? nil : .graphs
  }
}
