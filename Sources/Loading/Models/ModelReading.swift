/// How a model's file was read where its format says more than weights, for people to check.
public struct ModelReading: Equatable, Sendable {
  /// The letters of the gates as the file stacks them, `iofc`; `nil` without gates.
  public let gateOrder: String?
  /// Whose order that is.
  public let gateOrderOrigin: ModuleDescription.GateOrderOrigin
  /// What else was found, a title of few letters and a text each.
  public let lines: [Line]

  /// Something that was found.
  public struct Line: Equatable, Sendable {
    public let title: String
    public let text: String
  }
}
