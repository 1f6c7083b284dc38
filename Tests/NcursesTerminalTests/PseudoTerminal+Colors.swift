import TestSupport

extension PseudoTerminal {
  /// Whether any sequence that was written sets a colour.
  var hasWrittenColors: Bool {
    var sequence: [UInt8]?
    for byte in output {
      switch byte {
      case 0x1B: sequence = []
      case UInt8(ascii: "m"):
        let text = String(decoding: sequence?.dropFirst() ?? [], as: UTF8.self)
        let codes = text.split(separator: ";").compactMap { Int($0) }
        if codes.contains(where: { (30...49).contains($0) || (90...107).contains($0) }) {
          return true
        }
        sequence = nil
      case UInt8(ascii: "0")...UInt8(ascii: ";"), UInt8(ascii: "["): sequence?.append(byte)
      default: sequence = nil
      }
    }
    return false
  }
}
