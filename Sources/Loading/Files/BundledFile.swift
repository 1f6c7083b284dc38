/// A file that is inside the program, so that it can be opened from any folder.
public struct BundledFile: Equatable, Sendable {
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
