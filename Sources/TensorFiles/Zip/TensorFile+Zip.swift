extension TensorFile {
  /// The tensors of a ZIP archive, whose entries say what kind it is.
  init(zip region: ByteRegion, path: String?) throws(TensorFileError) {
    let archive = try ZipArchive(parsing: region)
    if TorchArchive.isFound(in: archive) {
      self.init(path: path, format: .zip, tensors: try TorchArchive(archive).tensors)
      return
    }
    throw TensorFileError(.zip(.unknownContents))
  }
}
