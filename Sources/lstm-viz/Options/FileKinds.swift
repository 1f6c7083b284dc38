/// The files of tensors that are read, as the command line's help and completion name them.
enum FileKinds {
  /// With a model in them.
  static let models = ["safetensors", "npz", "pt", "pth", "ckpt", "bin", "onnx", "keras", "h5"]
  /// With several arrays in them.
  static let arrays = ["safetensors", "npz", "pt", "pth", "h5"]
}
