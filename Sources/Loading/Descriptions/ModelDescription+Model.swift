import Recurrent
import TensorFiles

extension ModelDescription {
  /// The description of a file whose format says itself what is what, so that reading is telling.
  ///
  /// - Parameters:
  ///   - tensors: the file's tensors.
  ///   - names: its modules' names.
  ///   - chosen: the module that a person chose.
  ///   - owned: the tensors of all modules.
  ///   - read: reads the module of a name, or the only one.
  /// - Throws: what `read` throws of the only module, or of the chosen one.
  init(
    of tensors: TensorFile, modules names: [String], chosen: String?, owned: [String],
    read: (String?) throws -> Model
  ) throws {
    guard chosen == nil, names.count > 1 else {
      self.init(of: try read(chosen), in: tensors)
      return
    }
    var modules: [ModuleDescription] = []
    var unreadable: [Unreadable] = []
    for name in names {
      do {
        modules.append(ModuleDescription(try read(name), in: tensors))
      } catch let problem as LoadingError {
        unreadable.append(Unreadable(name: name, problem: problem))
      }
    }
    self.init(
      of: tensors, modules: modules, unreadable: unreadable, ends: nil, used: Set(owned))
  }

  private init(of model: Model, in file: TensorFile) {
    func tensors(_ names: [String], _ roles: [String]) -> [TensorDescription] {
      zip(names, roles).compactMap { name, role in
        file.entry(named: name).map {
          TensorDescription(
            $0, role: role, isTransposed: role == "head.weight" && model.isHeadTransposed)
        }
      }
    }
    let network = model.network
    let ends = Ends(
      head: tensors(model.headTensors, ["head.weight", "head.bias"]),
      outputs: network.head?.outputSize ?? 0,
      embedding: tensors(model.embeddingTensors, ["embedding.weight"]),
      tokens: network.embedding?.tokenCount ?? 0, task: network.task,
      isTaskAssumed: model.isTaskAssumed)
    let others = Set(model.otherTensors)
    self.init(
      of: file, modules: [ModuleDescription(model, in: file)], unreadable: [], ends: ends,
      used: Set(file.names.filter { !others.contains($0) }))
  }

  private init(
    of file: TensorFile, modules: [ModuleDescription], unreadable: [Unreadable], ends: Ends?,
    used: Set<String>
  ) {
    self.init(
      format: file.title, tensorCount: file.entries.count, modules: modules,
      unreadable: unreadable, ends: ends,
      others: file.entries.filter { !used.contains($0.name) }.map { TensorDescription($0) })
  }
}
