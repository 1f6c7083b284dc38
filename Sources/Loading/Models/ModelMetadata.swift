import Recurrent

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a model file says of itself beside its tensors.
struct ModelMetadata {
  /// The cell, when the file says it.
  let cell: CellKind?
  /// What the head says, when this version knows it.
  let task: PredictionTask?
  /// Whether the file says what the head says, known or not.
  let statesTask: Bool
  /// The tokens as people write them.
  let vocabulary: [String]?
  private let scaling: Scaling?

  /// `lstm_viz.normalisation`.
  struct Scaling: Codable {
    let mean: [Float]
    let scale: [Float]
  }

  enum Key {
    static let cell = "lstm_viz.cell"
    static let task = "lstm_viz.task"
    static let vocabulary = "lstm_viz.vocabulary"
    static let normalisation = "lstm_viz.normalisation"
    static let training = "lstm_viz.training"
  }

  /// Reads what a file says of itself.
  ///
  /// - Parameters:
  ///   - metadata: the file's notes.
  ///   - module: the recurrent module, of which a file with several may say the cell under
  ///     `lstm_viz.cell.MODULE`; of a stack of cells under the name of one of them.
  ///   - name: the file's name for errors.
  /// - Throws: `malformedMetadata`.
  init(
    _ metadata: [String: String], module: ModuleCatalogue.Module, name: String
  ) throws(LoadingError) {
    let own = ([module] + module.parts).map { "\(Key.cell).\($0.name)" }
    let key = own.first { metadata[$0] != nil } ?? Key.cell
    cell = try metadata[key].map { text throws(LoadingError) in
      guard let kind = CellKind(rawValue: text) else {
        let kinds = CellKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw LoadingError(
          .malformedMetadata(key: key, expected: "one of \(kinds)"), file: name)
      }
      return kind
    }
    statesTask = metadata[Key.task] != nil
    task = metadata[Key.task].flatMap(PredictionTask.init(rawValue:))
    vocabulary = try ModelMetadata.decode(
      metadata[Key.vocabulary], key: Key.vocabulary, expected: "a JSON array of strings", name)
    scaling = try ModelMetadata.decode(
      metadata[Key.normalisation], key: Key.normalisation,
      expected: "a JSON object with mean and scale", name)
  }

  /// The scaling, if there is one of the network's width.
  func normalisation(width: Int, name: String) throws(LoadingError) -> Normalisation? {
    guard let scaling else { return nil }
    guard scaling.mean.count == width, scaling.scale.count == width,
      scaling.scale.allSatisfy({ $0 > 0 && $0.isFinite })
    else {
      throw LoadingError(
        .malformedMetadata(
          key: Key.normalisation, expected: "\(width) means and as many scales above 0"),
        file: name)
    }
    return Normalisation(mean: scaling.mean, scale: scaling.scale)
  }

  /// Makes sure that there are as many tokens as the network has.
  ///
  /// - Throws: `malformedMetadata`.
  func checkVocabulary(count: Int, name: String) throws(LoadingError) {
    guard let vocabulary else { return }
    guard vocabulary.count == count, Set(vocabulary).count == count else {
      throw LoadingError(
        .malformedMetadata(key: Key.vocabulary, expected: "\(count) different strings"),
        file: name)
    }
  }

  private static func decode<Value: Decodable>(
    _ text: String?, key: String, expected: String, _ name: String
  ) throws(LoadingError) -> Value? {
    guard let text else { return nil }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
      throw LoadingError(.malformedMetadata(key: key, expected: expected), file: name)
    }
  }
}
