public import Screen

/// Which keys do what: the one table that reading keys, the help, the footer and the documents are
/// made from.
public struct KeyTable: Sendable {
  /// Keys that belong together and what they do.
  public struct Entry: Sendable {
    /// The keys as people write them: `h l ← →`.
    public let keys: String
    public let action: Texts.Action
    /// Shown in the footer, as long as there is room.
    let footerKeys: String?
    let bindings: [(Key, Explorer.Message)]
  }

  public static let entries: [Entry] = time + units + pages + view

  /// The entries of a page's footer from the left.
  static func footer(of page: Page) -> [Entry] {
    footerActions(of: page).compactMap { action in entries.first { $0.action == action } }
  }

  private static func footerActions(of page: Page) -> [Texts.Action] {
    switch page {
    case .gates:
      [.step, .zoom, .unit, .event, .pin, .find, .play, .panel, .enlarge, .help, .leave]
    case .unit, .output: [.step, .zoom, .unit, .event, .pin, .find, .play, .help, .leave]
    case .cell: [.walk, .step, .unit, .play, .help, .leave]
    case .units: [.unit, .order, .help, .leave]
    }
  }

  /// The footer's actions, what is wanted most first: in the help a person finds the others.
  static let footerPriorities: [Texts.Action] = [
    .help, .leave, .walk, .step, .unit, .event, .find, .zoom, .pin, .play, .order, .panel,
    .enlarge,
  ]

  /// What a key means, if it means anything.
  public static func message(for key: Key) -> Explorer.Message? {
    meanings[key]
  }

  private static let meanings: [Key: Explorer.Message] = Dictionary(
    entries.flatMap(\.bindings), uniquingKeysWith: { first, _ in first })

  private static let time: [Entry] = [
    Entry(
      keys: "h l ← →", action: .step, footerKeys: "←→",
      bindings: [
        (Key(.left), .time(.movedColumns(by: -1))), (Key(.right), .time(.movedColumns(by: 1))),
        (.character("h"), .time(.movedColumns(by: -1))),
        (.character("l"), .time(.movedColumns(by: 1))),
      ]),
    Entry(
      keys: "H L S-← S-→", action: .tenSteps, footerKeys: nil,
      bindings: [
        (.character("H"), .time(.movedColumns(by: -10))),
        (.character("L"), .time(.movedColumns(by: 10))),
        (Key(.left, .shift), .time(.movedColumns(by: -10))),
        (Key(.right, .shift), .time(.movedColumns(by: 10))),
      ]),
    Entry(
      keys: "PgUp PgDn ^B ^F", action: .page, footerKeys: nil,
      bindings: [
        (Key(.pageUp), .time(.paged(by: -1))), (Key(.pageDown), .time(.paged(by: 1))),
        (.control("b"), .time(.paged(by: -1))), (.control("f"), .time(.paged(by: 1))),
      ]),
    Entry(
      keys: "0 $ Home End", action: .ends, footerKeys: nil,
      bindings: [
        (.character("0"), .time(.steppedTo(0))), (.character("$"), .time(.steppedTo(.max))),
        (Key(.home), .time(.steppedTo(0))), (Key(.end), .time(.steppedTo(.max))),
      ]),
    Entry(
      keys: "+ - z", action: .zoom, footerKeys: "+ - z",
      bindings: [
        (.character("+"), .view(.zoomed(.closer))), (.character("-"), .view(.zoomed(.farther))),
        (.character("z"), .view(.zoomed(.toggledFit))),
      ]),
    Entry(
      keys: "m", action: .binning, footerKeys: nil,
      bindings: [(.character("m"), .view(.zoomed(.cycledBinning)))]),
    Entry(
      keys: "n N", action: .event, footerKeys: "n N",
      bindings: [
        (.character("n"), .time(.soughtEvent(by: 1))),
        (.character("N"), .time(.soughtEvent(by: -1))),
      ]),
    Entry(
      keys: "p P", action: .pin, footerKeys: "p",
      bindings: [(.character("p"), .pin(.toggled)), (.character("P"), .pin(.swapped))]),
    Entry(
      keys: "b B", action: .bookmark, footerKeys: nil,
      bindings: [
        (.character("b"), .bookmarks(.toggled)), (.character("B"), .bookmarks(.toggledList)),
      ]),
    Entry(
      keys: "/", action: .find, footerKeys: "/",
      bindings: [(.character("/"), .prompt(.opened(.find)))]),
    Entry(
      keys: "Space", action: .play, footerKeys: "Space",
      bindings: [(.character(" "), .time(.toggledPlay))]),
    Entry(
      keys: "< >", action: .speed, footerKeys: nil,
      bindings: [
        (.character("<"), .time(.changedSpeed(by: -1))),
        (.character(">"), .time(.changedSpeed(by: 1))),
      ]),
  ]

  private static let units: [Entry] = [
    Entry(
      keys: "j k ↓ ↑", action: .unit, footerKeys: "↑↓",
      bindings: [
        (Key(.down), .units(.moved(by: 1))), (Key(.up), .units(.moved(by: -1))),
        (.character("j"), .units(.moved(by: 1))), (.character("k"), .units(.moved(by: -1))),
      ]),
    Entry(
      keys: "^U ^D", action: .halfPanel, footerKeys: nil,
      bindings: [(.control("u"), .units(.paged(by: -1))), (.control("d"), .units(.paged(by: 1)))]),
    Entry(
      keys: "g G", action: .endUnits, footerKeys: nil,
      bindings: [
        (.character("g"), .units(.moved(by: .min))), (.character("G"), .units(.moved(by: .max))),
      ]),
    Entry(
      keys: "s S", action: .order, footerKeys: "s S",
      bindings: [
        (.character("s"), .units(.ordered(.next))),
        (.character("S"), .units(.ordered(.byLetGoHere))),
      ]),
    Entry(
      keys: "[ ]", action: .sequence, footerKeys: nil,
      bindings: [
        (.character("["), .sequence(.moved(by: -1))),
        (.character("]"), .sequence(.moved(by: 1))),
      ]),
    Entry(
      keys: "{ }", action: .layer, footerKeys: nil,
      bindings: [
        (.character("{"), .units(.movedLayer(by: -1))),
        (.character("}"), .units(.movedLayer(by: 1))),
      ]),
  ]

  private static let pages: [Entry] = [
    Entry(
      keys: Page.allCases.map { "\($0.rawValue)" }.joined(separator: " "), action: .turn,
      footerKeys: nil,
      bindings: Page.allCases.map { page in
        (.character(Character("\(page.rawValue)")), .view(.turned(to: page)))
      }),
    Entry(
      keys: ". ,", action: .walk, footerKeys: ". ,",
      bindings: [
        (.character("."), .view(.walked(by: 1))), (.character(","), .view(.walked(by: -1))),
      ]),
  ]

  private static let view: [Entry] = [
    Entry(
      keys: "Tab S-Tab", action: .panel, footerKeys: "Tab",
      bindings: [
        (Key(.tab), .panels(.focused(by: 1))), (Key(.tab, .shift), .panels(.focused(by: -1))),
      ]),
    Entry(
      keys: "Enter", action: .enlarge, footerKeys: "Enter",
      bindings: [(Key(.enter), .panels(.toggledSize))]),
    Entry(
      keys: "a", action: .scale, footerKeys: nil,
      bindings: [(.character("a"), .panels(.changedScale))]),
    Entry(
      keys: "v", action: .values, footerKeys: nil,
      bindings: [(.character("v"), .panels(.toggledValues))]),
    Entry(
      keys: "x", action: .inputColumn, footerKeys: nil,
      bindings: [(.character("x"), .view(.cycledInput))]),
    Entry(
      keys: "c", action: .colors, footerKeys: nil, bindings: [(.character("c"), .view(.cycledMaps))]
    ),
    Entry(
      keys: "w", action: .writePage, footerKeys: nil,
      bindings: [(.character("w"), .picture(.askedToWrite))]),
    Entry(
      keys: "y", action: .copyPage, footerKeys: nil,
      bindings: [(.character("y"), .picture(.askedToCopy))]),
    Entry(
      keys: "u ^R", action: .undo, footerKeys: nil,
      bindings: [(.character("u"), .view(.undid)), (.control("r"), .view(.redid))]),
    Entry(
      keys: ":", action: .command, footerKeys: nil,
      bindings: [(.character(":"), .prompt(.opened(.command)))]),
    Entry(
      keys: "? F1", action: .help, footerKeys: "?",
      bindings: [(.character("?"), .openedHelp), (Key(.function(1)), .openedHelp)]),
    Entry(
      keys: "^L", action: .repaint, footerKeys: nil,
      bindings: [(.control("l"), .askedForRepaint)]),
    Entry(keys: "^Z", action: .suspend, footerKeys: nil, bindings: []),
    Entry(
      keys: "q Esc", action: .leave, footerKeys: "q",
      bindings: [(.character("q"), .left), (Key(.escape), .closed)]),
    Entry(
      keys: "Q ^C", action: .quit, footerKeys: nil,
      bindings: [(.character("Q"), .quit), (.control("c"), .quit)]),
  ]
}
