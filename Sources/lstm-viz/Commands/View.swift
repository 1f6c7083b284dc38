import ArgumentParser
import Explorer
import Loading
import NcursesTerminal
import Screen
import TensorFiles

/// The explorer.
struct View: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explore a sequence's way through a network (the default).",
    discussion: """
      Looks that no option tells are those of the configuration file, \
      $XDG_CONFIG_HOME/lstm-viz/config.toml or else ~/.config/lstm-viz/config.toml, then what the \
      environment says.
      """)

  @OptionGroup(title: "Data") var data: DocumentOptions
  @OptionGroup(title: "Keys") var play: PlayOptions
  @OptionGroup(title: "Place") var place: PlaceOptions
  @OptionGroup(title: "Looks") var look: LookOptions
  @OptionGroup(title: "Screen") var screen: ScreenOptions

  @Flag(help: "Print a configuration file with every setting and its default, and end.")
  var printDefaultConfig = false

  @Option(help: .hidden)
  var crashAfterStart: CrashKind?

  func run() throws {
    if printDefaultConfig { return print(DefaultConfiguration.text, terminator: "") }
    guard data.file != nil || data.text != nil else { return try showWhatThereIs() }
    let keys = try play.allKeys()
    let looks = try screen.looks.over(look.looks).over(ConfigurationFile.looks())
    let document = try data.openOrTrain()
    guard NcursesTerminal.obstacle() == nil else {
      return try printFrame(of: document, looks, keys)
    }
    // Wrong places are refused before the screen is taken.
    var explorer = try place.explorer(
      of: document, appearance: Appearance(), size: Size(columns: 80, rows: 24), texts: .english)
    let terminal = try NcursesTerminal(
      .init(
        colorDepth: looks.colorDepth, isASCII: looks.isASCII, usesMouse: looks.mouse ?? true))
    explorer = try place.explorer(
      of: document, appearance: Appearance(of: terminal, looks), size: terminal.size,
      texts: looks.texts(isUnicode: terminal.isUTF8))
    explorer.preferences = Preferences(
      hasMouse: terminal.hasMouse, reducesMotion: looks.reduceMotion ?? false)
    let ending = typed(keys, in: &explorer) ? .quit : explore(&explorer, on: terminal)
    terminal.close()
    if let notice = terminal.notice { Output.error.say("lstm-viz: \(notice)\n") }
    switch ending {
    case .terminated(let signal): endProcess(bySignal: signal)
    case .hungUp: break
    case .quit: if document.model.isNew { try offerToSave(document) }
    }
  }

  /// Types keys as if a person had waited for what they need to know of the whole sequence.
  ///
  /// - Returns: whether they quit.
  private func typed(_ keys: [Key], in explorer: inout Explorer) -> Bool {
    guard !keys.isEmpty else { return false }
    explorer.summarise()
    return explorer.type(keys)
  }

  /// Asks whether to keep a network that was trained for this session.
  private func offerToSave(_ document: Document) throws {
    let path = document.modelPathBesideSequence
    Output.standard.say("Keep the trained network as \(printable(path))? [y/N] ")
    guard let answer = readLine()?.lowercased(), answer == "y" || answer == "yes" else { return }
    try ModelWriter.write(
      document.model.network, vocabulary: document.model.vocabulary, to: path)
  }

  private func explore(
    _ explorer: inout Explorer, on terminal: NcursesTerminal
  ) -> Explorer.Ending {
    let inbox = Inbox()
    let walker = Walker(inbox: inbox, wake: terminal.waker)
    crashAfterStart?.happen()
    var screen = terminal
    return explorer.run(
      on: &screen, inbox: inbox, write: { $0.written() }, walk: walker.walk)
  }

  /// Where no screen can be shown, a picture as text is what there is to see.
  private func printFrame(of document: Document, _ looks: Looks, _ keys: [Key]) throws {
    var explorer = try place.explorer(
      of: document, appearance: Appearance(colorDepth: .never, isUnicode: !looks.isASCII),
      size: Size(columns: 80, rows: 24), texts: looks.texts(isUnicode: !looks.isASCII))
    explorer.summarise()
    _ = explorer.type(keys)
    print(explorer.view().text, terminator: "")
  }

  private func showWhatThereIs() throws {
    guard Output.standard.isTerminal else { throw CleanExit.helpRequest(LSTMViz.self) }
    try Examples().run()
  }
}

extension Appearance {
  /// What a terminal can show. Split cells need a pair of colours for each two levels of both maps.
  init(of terminal: NcursesTerminal, _ looks: Looks) {
    self.init(
      colorDepth: terminal.colorDepth, isUnicode: terminal.isUTF8,
      splitsCells: terminal.pairLimit >= Appearance.pairsNeeded(terminal.colorDepth),
      theme: looks.terminalTheme, gateMap: looks.gateMap?.value, stateMap: looks.stateMap?.value)
  }

  /// How many pairs any picture with split cells can do with.
  private static func pairsNeeded(_ depth: ColorDepth) -> Int {
    depth == .truecolor ? 2 * ColorMap.fineLevels * ColorMap.fineLevels + 512 : 512
  }
}
