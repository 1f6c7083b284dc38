import Recurrent
import TensorFiles

/// What stands before and behind the recurrent module.
extension ModelReader {
  /// The one `[O, width]` weight beside the module, or the one that was asked for.
  func head(width: Int, except used: [String]) throws -> (head: LinearHead, tensors: [String])? {
    let candidates = matrices(width: width).filter { !used.contains($0.name) }
    let chosen: TensorEntry?
    if let wanted = options.head {
      chosen = candidates.first { isNamed($0, wanted) }
      guard chosen != nil else { throw LoadingError(.noHead(wanted, width: width), file: name) }
    } else {
      let heads = candidates.filter { $0.name.hasSuffix("weight") && !isEmbedding($0) }
      chosen = heads.count == 1 ? heads.first : nil
    }
    guard let chosen else { return nil }
    let weights = try LayerTensors.matrix(chosen, in: file, name: name)
    let biasName =
      chosen.name.hasSuffix("weight") ? String(chosen.name.dropLast(6)) + "bias" : ""
    guard let bias = file.entry(named: biasName), bias.shape == [weights.rows] else {
      return (LinearHead(weights: weights), [chosen.name])
    }
    let values = try file.tensor(named: bias.name).floats()
    return (LinearHead(weights: weights, bias: values), [chosen.name, biasName])
  }

  /// The one `[V, E]` weight with "embed" in its name, or the one that was asked for. With a
  /// vocabulary V is its size.
  func embedding(
    width: Int, vocabulary: [String]?
  ) throws -> (embedding: Embedding, tensors: [String])? {
    let candidates = matrices(width: width)
    let chosen: TensorEntry?
    if let wanted = options.embedding {
      chosen = candidates.first { isNamed($0, wanted) }
      guard chosen != nil else {
        throw LoadingError(.noEmbedding(wanted, width: width), file: name)
      }
    } else {
      let tables = candidates.filter {
        isEmbedding($0) && (vocabulary == nil || vocabulary?.count == $0.shape[0])
      }
      chosen = tables.count == 1 ? tables.first : nil
    }
    guard let chosen else { return nil }
    let weights = try LayerTensors.matrix(chosen, in: file, name: name)
    return (Embedding(weights: weights), [chosen.name])
  }

  /// Matrices of this width that belong to no recurrent module.
  private func matrices(width: Int) -> [TensorEntry] {
    file.entries.filter { entry in
      entry.shape.count == 2 && entry.shape[1] == width && entry.shape[0] > 0
        && entry.elementType != nil && !catalogue.owns(entry.name)
    }
  }

  private func isNamed(_ entry: TensorEntry, _ wanted: String) -> Bool {
    entry.name == wanted || entry.name == "\(wanted).weight"
  }

  private func isEmbedding(_ entry: TensorEntry) -> Bool {
    entry.name.lowercased().contains("embed")
  }
}
