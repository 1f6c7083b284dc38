/// The extra field of a ZIP64 record: 64-bit values of the sizes that are all ones in the record.
///
/// Format: PKWARE's APPNOTE, 4.5.3.
struct Zip64Field {
  private var numbers: ByteRegion

  /// Finds the field among the extra fields of a record; without one it has no numbers.
  init(among fields: ByteRegion) {
    var rest = fields
    numbers = fields[0..<0]
    while rest.count >= 4 {
      let identifier = rest.number(UInt16.self, at: 0)
      let size = Int(rest.number(UInt16.self, at: 2))
      // Some writers pad the fields with zeros; what makes no sense is nobody's field.
      guard 4 + size <= rest.count else { return }
      if identifier == 1 {
        numbers = rest[4..<4 + size]
        return
      }
      rest = rest[4 + size..<rest.count]
    }
  }

  /// A number of the record, or the field's next one if it is all ones; nil when that is lacking or
  /// beyond `Int`.
  mutating func widened(_ number: UInt32) -> Int? {
    guard number == .max else { return Int(number) }
    guard numbers.count >= 8 else { return nil }
    let wide = numbers.number(UInt64.self, at: 0)
    numbers = numbers[8..<numbers.count]
    return Int(exactly: wide)
  }
}
