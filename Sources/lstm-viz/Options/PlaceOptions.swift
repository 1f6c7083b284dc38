import ArgumentParser
import Explorer
import Loading
import Recurrent
import Screen

/// Where to begin.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The page: a digit or a name (\(Page.allCases.map(\.name).joined(separator: ", "))).",
      valueName: "page"),
    completion: .list(Page.allCases.map(\.name)),
    transform: { text in
      guard let page = Page(argument: text) else {
        let names = Page.allCases.map { "\($0.rawValue) \($0.name)" }.joined(separator: ", ")
        throw ValidationError("There is no page '\(text)': the pages are \(names).")
      }
      return page
    })
  var page = Page.gates

  @Option(help: ArgumentHelp("The step under the cursor, from 0.", valueName: "T"))
  var step = 0

  @Option(help: ArgumentHelp("The selected unit, from 0.", valueName: "U"))
  var unit = 0

  /// An explorer at that place.
  func explorer(
    of document: Document, appearance: Appearance, size: Size, texts: Texts
  ) throws -> Explorer {
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
    var explorer = Explorer(
      sequences: SequenceList(of: document), sequence: document.sequenceIndex,
      title: Explorer.Title(file: file, network: document.model.summary),
      tokens: document.model.vocabulary, appearance: appearance, size: size, texts: texts)
    // On page 8 what selects a unit may select an output: the page comes last.
    _ = explorer.update(.time(.steppedTo(step)))
    _ = explorer.update(.units(.selected(unit)))
    _ = explorer.update(.view(.turned(to: page)))
    return explorer
  }
}
