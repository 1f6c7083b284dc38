import Recurrent
import TensorFiles

/// Makes a network of an ONNX file's nodes.
struct ONNXReader {
  private let file: ONNXFile
  private let name: String
  private let options: ModelReader.Options
  private let program: ONNXProgram

  /// A reader of a file, which errors call `name`.
  init(file: ONNXFile, name: String, options: ModelReader.Options) {
    self.file = file
    self.name = name
    self.options = options
    program = ONNXProgram(file.graph)
  }

  /// The recurrent modules of a file, each with what its nodes take beside what is fed.
  static func modules(of file: ONNXFile) -> [ModuleCatalogue.Module] {
    let program = ONNXProgram(file.graph)
    var constants = ONNXConstants(of: program, file: file.path ?? "", inputs: [])
    return ONNXStacks(&constants).stacks.map { stack in
      ModuleCatalogue.Module(
        name: program.label(stack[0]),
        tensors: stack.flatMap { place in
          [1, 2, 3, 7].compactMap { program[place].input($0) }
        }, prefix: "")
    }
  }

  /// The network and how it was found.
  ///
  /// - Throws: a ``LoadingError`` that names the node and the tensor, or a `TensorFileError`.
  func model() throws -> Model {
    guard !program.recurrentNodes.isEmpty else {
      throw LoadingError(.onnx(.noRecurrentNode(operations: commonOperations())), file: name)
    }
    let weights = try options.weights.map { try FileSource.named($0, bundled: []).tensors() }
    let unread = ONNXConstants(of: program, file: name, inputs: weights.map { [$0] } ?? [])
    // Those that say how a value is moved are kept apart from those that are weights.
    var (moving, constants) = (unread, unread)
    let stacks = ONNXStacks(&moving)
    let stack = try chosenStack(stacks.stacks)
    let nodes = try stack.map { try ONNXModule.Node($0, program, file: name) }
    let module = try ONNXModule(nodes, options: options, &constants)
    // The weights' names: constants of the file, of which others may have been made.
    let moduleTensors = constants.used.isEmpty ? module.inputNames : constants.used
    let (first, last) = (stack[0], stack[stack.count - 1])
    let embedding = try ONNXEmbedding(
      before: first, width: module.inputSize, named: options.embedding, &moving)
    let head = try ONNXHeadFinder.head(
      behind: last, width: module.outputSize, named: options.head, stacks, &moving)
    let states = try options.initialState.map { try FileSource.named($0, bundled: []).tensors() }
    let start = try module.start(
      in: ONNXStates(
        of: program, file: name, inputs: [states, weights].compactMap { $0 }))
    let isAssumed =
      embedding == nil && head?.isLastStep == false && head?.head.outputSize == module.inputSize
    let network = Network(
      levels: module.levels, embedding: embedding?.embedding, head: head?.head,
      task: isAssumed ? .nextValue : nil)
    let headTensors = head?.tensors ?? []
    let embeddingTensors = embedding.map { [$0.tensor] } ?? []
    let used = Set(
      moduleTensors + headTensors + embeddingTensors + moving.used + start.constants)
    return Model(
      network: network,
      module: ModuleCatalogue.Module(
        name: program.label(first), tensors: moduleTensors, prefix: ""),
      headTensors: headTensors, embeddingTensors: embeddingTensors, gateOrder: nil,
      isTaskAssumed: isAssumed, vocabulary: nil,
      otherTensors: file.tensors.names.filter { !used.contains($0) }, start: start,
      reading: module.reading(start, of: file, gateOrder: options.gateOrder))
  }

  /// The module that was asked for, by the name of any of its nodes, or the only one.
  private func chosenStack(
    _ stacks: [[ONNXProgram.Place]]
  ) throws(LoadingError) -> [ONNXProgram.Place] {
    let names = stacks.map { program.label($0[0]) }
    if let wanted = options.module {
      guard
        let stack = stacks.first(where: { $0.contains { program.label($0) == wanted } })
      else { throw LoadingError(.noModule(wanted, available: names), file: name) }
      return stack
    }
    guard stacks.count == 1 else { throw LoadingError(.severalModules(names), file: name) }
    return stacks[0]
  }

  /// The operators that the file has most of, with their number.
  private func commonOperations() -> [String] {
    var counts: [String: Int] = [:]
    for scope in program.scopes {
      for node in scope.graph.nodes { counts[node.operation, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map {
      "\(printable($0.key)) (\(grouped($0.value)))"
    }
  }
}
