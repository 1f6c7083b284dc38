import ArgumentParser

/// An array in a file, as people name it: `FILE:NAME`.
struct TensorPlace: Equatable, ExpressibleByArgument {
  let file: String
  let tensor: String

  /// Reads `FILE:NAME`; the last colon parts them.
  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":") else { return nil }
    file = String(argument[..<colon])
    tensor = String(argument[argument.index(after: colon)...])
    guard !file.isEmpty, !tensor.isEmpty else { return nil }
  }
}
