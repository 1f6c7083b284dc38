/// The ways a pickle can be wrong as a stream of instructions, whatever it describes.
public enum PickleProblem: Equatable, Sendable {
  /// The pickle ends within an instruction, or before the one that says that it is complete.
  case cutOff
  /// No protocol has an instruction of that number.
  case unknownInstruction(UInt8)
  /// The instruction asks for what is outside the file.
  case unsupportedInstruction(String)
  /// The pickle says that it is of a protocol that is not known here.
  case unsupportedProtocol(UInt8)
  /// The instruction needs more values than the pickle has given so far.
  case tooFewValues(String)
  /// The instruction wants other values than these.
  case wrongOperand(String, expected: String)
  /// The instruction refers to a value that was never remembered under that number.
  case nothingRemembered(Int)
  /// A number is written in a way that no pickler writes it.
  case malformedNumber
  /// The pickle is complete, but has given no value or several.
  case wrongResult
  /// The pickle has more instructions than any checkpoint needs.
  case tooManyInstructions(limit: Int)
  /// The pickle builds more lists, tuples, dictionaries and calls than any checkpoint needs.
  case tooManyObjects(limit: Int)
  /// More values wait to be used, or are remembered, than in any checkpoint.
  case tooManyValues(limit: Int)
  /// More lists and tuples are begun within each other than in any checkpoint.
  case nestedTooDeeply(limit: Int)
}

extension PickleProblem {
  var sentence: String {
    switch self {
    case .cutOff: "its pickle ends before it is complete"
    case .unknownInstruction(let code):
      "its pickle has 0x\(String(code, radix: 16)), which is no instruction"
    case .unsupportedInstruction(let name):
      "its pickle has the instruction \(name), for which the file itself is not enough"
    case .unsupportedProtocol(let version):
      "its pickle is of protocol \(version); 0 to 5 are known"
    case .tooFewValues(let name): "its pickle has too few values for the instruction \(name)"
    case .wrongOperand(let name, let expected):
      "its pickle has something other than \(expected) for the instruction \(name)"
    case .nothingRemembered(let index):
      "its pickle asks for value \(grouped(index)), which it never stored"
    case .malformedNumber: "its pickle has a malformed number"
    case .wrongResult: "its pickle is over without exactly one value"
    case .tooManyInstructions(let limit):
      "its pickle has more than \(grouped(limit)) instructions"
    case .tooManyObjects(let limit): "its pickle builds more than \(grouped(limit)) objects"
    case .tooManyValues(let limit): "its pickle keeps more than \(grouped(limit)) values"
    case .nestedTooDeeply(let limit):
      "its pickle is nested deeper than \(grouped(limit)) levels"
    }
  }

  var remedy: String {
    switch self {
    case .cutOff: "it was cut off; copy or save it again"
    case .tooManyInstructions, .tooManyObjects, .tooManyValues, .nestedTooDeeply:
      "save model.state_dict() alone"
    default: "save model.state_dict() again with torch.save"
    }
  }
}
