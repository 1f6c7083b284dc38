/// Where the programs are that were built with the tests.
public enum BuildProducts {
  /// The path of a program of this package.
  ///
  /// It is looked for in the folders above the running test program, and so is found from any
  /// working directory.
  ///
  /// - Parameter name: the name of the executable target.
  /// - Returns: the path.
  /// - Throws: ``Failure`` if it was not built.
  public static func path(of name: String) throws -> String {
    for start in starts {
      var folder = start[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        let candidate = "\(folder)/\(name)"
        if isProgram(candidate) { return candidate }
      }
    }
    throw Failure("\(name) is not beside the tests: \(starts)")
  }

  /// The running program itself, then what it was started with (a bundle's path on macOS).
  private static var starts: [String] {
    (["/proc/self/exe"] + CommandLine.arguments).compactMap(resolved)
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}
