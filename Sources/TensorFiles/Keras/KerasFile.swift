/// What Keras keeps of a model: arrays, and perhaps a text that says what they are for.
///
/// Either an archive (`.keras`) of an HDF5 file and texts, or an HDF5 file alone (`.h5`,
/// `.weights.h5`). The texts are not looked into here.
package struct KerasFile: Sendable {
  /// The arrays.
  package let weights: HDF5File
  /// The model's configuration, JSON; nil in a file of weights only.
  package let configuration: String?
  /// The version of Keras that wrote the file, `3.15.1`; or of an archive the JSON that says it.
  package let version: String?

  /// A configuration is some hundred bytes a layer.
  static let textLimit = 1 << 26

  /// Opens a file.
  ///
  /// - Returns: nil when the file is of another format, or an HDF5 file of something else.
  /// - Throws: any ``TensorFileError`` about a file or what it says.
  package init?(contentsOf path: String) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(FileMapping(path: path)), path: path)
  }

  /// Parses the bytes of a file; `path` is what error messages call them.
  ///
  /// - Returns: nil when the file is of another format, or an HDF5 file of something else.
  /// - Throws: any ``TensorFileError`` about what a file says.
  package init?(parsing bytes: [UInt8], path: String? = nil) throws(TensorFileError) {
    try self.init(parsing: ByteRegion(bytes), path: path)
  }

  init?(parsing region: ByteRegion, path: String?) throws(TensorFileError) {
    do throws(TensorFileError) {
      switch FileFormat(beginning: region[0..<min(region.count, 16)].copy(), pathExtension: "") {
      case .hdf5: try self.init(HDF5File(parsing: region, path: path))
      case .zip: try self.init(ZipArchive(parsing: region), path: path)
      default: return nil
      }
    } catch {
      throw error.located(path: path)
    }
  }

  private init?(_ file: HDF5File) throws(TensorFileError) {
    let root = file.members(of: "")
    configuration = try file.text("model_config", of: "")
    let hasLayers = ["layers", "_layer_checkpoint_dependencies"].contains { root.contains($0) }
    let isLegacy = try file.texts(ofSplitAttribute: "layer_names", of: "") != nil
    guard configuration != nil || hasLayers || isLegacy else { return nil }
    weights = file
    let own = try file.text("keras_version", of: "")
    version = if let own { own } else { try file.text("keras_version", of: "model_weights") }
  }

  init?(_ archive: ZipArchive, path: String?) throws(TensorFileError) {
    guard archive.isKeras, let configuration = try archive.text("config.json") else {
      return nil
    }
    self.configuration = configuration
    version = try archive.text("metadata.json")
    guard let entry = archive.entry(named: ZipArchive.kerasWeights) else {
      throw TensorFileError(.zip(.noEntry(ZipArchive.kerasWeights)))
    }
    weights = try HDF5File(parsing: archive.contents(of: entry), path: path, title: "Keras")
  }
}

extension ZipArchive {
  fileprivate static let kerasWeights = "model.weights.h5"

  /// Whether it is a model of Keras.
  var isKeras: Bool {
    entry(named: "config.json") != nil && entry(named: "metadata.json") != nil
  }

  fileprivate func text(_ name: String) throws(TensorFileError) -> String? {
    guard let entry = entry(named: name) else { return nil }
    guard entry.uncompressedSize <= KerasFile.textLimit else {
      throw TensorFileError(
        .zip(.tooLarge(name, size: entry.uncompressedSize, limit: KerasFile.textLimit)))
    }
    let bytes = try contents(of: entry).copy()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TensorFileError(.zip(.corrupt(name)))
    }
    return text
  }
}

extension HDF5File {
  /// The only text of an attribute.
  fileprivate func text(
    _ attribute: String, of object: String
  ) throws(TensorFileError) -> String? {
    try texts(ofAttribute: attribute, of: object)?.first
  }

  /// The texts of an attribute that Keras splits when it is long: `weight_names0`, `weight_names1`.
  ///
  /// - Parameters:
  ///   - name: the attribute's name.
  ///   - object: the path of the group.
  /// - Returns: the texts of all parts, or nil when there is no such attribute.
  /// - Throws: what is wrong with the attribute.
  package func texts(
    ofSplitAttribute name: String, of object: String
  ) throws(TensorFileError) -> [String]? {
    if let whole = try texts(ofAttribute: name, of: object) { return whole }
    var parts: [[String]] = []
    while let part = try texts(ofAttribute: "\(name)\(parts.count)", of: object) {
      parts.append(part)
    }
    return parts.isEmpty ? nil : Array(parts.joined())
  }
}
