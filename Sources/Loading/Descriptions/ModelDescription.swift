public import Recurrent
import TensorFiles

/// What a model file holds and how it is read.
public struct ModelDescription: Equatable, Sendable {
  /// What stands around the module that is chosen.
  public struct Ends: Equatable, Sendable {
    /// The head's tensors; empty without a head.
    public let head: [TensorDescription]
    /// O; 0 without a head.
    public let outputs: Int
    /// The embedding's tensor; empty without one.
    public let embedding: [TensorDescription]
    /// V; 0 without an embedding.
    public let tokens: Int
    /// What the head says, as far as it is known.
    public let task: PredictionTask?
    /// Whether the file does not say it and the head's width was taken for a hint.
    public let isTaskAssumed: Bool
  }

  /// A module that cannot be read, beside others that can.
  public struct Unreadable: Equatable, Sendable {
    public let name: String
    /// Why not.
    public let problem: LoadingError
  }

  /// What people call the file's format.
  public let format: String
  /// How many tensors the file has.
  public let tensorCount: Int
  /// All modules, or only that which was asked for.
  public let modules: [ModuleDescription]
  /// Those of several modules that cannot be read.
  public let unreadable: [Unreadable]
  /// What stands around the module; `nil` of several while none is chosen.
  public let ends: Ends?
  /// The tensors that are part of none of these.
  public let others: [TensorDescription]
}

extension ModelReader {
  /// What the file holds and how it is read.
  ///
  /// - Throws: a ``LoadingError`` that names the tensor.
  func description() throws(LoadingError) -> ModelDescription {
    let isChosen = options.module != nil || options.names?.hasLayers == true
    let found = catalogue.modules
    guard !isChosen, found.count > 1 else {
      return description(of: [try layout(of: chosenModule())], unreadable: [])
    }
    var layouts: [ModelLayout] = []
    var unreadable: [ModelDescription.Unreadable] = []
    for module in found {
      do throws(LoadingError) {
        layouts.append(try layout(of: module, hasEnds: false))
      } catch {
        unreadable.append(ModelDescription.Unreadable(name: module.name, problem: error))
      }
    }
    return description(of: layouts, unreadable: unreadable)
  }

  private func description(
    of layouts: [ModelLayout], unreadable: [ModelDescription.Unreadable]
  ) -> ModelDescription {
    let descriptions = layouts.map {
      ModuleDescription($0, isOrderTold: options.gateOrder != nil, in: file)
    }
    let only = layouts.count + unreadable.count == 1 ? layouts.first : nil
    var used = Set(descriptions.flatMap { $0.recording.map(\.entry.name) })
    used.formUnion(only?.names ?? catalogue.modules.flatMap(\.tensors))
    return ModelDescription(
      format: file.title, tensorCount: file.entries.count, modules: descriptions,
      unreadable: unreadable, ends: only.map(ends),
      others: file.entries.filter { !used.contains($0.name) }.map { TensorDescription($0) })
  }

  private func ends(of layout: ModelLayout) -> ModelDescription.Ends {
    let head = layout.head
    return ModelDescription.Ends(
      head: head.map { head in
        [TensorDescription(head.weight, role: "head.weight", isTransposed: head.isTransposed)]
          + (head.bias.map { [TensorDescription($0, role: "head.bias")] } ?? [])
      } ?? [],
      outputs: head?.outputSize ?? 0,
      embedding: layout.embedding.map {
        [TensorDescription($0, role: "embedding.weight")]
      } ?? [],
      tokens: layout.embedding?.shape[0] ?? 0, task: layout.task,
      isTaskAssumed: layout.isTaskAssumed)
  }
}
