/// A layer of a Keras model, as the model's configuration tells of it.
struct KerasLayer: Equatable, Sendable {
  /// Its name, behind those of the models it is in: `encoder/lstm`.
  let id: String
  /// Its own name.
  let name: String
  /// What it is: `LSTM`, `Dense`.
  let className: String
  /// What it was made with.
  let settings: JSONValue
  /// The layers whose outputs go in, by `id`; none at the beginning of a model.
  let inputs: [String]
  /// Whether something other than the outputs goes in, such as a state to start from.
  let takesState: Bool
  /// Whether a mask of the graph goes in.
  let takesMask: Bool
  /// How often the model uses it.
  let useCount: Int
  /// What its weights are under, from the outside in.
  let place: Place

  /// Where a layer's weights are found.
  struct Place: Equatable, Sendable {
    /// The names that newer files derive from classes, one a model in a model: `lstm_1`.
    let classNames: [String]
    /// The layer of the outermost model that it is or is in, by which older files group weights.
    let outermost: String
  }

  /// The recurrent layers of Keras.
  static let recurrentClasses: Set<String> = [
    "LSTM", "GRU", "SimpleRNN", "CuDNNLSTM", "CuDNNGRU", "RNN", "Bidirectional",
  ]

  /// Layers that hand on what they get, once training is over.
  static let transparentClasses: Set<String> = [
    "Dropout", "SpatialDropout1D", "GaussianDropout", "GaussianNoise", "AlphaDropout",
    "ActivityRegularization",
  ]

  /// Parts of a graph that make a mask of the input, as `Embedding` and `Masking` do themselves.
  static let maskClasses: Set<String> = ["NotEqual", "Any"]

  var isRecurrent: Bool {
    KerasLayer.recurrentClasses.contains(className)
      && (className != "Bidirectional" || isAroundRecurrent)
  }

  private var isAroundRecurrent: Bool {
    settings["layer"]["class_name"].string.map(KerasLayer.recurrentClasses.contains) ?? false
  }

  var isTransparent: Bool {
    KerasLayer.transparentClasses.contains(className)
      || (className == "Activation" && settings["activation"].string == "linear")
  }

  /// What a linear layer was made with, also inside `TimeDistributed`; nil of any other.
  var linearSettings: JSONValue? {
    if className == "Dense" { return settings }
    let inner = settings["layer"]
    guard className == "TimeDistributed", inner["class_name"].string == "Dense" else {
      return nil
    }
    return inner["config"]
  }

  /// Whether it gives something at every step.
  var returnsSequences: Bool {
    let own = className == "Bidirectional" ? settings["layer"]["config"] : settings
    return own["return_sequences"].boolean ?? false
  }
}
