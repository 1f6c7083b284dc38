extension TensorFile {
  /// The tensors of a pickle of PyTorch with its storages behind it.
  init(pickle region: ByteRegion, path: String?) throws(TensorFileError) {
    self.init(path: path, format: .pickle, tensors: try TorchStream(parsing: region).tensors)
  }

  /// The tensors of a pickle of PyTorch that is in an archive with its storages.
  init(pyTorch archive: ZipArchive, path: String?) throws(TensorFileError) {
    self.init(path: path, format: .pickle, tensors: try TorchArchive(archive).tensors)
  }
}
