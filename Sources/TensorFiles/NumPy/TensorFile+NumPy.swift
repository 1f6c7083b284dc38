extension TensorFile {
  /// The name of the array of an `.npy` file, which has none: that of the sequence.
  static let nameOfSingleArray = "x"

  /// The array of an `.npy` file.
  init(npy region: ByteRegion, path: String?) throws(TensorFileError) {
    let header: NPYHeader
    do throws(NPYProblem) {
      header = try NPYHeader(parsing: region, fileSize: region.count)
    } catch {
      throw TensorFileError(.npy(error))
    }
    self.init(
      path: path, format: .npy,
      tensors: [
        StoredTensor(
          entry: header.entry(name: Self.nameOfSingleArray),
          elements: header.isInPlace
            ? .inPlace(header.elements(in: region)) : .derived { header.elements(in: region) })
      ])
  }

  /// The arrays of an `.npz` file: each is an entry, named as the array with `.npy` behind it.
  init(npz archive: ZipArchive, path: String?) throws(TensorFileError) {
    var tensors: [StoredTensor] = []
    for entry in archive.entries where entry.isArray {
      let name = String(entry.name.dropLast(ZipEntry.arraySuffix.count))
      let beginning = try archive.beginning(of: entry, limit: NPYHeader.maximumOffset)
      let header: NPYHeader
      do throws(NPYProblem) {
        header = try NPYHeader(parsing: beginning, fileSize: entry.uncompressedSize)
      } catch {
        throw TensorFileError(.npy(error), tensor: name)
      }
      // Not even a stored one is taken as it is: its checksum is looked at first.
      tensors.append(
        StoredTensor(
          entry: header.entry(name: name),
          elements: .derived { () throws(TensorFileError) in
            header.elements(in: try archive.contents(of: entry))
          }))
    }
    self.init(path: path, format: .zip, title: "NPZ", tensors: tensors)
  }
}

extension ZipEntry {
  static let arraySuffix = ".npy"

  /// Whether it is an array of NumPy.
  var isArray: Bool { name.hasSuffix(Self.arraySuffix) }
}
