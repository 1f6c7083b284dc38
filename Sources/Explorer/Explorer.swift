public import Recurrent
public import Screen

/// The program's whole state and what a person may do to it.
///
/// ``update(_:)`` changes it, ``view()`` draws it. Neither reads a clock, a file or the environment:
/// the same messages give the same picture anywhere.
public struct Explorer: Sendable {
  /// The sequences of the file.
  let sequences: SequenceList
  /// Which of them ``trace`` is of.
  var openedSequence: Int
  /// What is explored: the network's run over the sequence shown.
  public internal(set) var trace: Trace
  /// What the title row says of it.
  public let title: Title
  /// The tokens as people write them, when the sequence is one of characters.
  public let tokens: [String]?
  /// How many columns the widest token's first character has, 1 without tokens.
  let tokenColumns: Int
  /// What the screen shows and with which colours it began.
  let firstAppearance: Appearance
  /// What a file says should be said at each step of the sequence shown.
  var labels: Labels?
  public let texts: Texts
  /// What the person wants besides how it looks.
  public var preferences = Preferences()

  var viewpoint = Viewpoint()
  var history = History()
  public internal(set) var size: Size
  public internal(set) var isPlaying = false
  /// Which of ``speeds``.
  var speed = 3
  /// The first line shown of the open help, or `nil` when it is closed.
  var helpLine: Int?
  /// What the help's lines must have in them; empty for all lines.
  var helpFilter = ""
  /// The chosen line of the open list of bookmarks, or `nil` when it is closed.
  var bookmarkLine: Int?
  /// The line that is being typed, if one is.
  var prompt: Prompt?
  /// What the keys for events look for instead, if anything.
  var search: Search?
  /// A sentence in the place of the usual one, until the next key.
  var notice: String?

  // All that follows is of one trace: ``forget()`` ends it when another one is shown.

  /// Each unit's largest |C| (or |h|) over the whole sequence, one array a layer, once it is known.
  public internal(set) var largestMemory: [[Float]]?

  /// What is known of the whole trace, once it was walked.
  public internal(set) var summary: TraceSummary? {
    didSet { inputRanges = summary?.inputRanges }
  }

  /// The range of each input column over the whole sequence, once it was walked.
  private(set) var inputRanges: [ClosedRange<Float>]?

  /// How much of the sequence was walked for the summary, in 0…1; `nil` before it began.
  var walkedShare: Double?

  /// Whether somebody is on a walk over the sequence, who will come by every step.
  var isWalking = false

  /// The step that is waited for.
  var awaited: AwaitedStep?

  /// What page 1, 3 or 8 shows, where its columns have several steps.
  var pageBins: PageBins?

  /// What page 8 shows of an output, where its columns have several steps.
  var pageOutput: PageOutput?

  /// The events of page 1 as it stands.
  var pageEvents: PageEvents?

  /// The rows of the overview, as far as they were shown.
  var overviews: LayerOverviews?

  /// The layer's units in their order.
  var layerOrder: LayerOrder?

  /// The quantiles of page 1 as it stands.
  var pageQuantiles: PageQuantiles?

  /// What the layer's scales depend on.
  var layerScales: LayerScales?

  /// What page 6 shows of the layer it was shown for last.
  var layerFigures: LayerFigures?

  /// Names for the title row.
  public struct Title: Equatable, Sendable {
    /// The file's name.
    public var file: String
    /// A few words on the network, what can be left out last: `LSTM 1→16`, `→ linear 1`.
    public var network: [String]

    public init(file: String, network: [String]) {
      self.file = file
      self.network = network
    }
  }

  /// An explorer of a file's sequences, at the first step of one of them.
  ///
  /// - Parameters:
  ///   - sequences: what is explored.
  ///   - sequence: which one is shown first, in `0..<sequences.count`.
  ///   - title: what the title row says of it.
  ///   - tokens: the tokens as people write them, when the sequences are of characters.
  ///   - appearance: what the screen can show.
  ///   - size: how large it is.
  ///   - texts: all words.
  public init(
    sequences: SequenceList, sequence: Int = 0, title: Title, tokens: [String]? = nil,
    appearance: Appearance, size: Size, texts: Texts = .english
  ) {
    self.sequences = sequences
    openedSequence = sequence
    let opened = sequences[sequence]
    trace = opened.trace
    labels = opened.fittingLabels
    self.tokens = tokens
    tokenColumns = tokens?.lazy.compactMap(\.first?.columns).max() ?? 1
    self.title = title
    firstAppearance = appearance
    self.size = size
    self.texts = texts
    viewpoint.sequence = sequence
    // Characters can't be put together: they are shown one by one until a person wants to see all.
    viewpoint.zoom = trace.sequence.isTokens ? .oneToOne : .fitted
    refreshBins()
  }

  /// An explorer of a trace, at its first step.
  ///
  /// - Parameters:
  ///   - trace: what is explored.
  ///   - title: what the title row says of it.
  ///   - tokens: the tokens as people write them, when the sequence is one of characters.
  ///   - labels: what should be said at each step, `[T]`; of any other length they are of no step and
  ///     not shown.
  ///   - appearance: what the screen can show.
  ///   - size: how large it is.
  ///   - texts: all words.
  public init(
    trace: Trace, title: Title, tokens: [String]? = nil, labels: [Float]? = nil,
    appearance: Appearance, size: Size, texts: Texts = .english
  ) {
    self.init(
      sequences: SequenceList(only: ExploredSequence(trace: trace, labels: labels)), title: title,
      tokens: tokens, appearance: appearance, size: size, texts: texts)
  }

  /// What the screen shows, with the colours that are chosen now.
  public var appearance: Appearance {
    guard let maps = viewpoint.maps else { return firstAppearance }
    var appearance = firstAppearance
    appearance.maps = maps
    return appearance
  }

  /// How long a step lasts while playing; `nil` when paused.
  public var tick: Duration? {
    isPlaying ? .seconds(1) / Explorer.speeds[speed] : nil
  }

  /// Steps a second.
  static let speeds = [1, 2, 4, 8, 15, 30]

  /// Under this size nothing useful fits.
  static let smallestSize = Size(columns: 40, rows: 10)

  var recurrentLayer: RecurrentLayer { trace.network.layers[layer] }
}
