extension TensorFile {
  /// The tensors of a ZIP archive; its entries say what kind it is.
  init(zip region: ByteRegion, path: String?) throws(TensorFileError) {
    let archive = try ZipArchive(parsing: region)
    if archive.entries.contains(where: \.isArray) {
      try self.init(npz: archive, path: path)
    } else if let keras = try KerasFile(archive, path: path) {
      self = keras.weights.tensors
    } else if TorchArchive.isFound(in: archive) {
      try self.init(pyTorch: archive, path: path)
    } else {
      throw TensorFileError(.zip(.unknownContents))
    }
  }
}
