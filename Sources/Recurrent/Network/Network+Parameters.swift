extension Network {
  /// Every tensor that training changes: the embedding's, the layers' in order, the head's.
  public var parameters: [NetworkParameter] {
    var result: [NetworkParameter] = []
    func append(_ name: String, _ shape: [Int]) {
      let start = result.last?.range.upperBound ?? 0
      result.append(
        NetworkParameter(
          name: name, shape: shape, range: start..<start + shape.reduce(1, *)))
    }
    if let embedding {
      append("embedding.weight", [embedding.tokenCount, embedding.width])
    }
    for (index, layer) in layers.enumerated() {
      for parameter in layer.parameters {
        append("\(parameter.name)_\(name(ofLayer: index))", parameter.shape)
      }
    }
    if let head {
      append("head.weight", [head.weights.rows, head.weights.columns])
      if !head.bias.isEmpty { append("head.bias", [head.bias.count]) }
    }
    return result
  }

  /// The values of all ``parameters``, one after the other.
  public var parameterValues: [Float] {
    var result = embedding?.weights.elements ?? []
    for layer in layers {
      for parameter in layer.parameters { result += parameter.values }
    }
    return result + (head.map { $0.weights.elements + $0.bias } ?? [])
  }

  /// Gives all ``parameters`` other values, as many as they have.
  public mutating func setParameterValues(_ values: [Float]) {
    var rest = values[...]
    func take(_ count: Int) -> ArraySlice<Float> {
      precondition(rest.count >= count, "a value for every parameter")
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    if let count = embedding?.weights.elements.count {
      embedding?.weights.elements = Array(take(count))
    }
    for (index, layer) in layers.enumerated() {
      let count = layer.parameters.reduce(0) { $0 + $1.values.count }
      replaceLayer(index, with: layer.replacingParameters(take(count)))
    }
    if let head {
      self.head?.weights.elements = Array(take(head.weights.elements.count))
      self.head?.bias = Array(take(head.bias.count))
    }
    precondition(rest.isEmpty, "no more values than parameters")
  }
}
