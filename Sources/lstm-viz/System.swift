#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Ends the process with a status, after what was printed is written.
func endProcess(withStatus status: Int32) -> Never {
  fflush(nil)
  exit(status)
}

/// Ends the process with the status by which shells know a signal.
func endProcess(bySignal signal: Int32) -> Never {
  endProcess(withStatus: 128 + signal)
}

/// An environment variable's value.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// A descriptor that takes output.
struct Output {
  static let standard = Output(descriptor: 1)
  static let error = Output(descriptor: 2)

  let descriptor: Int32

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all bytes, behind what `print` wrote.
  ///
  /// - Throws: ``OutputError`` when the descriptor takes no more.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    fflush(nil)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      guard count >= 0 || errno == EINTR else {
        throw OutputError(reason: String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// Writes a sentence as well as it can: when even that fails, there is nobody to tell.
  func say(_ text: String) {
    try? write(Array(text.utf8))
  }
}

/// Standard output takes no more.
struct OutputError: Error, CustomStringConvertible {
  let reason: String

  var description: String { "the output cannot be written (\(reason))" }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
