import Recurrent

/// Where a person is and how it is shown: all that undo brings back.
struct Viewpoint: Equatable, Sendable {
  var page = Page.gates
  /// Which of the file's sequences is shown.
  var sequence = 0
  /// The cursor's step, in `0..<trace.stepCount`.
  var step = 0
  /// The layer shown, in `0..<trace.network.layers.count`.
  var layer = 0
  /// The selected unit, in `0..<` the layer's hidden size.
  var unit = 0
  /// How the units are sorted; `nil` as long as nobody chose it.
  var order: UnitOrder?
  /// The place in that order of the first unit that the panels show when they can't show all.
  var firstPlace = 0

  /// The panel of page 1 that keys for panels are about; `nil` until one was asked for.
  var focus: Signal?
  /// Whether that panel has the room of all.
  var isEnlarged = false

  /// Whether C is coloured by its share of the layer's largest, not by tanh.
  var isMemoryLinear = false
  /// Whether what is kept is coloured by its half-life.
  var showsHalfLives = false
  /// What is shown of several input columns; `nil` as long as nobody chose it.
  var input: InputChoice?
  /// Whether the heatmaps' cells have numbers where they are wide enough.
  var showsValues = false

  /// The step that the cursor's is compared with.
  var pin: Int?
  /// The marked places of the sequence, in the order of time; at most ``Bookmark/limit``.
  var bookmarks: [Bookmark] {
    get { bookmarksOfSequences[sequence] ?? [] }
    set { bookmarksOfSequences[sequence] = newValue.isEmpty ? nil : newValue }
  }
  /// The bookmarks of each sequence that has any.
  var bookmarksOfSequences: [Int: [Bookmark]] = [:]
  /// The stop inside the step on page 2, counted in `CellKind.stages`; at first the last one, with
  /// all that the step computed.
  var stage = Int.max

  /// How much of time a page shows.
  var zoom = Zoom.fitted
  /// What a column of several steps shows of them.
  var binning = Binning.own

  /// The colours that were chosen; `nil` as long as they are those of the appearance.
  var maps: MapPair?
  /// The output chosen on page 8, in `0..<` the head's outputs.
  var output = 0

  /// Whether another differs in the place alone: going there is one change, however many keys it
  /// took.
  func differsInPlaceOnly(from other: Viewpoint) -> Bool {
    var moved = other
    (moved.step, moved.layer, moved.unit) = (step, layer, unit)
    (moved.firstPlace, moved.stage, moved.output) = (firstPlace, stage, output)
    return self == moved && self != other
  }
}
