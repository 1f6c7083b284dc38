extension RecurrentLayer {
  /// What training changes: PyTorch's name without the layer's, the shape, the values.
  var parameters: [(name: String, shape: [Int], values: [Float])] {
    var result = [
      ("weight_ih", [inputWeights.rows, inputWeights.columns], inputWeights.elements),
      ("weight_hh", [recurrentWeights.rows, recurrentWeights.columns], recurrentWeights.elements),
      ("bias_ih", [inputBias.count], inputBias),
      ("bias_hh", [recurrentBias.count], recurrentBias),
    ]
    if let peepholes {
      result += [
        ("weight_ci", [peepholes.input.count], peepholes.input),
        ("weight_cf", [peepholes.forget.count], peepholes.forget),
        ("weight_co", [peepholes.output.count], peepholes.output),
      ]
    }
    if let projection {
      result += [("weight_hr", [projection.rows, projection.columns], projection.elements)]
    }
    return result.filter { !$0.2.isEmpty }
  }

  /// The same layer with other values for its ``parameters``, one after the other.
  func replacingParameters(_ values: ArraySlice<Float>) -> RecurrentLayer {
    var (result, rest) = (self, values)
    func take(_ old: inout [Float]) {
      let count = old.count
      old = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    take(&result.inputWeights.elements)
    take(&result.recurrentWeights.elements)
    take(&result.inputBias)
    take(&result.recurrentBias)
    if var peepholes {
      take(&peepholes.input)
      take(&peepholes.forget)
      take(&peepholes.output)
      result.peepholes = peepholes
    }
    if var projection {
      take(&projection.elements)
      result.projection = projection
    }
    return result
  }
}
