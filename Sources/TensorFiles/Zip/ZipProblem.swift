/// The ways a ZIP archive can be wrong. Sizes are in bytes.
public enum ZipProblem: Error, Equatable, Sendable {
  // The directory as a whole.

  /// No end record: the file is cut off, or no archive.
  case noEnd
  /// The archive is one part of several.
  case severalParts
  /// The ZIP64 end record is not where its locator says, or says other than the end record.
  case malformedEnd
  /// The directory does not reach from where it should begin to the end record.
  case misplacedDirectory
  /// The archive has more entries than any model.
  case tooManyEntries(count: UInt64, limit: Int)
  /// The directory holds another number of entries than its end says; `nil` when it is more.
  case wrongEntryCount(expected: Int, found: Int?)
  /// Something else stands where the directory should have an entry.
  case noDirectoryEntry

  // One entry.

  /// An entry's name is not UTF-8.
  case nameNotText
  /// Two entries have one name.
  case repeatedName(String)
  /// An entry is encrypted.
  case encrypted(String)
  /// An entry is packed by a method that is not read here.
  case unsupportedMethod(String, method: Int)
  /// An entry's size or place has no value, or one beyond `Int`.
  case noSize(String)
  /// An entry leaves the part of the file that is before the directory.
  case outside(String)
  /// The entry's own header is missing or says other than the directory.
  case headersDisagree(String)
  /// Two entries share bytes.
  case overlap(String, String)
  /// A stored entry's two sizes differ.
  case wrongStoredSize(String, packed: Int, unpacked: Int)
  /// So many bytes cannot be packed into so few.
  case impossibleSize(String, packed: Int, unpacked: Int)

  // The contents.

  /// An entry is larger, unpacked, than may be unpacked into memory.
  case tooLarge(String, size: Int, limit: Int)
  /// An entry's packed bytes make no sense, or go on after their end.
  case corrupt(String)
  /// An entry unpacks to another size than it says; `found` is `nil` when it is more.
  case wrongSize(String, expected: Int, found: Int?)
  /// An entry's bytes have another CRC-32 than it says.
  case wrongChecksum(String)
  /// The archive, a model by its other entries, has none of that name.
  case noEntry(String)
  /// The archive holds no arrays and no model that is known here.
  case unknownContents
}

extension ZipProblem {
  var sentence: String {
    switch self {
    case .noEnd: "it has no end of a ZIP archive"
    case .severalParts: "it is one part of a ZIP archive of several files"
    case .malformedEnd: "the two ends of the ZIP archive disagree"
    case .misplacedDirectory: "the ZIP archive's directory is not where its end says"
    case .tooManyEntries(let count, let limit):
      "the ZIP archive has \(grouped(count)) entries, more than the \(grouped(limit)) allowed"
    case .wrongEntryCount(let expected, let found):
      "the ZIP archive promises \(grouped(expected)) entries, but lists "
        + (found.map { grouped($0) } ?? "more")
    case .noDirectoryEntry: "the ZIP archive's directory is damaged"
    case .nameNotText: "the ZIP archive has an entry whose name is not UTF-8 text"
    case .noEntry(let name): "the ZIP archive has no \(quoted(name))"
    case .unknownContents: "the ZIP archive holds neither arrays (.npy) nor a known model"
    default: entrySentence ?? ""
    }
  }

  private var entrySentence: String? {
    switch self {
    case .repeatedName(let name): "the ZIP archive has \(quoted(name)) twice"
    case .encrypted(let name): "\(quoted(name)) in the ZIP archive is encrypted"
    case .unsupportedMethod(let name, let method):
      "\(quoted(name)) in the ZIP archive is packed by \(methodName(method)), not by deflate"
    case .noSize(let name): "\(quoted(name)) in the ZIP archive has no size or place"
    case .outside(let name): "\(quoted(name)) in the ZIP archive reaches into its directory"
    case .headersDisagree(let name):
      "\(quoted(name)) in the ZIP archive is not what the directory says of it"
    case .overlap(let first, let second):
      "\(quoted(first)) and \(quoted(second)) in the ZIP archive share bytes"
    case .wrongStoredSize(let name, let packed, let unpacked):
      "\(quoted(name)) in the ZIP archive is stored in \(counted(packed, "byte")),"
        + " but should have \(grouped(unpacked))"
    case .impossibleSize(let name, let packed, let unpacked):
      "\(quoted(name)) in the ZIP archive promises \(counted(unpacked, "byte")),"
        + " which cannot be packed into \(grouped(packed))"
    case .tooLarge(let name, let size, let limit):
      "\(quoted(name)) in the ZIP archive unpacks to \(counted(size, "byte")),"
        + " more than the \(grouped(limit)) allowed"
    case .corrupt(let name): "\(quoted(name)) in the ZIP archive cannot be unpacked"
    case .wrongSize(let name, let expected, let found):
      "\(quoted(name)) in the ZIP archive promises \(counted(expected, "byte")), but unpacks to "
        + (found.map { grouped($0) } ?? "more")
    case .wrongChecksum(let name):
      "\(quoted(name)) in the ZIP archive has another checksum (CRC-32) than it should"
    default: nil
    }
  }

  var remedy: String {
    switch self {
    case .noEnd: "it was cut off, or is no archive; copy or save it again"
    case .severalParts: "join the parts"
    case .encrypted: "save it without a password"
    case .unsupportedMethod: "pack it again with deflate, or without compression"
    case .tooLarge: "save it without compression"
    case .unknownContents: "name a file of numpy.savez, or a model"
    default: "it is damaged; copy or save it again"
    }
  }
}

/// What PKWARE's APPNOTE, 4.4.5, calls a method.
private func methodName(_ number: Int) -> String {
  let names = [
    1: "shrinking", 6: "imploding", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 20: "Zstandard",
    93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES encryption",
  ]
  return names[number] ?? "method \(number)"
}
