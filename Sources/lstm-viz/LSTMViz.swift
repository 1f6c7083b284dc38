import ArgumentParser
import Screen

/// The command line: each subcommand is a file, this one sets how they end.
@main
struct LSTMViz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lstm-viz",
    abstract: "See what the gates of your LSTM keep and what they throw away.",
    discussion: """
      Opens a trained LSTM, feeds it a sequence and shows the forget gate f, input gate i, \
      candidate C̃, cell state C and output gate o of every unit at every step.

      Try: lstm-viz examples/sine.txt
      """,
    version: "0.1.0",
    subcommands: [
      View.self, Frame.self, WriteTrace.self, Train.self, Verify.self, Inspect.self,
      Examples.self, Manual.self,
    ],
    defaultSubcommand: View.self)

  /// Exit status 0 is good, 1 says that the work failed, 2 that the usage was wrong; an error is one
  /// sentence on standard error.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    switch exitCode(for: error) {
    case .success:
      print(fullMessage(for: error))
      endProcess(withStatus: 0)
    case .validationFailure:
      Output.error.say(fullMessage(for: error) + "\n")
      endProcess(withStatus: 2)
    default:
      Output.error.say("lstm-viz: \(error)\n")
      endProcess(withStatus: 1)
    }
  }
}
