/// The examples of this folder, which are inside the program.
public struct BundledExample: Sendable {
  /// The sequence's file: `sine.txt`.
  public let sequence: String
  /// What it shows, in one sentence.
  public let caption: String
  /// Its files, by name.
  public let files: [(name: String, bytes: [UInt8])]

  /// All examples, the simplest first.
  public static let all = [
    BundledExample(
      sequence: "sine.txt",
      caption:
        "a sine whose phase jumps at steps 61, 104 and 152, and an LSTM that says its next value",
      files: [
        ("sine.txt", PackageResources.sine_txt),
        ("sine.safetensors", PackageResources.sine_safetensors),
      ])
  ]
}
