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
    subcommands: [View.self, Frame.self, WriteTrace.self, Inspect.self, Examples.self],
    defaultSubcommand: View.self)

  /// Exit status 0 is good, 1 says that the work failed, 2 that the usage was wrong; an error is one
  /// sentence on standard error.
  static func main() {
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let failure where !(failure is ExitCode || failure is ValidationError) {
        guard !(failure is CleanExit) else { throw failure }
        Output.error.say("lstm-viz: \(failure)\n")
        end(withStatus: 1)
      }
    } catch let code as ExitCode {
      end(withStatus: code.rawValue)
    } catch {
      let text = fullMessage(for: error)
      guard exitCode(for: error) != .success else {
        print(text)
        end(withStatus: 0)
      }
      Output.error.say(text.hasSuffix("\n") ? text : text + "\n")
      end(withStatus: 2)
    }
  }
}
