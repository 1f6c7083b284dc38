/// What is wrong with a file of tensors, and where.
public struct TensorFileError: Error, Equatable, Sendable {
  /// What is wrong.
  public var problem: Problem
  /// The file, when the bytes came from one.
  public var path: String?
  /// The byte of the file that shows the problem, from 0.
  public var offset: Int?
  /// The tensor it concerns.
  public var tensor: String?

  /// An error with as much of its place as is known.
  public init(
    _ problem: Problem, path: String? = nil, offset: Int? = nil, tensor: String? = nil
  ) {
    self.problem = problem
    self.path = path
    self.offset = offset
    self.tensor = tensor
  }

  /// The same error with the place filled in, as far as it was not known.
  public func located(path: String?, tensor: String? = nil) -> TensorFileError {
    var error = self
    error.path = self.path ?? path
    error.tensor = self.tensor ?? tensor
    return error
  }
}
