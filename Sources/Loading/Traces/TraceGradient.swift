import Recurrent

/// The derivatives of a loss as a trace file has them.
struct TraceGradient: Sendable {
  private let gradient: NetworkGradient
  private let model: Model
  /// How many sequences there are.
  private let count: Int

  init(_ gradient: NetworkGradient, of model: Model, sequenceCount: Int) {
    self.gradient = gradient
    self.model = model
    self.count = sequenceCount
  }

  /// By what the lowest layers got and by every signal of a sequence.
  func columns(of sequence: Int, stepCount: Int) -> [TraceColumn] {
    let (network, gradient, count) = (model.network, gradient, count)
    let width = network.inputSize
    var columns = [
      TraceColumn(name: "grad.x", width: width, stepCount: stepCount) { steps in
        steps.flatMap { step in
          let start = (step * count + sequence) * width
          return gradient.inputs[start..<start + width]
        }
      }
    ]
    for (index, layer) in network.layers.enumerated() {
      let block = gradient.signals[index]
      for signal in Signal.allCases where layer.signals.contains(signal) {
        columns.append(
          TraceColumn(
            name: "grad.\(network.name(ofLayer: index)).\(signal.traceName)",
            width: layer.width(of: signal), stepCount: stepCount
          ) { steps in steps.flatMap { block.row(signal, at: $0, sequence: sequence) } })
      }
    }
    return columns
  }

  /// By the states that the layers started from, one a layer for each sequence.
  var initialStates: [[LayerState]] {
    (0..<count).map { sequence in
      zip(model.network.layers, gradient.initialStates).map { layer, states in
        func row(_ values: [Float], _ width: Int) -> [Float] {
          values.isEmpty ? [] : Array(values[sequence * width..<(sequence + 1) * width])
        }
        return LayerState(
          hidden: row(states.hidden, layer.outputSize), cell: row(states.cell, layer.hiddenSize))
      }
    }
  }

  /// By the parameters, `grad.` and the file's names.
  var parameterArrays: [TraceArray] {
    zip(model.network.parameters, model.parameterNames).map { parameter, name in
      TraceArray(
        "grad.\(name)", shape: parameter.shape,
        values: model.inFileOrder(Array(gradient.parameters[parameter.range]), of: parameter))
    }
  }
}
