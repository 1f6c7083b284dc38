/// Goes once through all objects of an HDF5 file.
struct HDF5Walk {
  /// The arrays with their paths, in the order they are met.
  private(set) var datasets: [HDF5Dataset] = []
  /// The attributes of each object, by its path; the root's is empty.
  private(set) var attributes: [String: [HDF5Attribute]] = [:]
  /// The groups' members, by the group's path, in the file's order.
  private(set) var members: [String: [String]] = [:]

  private let bytes: HDF5Bytes
  private var visitedGroups: Set<UInt64> = []
  private var heap: HDF5GlobalHeap
  /// Names and nodes that were read, of which groups may share some.
  private var nameCount = 0
  private var messageCount = 0
  private var pathSize = 0

  /// A network of a thousand layers has some ten thousand objects.
  static let nameLimit = 200_000
  /// Objects may share the blocks of their headers; a good file has a dozen messages an object.
  static let messageLimit = 1_000_000
  /// Bytes of all paths together.
  static let pathLimit = 1 << 25
  /// Models in models nest by three groups each.
  static let depthLimit = 64

  /// Goes through everything below the root group.
  ///
  /// - Throws: whatever is wrong with the file's structure.
  init(_ superblock: HDF5Superblock) throws(TensorFileError) {
    bytes = superblock.bytes
    heap = HDF5GlobalHeap(superblock.bytes)
    try visit(superblock.root, path: "", depth: 0)
  }

  private mutating func visit(
    _ address: UInt64, path: String, depth: Int
  ) throws(TensorFileError) {
    pathSize += path.utf8.count
    try check(pathSize, "bytes of names", HDF5Walk.pathLimit)
    try check(depth, "groups in one another", HDF5Walk.depthLimit)
    let header = try HDF5ObjectHeader(at: address, in: bytes)
    messageCount += header.messages.count
    try check(messageCount, "messages", HDF5Walk.messageLimit)
    let own = try attributes(in: header)
    if !own.isEmpty { attributes[path] = own }
    if header.first(.layout) != nil {
      try append(header, own, path: path)
    } else if let links = try links(in: header) {
      guard visitedGroups.insert(address).inserted else {
        throw .hdf5(.repeated(part: "the group \(quoted(path))"))
      }
      try visit(links, of: path, depth: depth)
    }
  }

  private mutating func visit(
    _ links: [HDF5Link], of group: String, depth: Int
  ) throws(TensorFileError) {
    var names: Set<String> = []
    for link in links {
      guard !link.name.isEmpty, !link.name.contains("/") else {
        throw .hdf5(.malformed(part: "a name in the group \(quoted(group))"))
      }
      let path = group.isEmpty ? link.name : "\(group)/\(link.name)"
      guard names.insert(link.name).inserted else {
        throw .hdf5(.repeated(part: "the name \(quoted(path))"))
      }
      members[group, default: []].append(link.name)
      try visit(link.address, path: path, depth: depth + 1)
    }
  }

  private mutating func append(
    _ header: HDF5ObjectHeader, _ attributes: [HDF5Attribute], path: String
  ) throws(TensorFileError) {
    do throws(TensorFileError) {
      let note = attributes.first { $0.name == "dtype" }
      let isBrainFloat = try note?.texts(in: bytes, heap: &heap) == ["bfloat16"]
      datasets.append(
        try HDF5Dataset(header, name: path, isBrainFloat: isBrainFloat, in: bytes))
    } catch {
      throw error.located(path: nil, tensor: path)
    }
  }

  private func attributes(
    in header: HDF5ObjectHeader
  ) throws(TensorFileError) -> [HDF5Attribute] {
    if let info = header.first(.attributeInfo),
      try isDense(header.cursor(info, "the attributes"), wideOrder: 2)
    {
      throw .hdf5(.unsupported("so many attributes that they stand apart (dense storage)"))
    }
    var result: [HDF5Attribute] = []
    for message in header.messages where message.kind == .attribute {
      guard !message.isShared else { throw .hdf5(.unsupported("shared attributes")) }
      result.append(try HDF5Attribute(header.cursor(message, "an attribute")))
    }
    return result
  }

  /// What a group holds, or nil when the object is none.
  private mutating func links(
    in header: HDF5ObjectHeader
  ) throws(TensorFileError) -> [HDF5Link]? {
    if let message = header.first(.symbolTable) {
      let table = try HDF5SymbolTable(header.cursor(message, "a group"), in: bytes)
      nameCount += table.links.count + table.visited.count
      try check(nameCount, "names", HDF5Walk.nameLimit)
      return table.links
    }
    guard let info = header.first(.linkInfo) else { return nil }
    guard try !isDense(header.cursor(info, "a group"), wideOrder: 8) else {
      throw .hdf5(.unsupported("groups of so many members that they stand apart (dense storage)"))
    }
    var links: [HDF5Link] = []
    for message in header.messages where message.kind == .link {
      if let link = try HDF5Link(header.cursor(message, "a link")) { links.append(link) }
    }
    nameCount += links.count
    try check(nameCount, "names", HDF5Walk.nameLimit)
    return links
  }

  /// Whether links or attributes are not among the messages but in a heap of their own.
  private func isDense(
    _ info: HDF5Cursor, wideOrder: Int
  ) throws(TensorFileError) -> Bool {
    var cursor = info
    guard try cursor.byte() == 0 else { throw cursor.malformed() }
    // The greatest number by which they are ordered, if they are.
    if try cursor.byte() & 1 != 0 { try cursor.skip(wideOrder) }
    return try cursor.address() != nil
  }

  private func check(_ count: Int, _ what: String, _ limit: Int) throws(TensorFileError) {
    guard count <= limit else { throw .hdf5(.tooMany(what, limit: limit)) }
  }
}
