extension TensorFile {
  /// The tensors of a pickle of PyTorch with its storages behind it.
  init(pickle region: ByteRegion, path: String?) throws(TensorFileError) {
    self.init(path: path, format: .pickle, tensors: try TorchStream(parsing: region).tensors)
  }
}
