public import ArgumentParser
public import Loading
import TensorFiles

/// The engine without a screen.
struct WriteTrace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Write every signal of every unit at every step.",
    discussion: """
      Arrays have a row a step: x, l0.f, l0.i, l0.g (the candidate), l0.c, l0.o, l0.h, output and \
      pred; safetensors and NPZ files also get hn and cn. Of several sequences all are written: those of an \
      array with its own batch axis, those of a text under s0., s1. and so on. With targets there is loss, \
      and with --gradients its derivative by everything, as grad.l0.f, grad.x, grad.h0 and \
      grad.weight_ih_l0; those without a row a step only in safetensors and NPZ files.
      """)

  @Option(
    help: ArgumentHelp(
      "The file to write: .safetensors, .npz, .csv or .jsonl; - is standard output.",
      valueName: "file"),
    completion: .file())
  var out: String

  @Option(help: "The format, where the file's name does not say it.")
  var format: TraceFormat?

  @OptionGroup(title: "Data") var data: DocumentOptions
  @OptionGroup(title: "Loss") var loss: LossOptions

  func validate() throws {
    _ = try chosenFormat()
  }

  func run() throws {
    let format = try chosenFormat()
    let document = try data.open()
    let loss = try loss.loss(of: document, only: data.sequence, isTimeMajor: data.timeMajor)
    let sequences = TracedSequences(of: document, only: data.sequence, loss: loss)
    guard out != "-" else {
      return try TraceWriter(sequences, to: Output.standard.write).write(format)
    }
    let target = try AtomicFile(path: out)
    try TraceWriter(sequences) { (bytes) throws(TensorFileError) in
      try target.append(bytes)
    }.write(format)
    try target.commit()
  }

  private func chosenFormat() throws -> TraceFormat {
    guard let format = format ?? TraceFormat(pathExtensionOf: out) else {
      throw ValidationError(
        "The format of '\(out)' is not clear: end it with .safetensors, .npz, .csv or .jsonl, "
          + "or give --format.")
    }
    return format
  }
}

extension TraceFormat: ExpressibleByArgument {}
