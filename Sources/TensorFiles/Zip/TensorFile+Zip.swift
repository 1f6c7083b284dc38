extension TensorFile {
  /// The tensors of a ZIP archive, whose entries say what kind it is.
  init(zip region: ByteRegion, path: String?) throws(TensorFileError) {
    _ = try ZipArchive(parsing: region)
    throw TensorFileError(.zip(.unknownContents))
  }
}
