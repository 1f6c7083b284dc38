import TensorFiles

/// The formats of trace files.
public enum TraceFormat: String, CaseIterable, Sendable {
  case safetensors
  case npz
  case csv
  case jsonLines = "jsonl"

  /// The format that a path's extension names.
  public init?(pathExtensionOf path: String) {
    self.init(rawValue: TensorFiles.pathExtension(of: path))
  }
}
