import NcursesTerminal
import Screen

/// The program that the tests of the terminal run: it shows what it is told by the keyboard.
@main
enum Probe {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "shell": JobControlShell.run(Array(arguments.dropFirst()))
    case "job": JobControlShell.become(Array(arguments.dropFirst()))
    default: break
    }
    var configuration = NcursesTerminal.Configuration()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--ascii": configuration.isASCII = true
      case "--no-mouse": configuration.usesMouse = false
      case "--color":
        configuration.colorDepth = arguments.popFirst().flatMap { Int($0) }.flatMap {
          ColorDepth(rawValue: $0)
        }
      default: finish("what is \(argument)?", status: 64)
      }
    }
    do {
      var session = ProbeSession(try NcursesTerminal(configuration))
      session.run()
    } catch {
      finish("no screen: \(error)", status: 0)
    }
  }

  static func finish(_ text: String, status: Int32) -> Never {
    print(text)
    exit(status)
  }
}
