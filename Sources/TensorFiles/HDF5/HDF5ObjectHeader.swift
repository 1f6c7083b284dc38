/// What an HDF5 object says of itself: a list of messages, in one block or several.
struct HDF5ObjectHeader {
  /// One message.
  struct Message {
    let kind: Kind?
    /// Whether it is not here but shared with other objects.
    let isShared: Bool
    /// Where its fields are.
    let range: Range<Int>
  }

  /// The kinds of messages that matter here, by the numbers they have in a file.
  enum Kind: Int {
    case dataspace = 0x01
    case linkInfo = 0x02
    case datatype = 0x03
    case link = 0x06
    case externalFiles = 0x07
    case layout = 0x08
    case filters = 0x0B
    case attribute = 0x0C
    case continuation = 0x10
    case symbolTable = 0x11
    case attributeInfo = 0x15
  }

  /// The messages in the order they are met.
  private(set) var messages: [Message] = []

  private let bytes: HDF5Bytes
  /// The blocks that are still to be read.
  private var blocks: [Range<Int>] = []
  private var visited: Set<Int> = []

  /// A network's layer has a dozen messages; an array of many names needs some more.
  static let messageLimit = 65_536

  /// Reads the header at an address.
  ///
  /// - Parameters:
  ///   - address: where it is.
  ///   - bytes: the file.
  /// - Throws: `cutOff`, `malformed`, `noSignature`, `repeated` or `tooMany`.
  init(at address: UInt64, in bytes: HDF5Bytes) throws(TensorFileError) {
    self.bytes = bytes
    var cursor = try bytes.cursor(at: address, of: "an object header")
    // Version 1 begins with its number, version 2 with four letters of which O is the first.
    if try cursor.byte() == 1 {
      try readOld(&cursor)
    } else {
      cursor = try bytes.cursor(at: address, of: "an object header")
      try readNew(&cursor)
    }
  }

  /// The first message of a kind, or nil.
  func first(_ kind: Kind) -> Message? { messages.first { $0.kind == kind } }

  /// The fields of a message.
  func cursor(_ message: Message, _ part: String) -> HDF5Cursor {
    HDF5Cursor(bytes, message.range, part: part)
  }

  private mutating func readOld(_ cursor: inout HDF5Cursor) throws(TensorFileError) {
    try cursor.skip(1)
    let count = try cursor.short()
    try cursor.skip(4)
    let size = try cursor.word()
    try cursor.skip(4)
    blocks = [try cursor.take(size)]
    while let block = blocks.popLast(), messages.count < count {
      var cursor = try begin(block)
      while cursor.remaining >= 8, messages.count < count {
        let (kind, size, flags) = (try cursor.short(), try cursor.short(), try cursor.byte())
        try cursor.skip(3)
        try append(kind, flags, try cursor.take(size))
      }
    }
  }

  private mutating func readNew(_ cursor: inout HDF5Cursor) throws(TensorFileError) {
    try cursor.signature("OHDR")
    guard try cursor.byte() == 2 else { throw cursor.malformed() }
    let flags = try cursor.byte()
    // Four times of day; two numbers about attributes.
    if flags & 0x20 != 0 { try cursor.skip(16) }
    if flags & 0x10 != 0 { try cursor.skip(4) }
    let size = try cursor.number(size: 1 << (flags & 3))
    let first = try cursor.take(size)
    try readMessages(in: try begin(first), flags: flags)
    while let block = blocks.popLast() {
      var cursor = try begin(block)
      try cursor.signature("OCHK")
      guard cursor.remaining >= 4 else { throw cursor.malformed() }
      // The last four bytes are a checksum.
      try readMessages(
        in: try cursor.part(cursor.remaining - 4, "an object header"), flags: flags)
    }
  }

  private mutating func readMessages(
    in block: HDF5Cursor, flags: Int
  ) throws(TensorFileError) {
    var cursor = block
    let orderSize = flags & 0x04 == 0 ? 0 : 2
    while cursor.remaining >= 4 + orderSize {
      let (kind, size, flags) = (try cursor.byte(), try cursor.short(), try cursor.byte())
      try cursor.skip(orderSize)
      try append(kind, flags, try cursor.take(size))
    }
  }

  /// A cursor over a block that was not met before.
  private mutating func begin(_ block: Range<Int>) throws(TensorFileError) -> HDF5Cursor {
    guard visited.insert(block.lowerBound).inserted else {
      throw .hdf5(.repeated(part: "a block of an object header"), at: block.lowerBound)
    }
    return HDF5Cursor(bytes, block, part: "an object header")
  }

  private mutating func append(
    _ kind: Int, _ flags: Int, _ range: Range<Int>
  ) throws(TensorFileError) {
    guard messages.count < HDF5ObjectHeader.messageLimit else {
      throw .hdf5(.tooMany("messages", limit: HDF5ObjectHeader.messageLimit))
    }
    let message = Message(
      kind: Kind(rawValue: kind), isShared: flags & 2 != 0, range: range)
    messages.append(message)
    guard message.kind == .continuation else { return }
    var cursor = cursor(message, "a continuation")
    guard let address = try cursor.address() else { throw cursor.malformed() }
    let size = try cursor.length()
    var block = try bytes.cursor(at: address, of: "an object header")
    blocks.append(try block.take(size))
  }
}
