/// Which tensor of a file is which parameter, as a person says it:
/// `weight_ih_l0=enc/W,weight_hh_l0=enc/U,bias_ih_l0=enc/b`.
///
/// Parameters are called as PyTorch calls them, and `head.weight`, `head.bias`, `embedding.weight`.
/// What is named of the recurrent layers is all of them: nothing is guessed besides.
public struct TensorNames: Equatable, Sendable {
  /// The tensors of the recurrent layers.
  let layers: [LayerParameter: String]
  /// Those of the ends, by parameter.
  let ends: [String: String]

  static let endParameters = ["head.weight", "head.bias", "embedding.weight"]

  /// Reads what a person wrote; `nil` if it is not of that form, names something twice or something
  /// that is no parameter, or a head's bias without its weight.
  public init?(_ text: String) {
    var layers: [LayerParameter: String] = [:]
    var ends: [String: String] = [:]
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let equals = pair.firstIndex(of: "=") else { return nil }
      let (parameter, tensor) = (String(pair[..<equals]), String(pair[equals...].dropFirst()))
      guard !tensor.isEmpty else { return nil }
      if TensorNames.endParameters.contains(parameter) {
        guard ends.updateValue(tensor, forKey: parameter) == nil else { return nil }
      } else {
        guard let parameter = LayerParameter(name: parameter),
          layers.updateValue(tensor, forKey: parameter) == nil
        else { return nil }
      }
    }
    guard ends["head.bias"] == nil || ends["head.weight"] != nil else { return nil }
    self.layers = layers
    self.ends = ends
  }

  /// Whether it names any recurrent layer's tensors, and so all.
  var hasLayers: Bool { !layers.isEmpty }

  /// All that is named, with what it is said to be.
  var all: [(parameter: String, tensor: String)] {
    let layers = layers.map { ($0.key.name, $0.value) }.sorted { $0.0 < $1.0 }
    return layers + ends.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// The module of the tensors that are named.
  ///
  /// - Parameter name: its name; what the tensors' names have in common when `nil`.
  /// - Returns: the module.
  func module(name: String?) -> ModuleCatalogue.Module {
    let tensors = layers.sorted { $0.key.name < $1.key.name }.map(\.value)
    let prefix = TensorNames.commonPrefix(of: tensors)
    return ModuleCatalogue.Module(
      name: name ?? String(prefix.dropLast()), tensors: tensors, prefix: prefix, scheme: .told,
      parameters: layers.mapValues { [$0] })
  }

  /// What all names begin with, up to the last thing that joins parts of names.
  private static func commonPrefix(of names: [String]) -> String {
    guard let first = names.first else { return "" }
    let common = names.dropFirst().reduce(first) { common, name in
      String(zip(common, name).prefix { $0 == $1 }.map(\.0))
    }
    let joint = common.utf8.lastIndex { ParameterSpelling.joints.contains($0) }
    return joint.map { String(common[...$0]) } ?? ""
  }
}
