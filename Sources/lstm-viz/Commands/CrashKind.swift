import ArgumentParser

/// A way to crash, for the tests that prove that a crash gives the terminal back.
enum CrashKind: String, ExpressibleByArgument {
  case trap
  case fatalError = "fatal-error"

  func happen() {
    switch self {
    case .trap:
      let nothing: [Int] = []
      _ = nothing[CommandLine.arguments.count]
    case .fatalError:
      preconditionFailure("asked to crash")
    }
  }
}
