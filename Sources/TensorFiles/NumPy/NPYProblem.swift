/// The ways an array of NumPy can be wrong. Sizes are in bytes.
public enum NPYProblem: Error, Equatable, Sendable {
  /// It does not begin as an array does.
  case noMagic
  /// A version of the format that does not exist yet.
  case unknownVersion(Int, Int)
  /// The header is longer than that of any array of numbers.
  case headerTooLong(size: Int, limit: Int)
  /// The file ends before its header does.
  case headerCutOff
  /// The header is no dictionary of Python, or not of the right form.
  case malformedHeader(expected: String)
  /// The header has a key twice.
  case repeatedKey(String)
  /// The header lacks a key.
  case missingKey(String)
  /// The shape has more dimensions than an array can have.
  case tooManyDimensions(limit: Int)
  /// The number of elements or of their bytes is beyond `Int`.
  case shapeTooLarge([Int])
  /// The file ends before the elements do; both sizes are without the header.
  case cutOff(expected: Int, found: Int)
  /// The file goes on after the elements.
  case extraBytes(Int)
  /// NumPy has no such elements, so that they cannot be written.
  case noSuchType(ElementType)
}

extension NPYProblem {
  var sentence: String {
    switch self {
    case .noMagic: "it does not begin as a NumPy array (.npy) does"
    case .unknownVersion(let major, let minor):
      "it is a NumPy array of version \(major).\(minor), which is not known here"
    case .headerTooLong(let size, let limit):
      "the NumPy array's header is \(counted(size, "byte")), more than the \(grouped(limit)) allowed"
    case .headerCutOff: "the file ends inside the NumPy array's header"
    case .malformedHeader(let expected):
      "the NumPy array's header is malformed: expected \(expected)"
    case .repeatedKey(let key): "the NumPy array's header has \(quoted(key)) twice"
    case .missingKey(let key): "the NumPy array's header does not give its \(quoted(key))"
    case .tooManyDimensions(let limit): "the NumPy array has more than \(limit) dimensions"
    case .shapeTooLarge(let shape): "the shape \(brief(shape)) is too large for any memory"
    case .cutOff(let expected, let found):
      "the NumPy array promises \(counted(expected, "byte")) of elements, but has \(grouped(found))"
    case .extraBytes(let count):
      "after the NumPy array's elements, \(counted(count, "byte")) are left over"
    case .noSuchType(let type): "NumPy has no elements of type \(type.rawValue)"
    }
  }

  var remedy: String {
    switch self {
    case .headerCutOff, .cutOff: "it was cut off; copy or save it again"
    case .unknownVersion: "save it with numpy.save"
    case .headerTooLong: "save an array of plain numbers"
    case .noSuchType: "choose f32, or a safetensors file"
    default: "save it again with numpy.save or numpy.savez"
    }
  }
}
