/// The plan of an NPZ file: which arrays it will hold, in which order, and how they are packed.
public struct NPZLayout: Sendable {
  /// The arrays in the order of their bytes.
  public let declarations: [TensorDeclaration]
  /// How all of them are packed.
  public let method: ZipMethod
  /// What comes before the elements of each.
  let headers: [[UInt8]]

  /// Plans a file with the arrays in the order given.
  ///
  /// - Parameters:
  ///   - declarations: the arrays.
  ///   - method: how they are packed; `numpy.savez` stores them, `numpy.savez_compressed` deflates.
  /// - Throws: `repeatedKey` when two arrays have one name, `reservedName` for one beyond 65,000
  ///   bytes, `tooManyTensors`, or an ``NPYProblem`` of an array that NumPy cannot have.
  public init(
    _ declarations: [TensorDeclaration], method: ZipMethod = .stored
  ) throws(TensorFileError) {
    guard declarations.count <= ZipDirectory.maximumEntryCount else {
      throw TensorFileError(.tooManyTensors(limit: ZipDirectory.maximumEntryCount))
    }
    var names: Set<String> = []
    var headers: [[UInt8]] = []
    for declaration in declarations {
      guard declaration.name.utf8.count <= Self.longestName else {
        throw TensorFileError(.reservedName(declaration.name))
      }
      guard names.insert(declaration.name).inserted else {
        throw TensorFileError(.repeatedKey(declaration.name))
      }
      do throws(NPYProblem) {
        headers.append(
          try NPYHeader.bytes(
            elementType: declaration.elementType, shape: declaration.shape))
      } catch {
        throw TensorFileError(.npy(error), tensor: declaration.name)
      }
    }
    self.declarations = declarations
    self.method = method
    self.headers = headers
  }

  /// In bytes; with its ending, an entry's name has a length of 16 bits.
  private static let longestName = 65_000
}
