import Recurrent
import TensorFiles

/// Makes a level of a recurrent layer of Keras.
struct KerasLevel {
  private let layer: KerasLayer
  private let model: KerasModel
  /// The file's name for errors.
  private let name: String
  /// The cell that a person named, over what the file says.
  private let cell: CellKind?

  init(_ layer: KerasLayer, _ model: KerasModel, name: String, cell: CellKind?) {
    self.layer = layer
    self.model = model
    self.name = name
    self.cell = cell
  }

  /// The level.
  ///
  /// A layer with `go_backwards` gives its outputs in the order it made them, from the last step to
  /// the first, so that those above read the sequence from its end; the engine keeps every row at
  /// its step, and has such a layer read in reverse.
  ///
  /// - Parameter isTurned: whether what comes in is in the opposite order of the model's input;
  ///   afterwards whether what goes out is.
  /// - Returns: the level.
  /// - Throws: a ``LoadingError`` that names the layer, or what decoding an array throws.
  func level(isTurned: inout Bool) throws -> RecurrentLevel {
    guard layer.className == "Bidirectional" else {
      let cell = try cell(layer.className, layer.settings)
      isTurned = isTurned != cell.goesBackwards
      return RecurrentLevel(try recurrent(.whole, cell, isTurned ? .reverse : .forward))
    }
    let inner = layer.settings["layer"]
    let forward = try cell(inner)
    let other = layer.settings["backward_layer"]
    let backward = other == .null ? forward : try cell(other)
    guard !isTurned, !forward.goesBackwards, other == .null || backward.goesBackwards else {
      throw unsupported("two directions of a sequence that is turned round (go_backwards)")
    }
    let (first, second) = (
      try recurrent(.forward, forward, .forward), try recurrent(.backward, backward, .reverse)
    )
    let merge = try merge()
    guard first.inputSize == second.inputSize,
      merge == .concatenated || first.outputSize == second.outputSize
    else {
      throw LoadingError(
        .wrongShape(
          layer.id, shape: [second.inputSize, second.outputSize],
          expected: "[\(first.inputSize), \(first.outputSize)] in both directions"), file: name)
    }
    return RecurrentLevel(forward: first, reverse: second, merge: merge)
  }

  private func merge() throws(LoadingError) -> DirectionMerge {
    let mode = layer.settings["merge_mode"]
    switch mode.string {
    case "concat": return .concatenated
    case "sum": return .summed
    case "ave": return .averaged
    case "mul": return .multiplied
    default: throw unsupported("the merge_mode \(mode.string ?? "null") of two directions")
    }
  }

  private func recurrent(
    _ part: KerasWeights.Part, _ cell: KerasCell, _ direction: Direction
  ) throws -> RecurrentLayer {
    try KerasArrays(
      file: model.tensors, name: name, layer: layer.id,
      names: model.weights.names(of: layer, part)
    ).recurrentLayer(cell.kind, cell.options, direction)
  }

  private func cell(_ layer: JSONValue) throws(LoadingError) -> KerasCell {
    try cell(layer["class_name"].string ?? "", layer["config"])
  }

  private func cell(
    _ className: String, _ settings: JSONValue
  ) throws(LoadingError) -> KerasCell {
    do throws(KerasMisfit) {
      let found = try KerasCell(className, settings, isKeras2: model.isKeras2)
      guard let cell, cell != found.kind else { return found }
      return try found.being(cell)
    } catch {
      throw unsupported(error.what)
    }
  }

  private func unsupported(_ what: String) -> LoadingError {
    LoadingError(.unsupported("\(what) (layer \(printable(layer.id)))"), file: name)
  }
}
