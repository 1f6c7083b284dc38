/// The names that Keras derives from those of classes.
enum KerasName {
  /// `SimpleRNN` as `simple_rnn`, `Conv1D` as `conv1d`: an underscore before a capital with small
  /// letters behind it, and between a small letter and a capital.
  static func snakeCase(_ className: String) -> String {
    className.replacing(/\W+/, with: "")
      .replacing(/(.)([A-Z][a-z]+)/) { "\($0.1)_\($0.2)" }
      .replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2)" }
      .lowercased()
  }

  /// The parts of a path.
  static func components(of path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }
}
