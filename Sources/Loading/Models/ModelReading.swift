/// How a model's file was read where its format says more than weights, for people to check.
public struct ModelReading: Equatable, Sendable {
  /// The gates in the order that the file stacks them, and whose order that is.
  public let gateOrder: String
  /// What else was found, a title of few letters and a text each.
  public let lines: [Line]

  /// Something that was found.
  public struct Line: Equatable, Sendable {
    public let title: String
    public let text: String
  }
}
