import Recurrent

/// The sequences that a trace file tells of, and how it holds them.
public struct TracedSequences: Sendable {
  let traces: [Trace]
  let arrangement: SequenceArrangement
  /// The mean loss of the sequences, if it is asked for.
  private let loss: Float?
  private let gradient: TraceGradient?

  /// The sequences of a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - index: which sequence, without a batch axis; all of them when `nil`.
  ///   - loss: the loss of the same sequences, with its derivatives if they are to be written.
  public init(of document: Document, only index: Int? = nil, loss: SequenceLoss? = nil) {
    let count = index == nil ? document.sequenceCount : 1
    self.loss = loss?.value
    gradient = loss?.gradient.map {
      TraceGradient($0, of: document.model, sequenceCount: count)
    }
    traces = index.map { [document.trace(of: $0)] } ?? document.traces
    arrangement = index == nil ? document.arrangement : .listed
  }

  /// How many steps are computed at once.
  var blockLength: Int { traces[0].blockLength }

  /// H of the widest layer.
  var greatestUnitCount: Int { traces[0].network.layers.map(\.hiddenSize).max() ?? 0 }

  /// T of the longest sequence.
  var stepCount: Int { traces.map(\.stepCount).max() ?? 0 }

  /// What there is a row of at every step, sequence after sequence, as a text has it: of several
  /// sequences under `s0.`, `s1.`, ….
  var columns: [TraceColumn] {
    traces.indices.flatMap { index in columns(of: index).map { $0.prefixed(prefix(index)) } }
  }

  /// What comes before the names of a sequence that shares its file with others.
  private func prefix(_ index: Int) -> String { traces.count > 1 ? "s\(index)." : "" }

  private func columns(of index: Int) -> [TraceColumn] {
    let trace = traces[index]
    return TraceColumn.columns(of: trace)
      + (gradient?.columns(of: index, stepCount: trace.stepCount) ?? [])
  }

  /// The arrays of a file of arrays: those with a row a step, then `hn` and `cn`, then the loss and
  /// its derivatives by all that has no steps.
  var arrays: [TraceArray] {
    var arrays = stepArrays + stateArrays("hn", "cn", traces.map(\.finalStates))
    if let loss { arrays.append(TraceArray("loss", shape: [1], values: [loss])) }
    if let gradient {
      arrays += stateArrays("grad.h0", "grad.c0", gradient.initialStates)
      arrays += gradient.parameterArrays
    }
    return arrays
  }

  private var stepArrays: [TraceArray] {
    guard arrangement != .listed else {
      return columns.map { TraceArray($0, blockLength: blockLength) }
    }
    let parts = traces.indices.map { columns(of: $0) }
    return parts[0].indices.map { column in
      TraceArray(
        parts.map { $0[column] }, isTimeMajor: arrangement == .timeMajor,
        blockLength: blockLength)
    }
  }

  /// States of the layers of each sequence, `[layers, width]` or `[layers, N, width]`. Layers of
  /// different widths have no such array, and cells without C no second one.
  private func stateArrays(
    _ hidden: String, _ cell: String, _ states: [[LayerState]]
  ) -> [TraceArray] {
    [(hidden, \LayerState.hidden), (cell, \LayerState.cell)].flatMap { name, part in
      let rows = states.map { $0.map { $0[keyPath: part] } }
      let widths = Set(rows.joined().map(\.count))
      guard let width = widths.first, widths.count == 1, width > 0 else { return [TraceArray]() }
      let layerCount = rows[0].count
      guard arrangement != .listed else {
        return rows.enumerated().map { index, rows in
          TraceArray(
            prefix(index) + name, shape: [layerCount, width], values: Array(rows.joined()))
        }
      }
      let values = (0..<layerCount).flatMap { layer in rows.flatMap { $0[layer] } }
      return [TraceArray(name, shape: [layerCount, rows.count, width], values: values)]
    }
  }
}
