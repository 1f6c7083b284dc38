import Screen

/// A page on its way to a file.
public struct PageFile: Equatable, Sendable {
  /// What the file will have in it.
  enum Content: Equatable, Sendable {
    case text(String)
    case steps(StepTable)
  }

  /// The name that the person gave it; `nil` for one that nothing has yet.
  public let name: String?
  public let format: PageFormat
  /// Whether the person said that a file of this name may be replaced.
  public let replaces: Bool
  let content: Content

  /// Hands out the file's bytes, piece after piece.
  ///
  /// - Parameter sink: takes the next bytes.
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch content {
    case .text(let text): try sink(Array(text.utf8))
    case .steps(let table): try table.write(to: sink)
    }
  }
}
