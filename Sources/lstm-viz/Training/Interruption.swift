import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Ctrl-C and the wish to end, noted while something runs that has a result to save.
enum Interruption {
  private static let noted = Atomic<Int32>(0)

  /// The signal that came, if one did.
  static var signal: Int32? {
    let number = noted.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// From now on the signals are noted instead of ending the process. One that is ignored stays so.
  static func begin() {
    noted.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = systemSignal(number) { Interruption.noted.store($0, ordering: .relaxed) }
      if isIgnoring(previous) { _ = systemSignal(number, SIG_IGN) }
    }
  }

  /// From now on the signals end the process again.
  static func end() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = systemSignal(number, SIG_DFL)
      if isIgnoring(previous) { _ = systemSignal(number, SIG_IGN) }
    }
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  private static func systemSignal(_ number: Int32, _ handler: Handler?) -> Handler? {
    #if canImport(Darwin)
      Darwin.signal(number, handler)
    #elseif canImport(Glibc)
      Glibc.signal(number, handler)
    #else
      Musl.signal(number, handler)
    #endif
  }

  private static func isIgnoring(_ handler: Handler?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
