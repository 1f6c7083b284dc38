import Recurrent
import Screen

/// Every word that the explorer shows, in one language.
public struct Texts: Sendable {
  /// What a key does.
  public enum Action: CaseIterable, Sendable {
    case step
    case tenSteps
    case zoom
    case binning
    case page
    case ends
    case event
    case pin
    case bookmark
    case find
    case play
    case speed
    case unit
    case halfPanel
    case endUnits
    case order
    case sequence
    case layer
    case turn
    case walk
    case panel
    case enlarge
    case scale
    case values
    case inputColumn
    case colors
    case writePage
    case copyPage
    case undo
    case command
    case help
    case repaint
    case suspend
    case leave
    case quit
  }

  /// A signal's names, each short enough for its place.
  public struct SignalNames: Sendable {
    /// Beside its panel, at most 6 columns.
    let short: String
    /// What 1, or the value, means, at most 9 columns.
    let meaning: String
    /// In the inspector, at most 11 columns.
    let long: String
  }

  /// How the sign of a state is told, by what the terminal can show.
  public struct SignLegends: Sendable {
    /// By the colours of −1, 0 and 1.
    let inColors: @Sendable (MapWords) -> String
    let inGlyphs: String
    let inASCII: String
  }

  let help: String
  let input: String
  let inputs: String
  let error: String
  let unit: String
  let layer: String
  let of: String
  let keeps: String
  let keptOf: String
  let adds: String
  let takesBack: String
  let flips: String
  let shows: String
  let starts: String
  let howChanged: String
  let old: String
  let new: String
  let kept: String
  let letGo: String
  let written: String
  let events: String
  let writes: String
  let letsGo: String
  let both: String
  let whole: String
  /// Below it, where each layer has a row: at most 10 columns.
  let byLayer: String
  /// Of a unit that has none; whether its cell keeps something.
  let noEvents: @Sendable (_ keeps: Bool) -> String
  /// Said when a key went to the events of other units, since this one has none.
  let othersEvents: @Sendable (_ unit: Int) -> String
  /// Said where no unit of the layer has one.
  let nobodysEvents: String
  let tooSmall: String
  let quitKey: String
  /// What the key that quits does while something is open, in the footer.
  let closes: String
  let helpHint: String
  let whatIsShown: String
  let filterHint: String
  let keysTitle: String
  let commandsTitle: String
  /// That no line of the help has a text.
  let nothingHas: @Sendable (String) -> String
  let legend: [String]
  let signs: SignLegends
  let cell: CellTexts
  let pin: PinTexts
  let bookmarks: BookmarkTexts
  let inputStrip: InputTexts
  let picture: PictureTexts
  let time: TimeTexts
  /// What the mouse does.
  public let mouse: MouseTexts
  /// What Space says where nothing may move by itself.
  let motionIsReduced: String
  /// What the colours of a map are called.
  let map: @Sendable (ColorMap) -> MapWords
  /// The same where there are 8 or 16, on either ground.
  let fewColors: @Sendable (Theme) -> MapWords
  let scales: ScaleTexts
  let rankings: RankingTexts
  let sequences: SequenceTexts
  let units: UnitsTexts
  let outputPage: OutputTexts
  let find: FindTexts
  /// The pages' names in the footer.
  let page: @Sendable (Page) -> String
  /// What each action does, a few words for the footer.
  let short: @Sendable (Action) -> String
  /// What each action does, a line for the help.
  package let long: @Sendable (Action) -> String
  let signal: @Sendable (Signal) -> SignalNames

  /// What stands for a command's argument where its name is listed.
  package func word(for argument: NamedCommand.Argument) -> String { find.argument(argument) }
}
