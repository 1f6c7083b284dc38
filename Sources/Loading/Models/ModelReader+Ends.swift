import Recurrent
import TensorFiles

/// What stands before and behind the recurrent module.
extension ModelReader {
  /// The one weight `[O, width]`, or `[width, O]` of a `kernel`, beside the modules; or the one
  /// that was asked for.
  func head(width: Int, except embedding: TensorEntry?) throws(LoadingError) -> HeadLayout? {
    if let named = options.names?.ends["head.weight"] {
      return try namedHead(named, bias: options.names?.ends["head.bias"], width: width)
    }
    let candidates = matrices.filter { $0.name != embedding?.name }
    if let wanted = options.head {
      guard
        let chosen = candidates.first(where: {
          isNamed($0, wanted, ["weight", "kernel"]) && $0.shape.contains(width)
        })
      else { throw LoadingError(.noHead(wanted, width: width), file: name) }
      return headLayout(chosen, width: width)
    }
    let others = candidates.filter { !isEmbedding($0) }
    let rows = others.filter { $0.name.hasSuffix("weight") && $0.shape[1] == width }
    let heads = rows.isEmpty ? others.filter { isKernel($0) && $0.shape[0] == width } : rows
    return heads.count == 1 ? heads.first.map { headLayout($0, width: width) } : nil
  }

  private func headLayout(_ weight: TensorEntry, width: Int) -> HeadLayout {
    let isTransposed =
      weight.shape[0] == width && (isKernel(weight) || weight.shape[1] != width)
    let count = weight.shape[isTransposed ? 1 : 0]
    let bias = ["weight", "kernel"].lazy.filter { weight.name.hasSuffix($0) }.compactMap {
      file.entry(named: weight.name.dropLast($0.count) + "bias")
    }.first
    return HeadLayout(
      weight: weight, bias: bias?.shape == [count] ? bias : nil, isTransposed: isTransposed)
  }

  private func namedHead(
    _ weight: String, bias: String?, width: Int
  ) throws(LoadingError) -> HeadLayout {
    let entry = try named(weight)
    guard entry.shape.count == 2, entry.shape.contains(width), !entry.shape.contains(0) else {
      throw LoadingError(.noHead(weight, width: width), file: name)
    }
    let isTransposed = entry.shape[1] != width
    let count = entry.shape[isTransposed ? 1 : 0]
    let biasEntry = try bias.map { (name) throws(LoadingError) in try named(name) }
    if let biasEntry, biasEntry.shape != [count] {
      throw LoadingError(
        .wrongShape(biasEntry.name, shape: biasEntry.shape, expected: "[\(count)]"), file: name)
    }
    return HeadLayout(weight: entry, bias: biasEntry, isTransposed: isTransposed)
  }

  /// The one `[V, E]` weight whose name says "emb", or the one that was asked for. With a
  /// vocabulary V is its size.
  func embedding(width: Int, vocabulary: [String]?) throws(LoadingError) -> TensorEntry? {
    if let wanted = options.names?.ends["embedding.weight"] {
      let entry = try named(wanted)
      guard entry.shape.count == 2, entry.shape[1] == width, entry.shape[0] > 0 else {
        throw LoadingError(.noEmbedding(wanted, width: width), file: name)
      }
      return entry
    }
    let candidates = matrices.filter { $0.shape[1] == width }
    if let wanted = options.embedding {
      guard let chosen = candidates.first(where: { isNamed($0, wanted, ["weight"]) }) else {
        throw LoadingError(.noEmbedding(wanted, width: width), file: name)
      }
      return chosen
    }
    let tables = candidates.filter {
      isEmbedding($0) && (vocabulary == nil || vocabulary?.count == $0.shape[0])
    }
    return tables.count == 1 ? tables.first : nil
  }

  /// A tensor that a person named, which was found to be there.
  private func named(_ tensor: String) throws(LoadingError) -> TensorEntry {
    guard let entry = file.entry(named: tensor) else {
      throw LoadingError(.missingTensor(tensor), file: name)
    }
    return entry
  }

  private func isNamed(_ entry: TensorEntry, _ wanted: String, _ endings: [String]) -> Bool {
    let names = [wanted] + endings.flatMap { ["\(wanted).\($0)", "\(wanted)/\($0)"] }
    return names.contains { WrappedName.matches(entry.name, $0) }
  }

  private func isKernel(_ entry: TensorEntry) -> Bool { entry.name.hasSuffix("kernel") }

  /// Whether a part of the name says so: `embed`, `char_embedding`, `emb`.
  private func isEmbedding(_ entry: TensorEntry) -> Bool {
    let name = entry.name.lowercased()
    return name.contains("embed")
      || name.split { ParameterSpelling.joints.contains($0.asciiValue ?? 0) }.contains("emb")
  }
}
