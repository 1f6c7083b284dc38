import Explorer
import Loading
import Recurrent
import Screen

/// The bundled example: a network trained on a sine with glitches, from the repository's files.
enum Example {
  private static let loaded = Result {
    let parts = #filePath.split(separator: "/").dropLast(4)
    let path = "/" + parts.joined(separator: "/") + "/Examples/sine.txt"
    return try Document(opening: Document.Request(sequence: path), bundled: [])
  }

  private static let summary = Result { TraceSummary(of: try trace()) }

  static func trace() throws -> Trace { try loaded.get().trace }

  /// An explorer of it, at the jump that unit 8 forgets; it opens fitted to the width, and is turned
  /// to one column a step unless told otherwise.
  static func explorer(
    size: Size = Size(columns: 80, rows: 24), appearance: Appearance = Appearance(),
    step: Int = 62, unit: Int = 8, isFitted: Bool = false, language: Language = .english
  ) throws -> Explorer {
    let document = try loaded.get()
    var explorer = Explorer(
      trace: document.trace,
      title: Explorer.Title(file: "sine.txt", network: document.model.summary),
      appearance: appearance, size: size, texts: language.texts)
    if let summary = try summary.get() { _ = explorer.update(.summarised(summary)) }
    if !isFitted { _ = explorer.update(.view(.zoomed(.toggledFit))) }
    _ = explorer.update(.time(.steppedTo(step)))
    _ = explorer.update(.units(.selected(unit)))
    return explorer
  }
}
