import Recurrent
import TensorFiles

/// What a file has of a network, told from names and shapes, before any weight is read.
struct ModelLayout {
  let module: ModuleCatalogue.Module
  /// The layers by level: one, or one for each direction.
  let levels: [[LayerLayout]]
  /// The table in front, `[V, E]`.
  let embedding: TensorEntry?
  let head: HeadLayout?
  let metadata: ModelMetadata

  /// All layers, in the order of states and traces.
  var layers: [LayerLayout] { levels.flatMap { $0 } }

  /// D: how many values come in at a step, behind the embedding.
  var inputSize: Int { levels.first?.first?.shapes.inputSize ?? 0 }

  /// The order of the stacked gates where it is not PyTorch's.
  var gateOrder: GateOrder? { layers.first?.gateOrder }

  /// Whether the file does not say what the head says and its width is taken for a hint.
  var isTaskAssumed: Bool {
    !metadata.statesTask && embedding == nil && metadata.vocabulary == nil
      && head?.outputSize == inputSize
  }

  /// What the head says, as far as it is known.
  var task: PredictionTask? { isTaskAssumed ? .nextValue : metadata.task }

  /// The names of all tensors of the network.
  var names: [String] {
    module.tensors + (embedding.map { [$0.name] } ?? []) + (head?.names ?? [])
  }
}
