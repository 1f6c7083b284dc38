/// How far reading a text is, for whoever waits for it.
public struct ReadingProgress: Equatable, Sendable {
  /// Takes reports as they come, on the thread that reads.
  public typealias Handler = @Sendable (ReadingProgress) -> Void

  /// The file as the person named it.
  public let file: String
  /// How many bytes are read so far.
  public let byteCount: Int
  /// How many there are; `nil` as long as that is not known, as of a pipe.
  public let total: Int?

  public init(file: String, byteCount: Int, total: Int?) {
    self.file = file
    self.byteCount = byteCount
    self.total = total
  }
}
