import ArgumentParser
import Explorer
import Loading
import Recurrent
import Screen

/// Where to begin.
struct PlaceOptions: ParsableArguments {
  /// The pages, by name or digit.
  enum PageName: String, CaseIterable, ExpressibleByArgument {
    case gates

    init?(argument: String) {
      self.init(rawValue: argument == "1" ? "gates" : argument.lowercased())
    }
  }

  @Option(help: "The page: a digit or a name.")
  var page: PageName = .gates

  @Option(help: ArgumentHelp("The step under the cursor, from 0.", valueName: "T"))
  var step = 0

  @Option(help: ArgumentHelp("The selected unit, from 0.", valueName: "U"))
  var unit = 0

  /// An explorer at that place.
  func explorer(of document: Document, appearance: Appearance, size: Size) throws -> Explorer {
    let trace = document.trace
    guard (0..<trace.stepCount).contains(step) else {
      throw ValidationError("There is no step \(step): the steps are 0–\(trace.stepCount - 1).")
    }
    let units = trace.network.layers[0].hiddenSize
    guard (0..<units).contains(unit) else {
      throw ValidationError("There is no unit \(unit): the units are 0–\(units - 1).")
    }
    var file = document.sequenceName
    if let slash = file.lastIndex(of: "/") { file = String(file[file.index(after: slash)...]) }
    if document.sequenceCount > 1 {
      file += " (sequence \(document.sequenceIndex) of 0–\(document.sequenceCount - 1))"
    }
    var explorer = Explorer(
      trace: trace, title: Explorer.Title(file: file, network: document.model.summary),
      tokens: document.model.vocabulary, appearance: appearance, size: size)
    _ = explorer.update(.steppedTo(step))
    _ = explorer.update(.selectedUnit(unit))
    return explorer
  }
}
