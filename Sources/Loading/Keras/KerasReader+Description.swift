import Recurrent
import TensorFiles

extension KerasReader {
  /// What the file holds and how it is read.
  ///
  /// - Throws: a ``LoadingError`` that names the layer or the array, or what decoding an array throws.
  func description() throws -> ModelDescription {
    let names = model.parts.map(\.name)
    guard options.module == nil, names.count > 1 else { return description(of: try read()) }
    var modules: [ModuleDescription] = []
    var unreadable: [ModelDescription.Unreadable] = []
    for part in names {
      var options = options
      options.module = part
      do {
        let found = try KerasReader(model, name: name, options: options).read()
        modules.append(description(ofModule: found))
      } catch let problem as LoadingError {
        unreadable.append(ModelDescription.Unreadable(name: part, problem: problem))
      }
    }
    return description(
      of: modules, unreadable: unreadable, ends: nil,
      used: Set(model.modules.flatMap(\.tensors)))
  }

  private func description(ofModule found: Model) -> ModuleDescription {
    let kind = found.network.layers.first?.kind
    return ModuleDescription(
      found, in: model.tensors, gateOrderOf: .keras,
      letters: kind.flatMap(KerasReading.gateLetters))
  }

  private func description(of found: Model) -> ModelDescription {
    func tensors(_ names: [String], _ roles: [String]) -> [TensorDescription] {
      zip(names, roles).compactMap { name, role in
        model.tensors.entry(named: name).map {
          TensorDescription($0, role: role, isTransposed: role == "head.weight")
        }
      }
    }
    let network = found.network
    let ends = ModelDescription.Ends(
      head: tensors(found.headTensors, ["head.weight", "head.bias"]),
      outputs: network.head?.outputSize ?? 0,
      embedding: tensors(found.embeddingTensors, ["embedding.weight"]),
      tokens: network.embedding?.tokenCount ?? 0, task: network.task,
      isTaskAssumed: found.isTaskAssumed)
    return description(
      of: [description(ofModule: found)], unreadable: [], ends: ends,
      used: Set(found.module.tensors + found.headTensors + found.embeddingTensors))
  }

  private func description(
    of modules: [ModuleDescription], unreadable: [ModelDescription.Unreadable],
    ends: ModelDescription.Ends?, used: Set<String>
  ) -> ModelDescription {
    ModelDescription(
      format: model.tensors.format, tensorCount: model.tensors.names.count, modules: modules,
      unreadable: unreadable, ends: ends,
      others: model.tensors.entries.filter { !used.contains($0.name) }
        .map { TensorDescription($0) })
  }
}
