import CNcurses
public import Screen

/// The terminal that the process was started in, through ncurses.
///
/// One at a time can be open in a process, and all of it belongs to the thread that opened it; only
/// ``waker`` is for the others. While it is open, standard error goes to a file that is printed when
/// the terminal is given back, and the signals that end or stop a process give it back first. A
/// stack that overflows on another thread than the opening one cannot.
public final class NcursesTerminal: Terminal {
  /// The type that stands in for one that terminfo does not know.
  static let commonType = "xterm-256color"

  /// The colours that it has, as far as the person wants them.
  public let colorDepth: ColorDepth
  /// How many pairs of foreground and background one picture can hold.
  public let pairLimit: Int
  /// Whether it shows more than ASCII; if not, other characters come out as `?`.
  public let isUTF8: Bool
  /// Whether it reports what is done with the mouse.
  public let hasMouse: Bool
  /// What a person should know about it, in one sentence.
  public let notice: String?

  private var isOpen = true
  private var encoder: RowEncoder
  private var encodedRow: [cn_cell] = []
  /// What the screen shows, to leave alone the rows that do not change; `nil` after a resize.
  private var shown: Canvas?
  private var shownSize = Size(columns: 0, rows: 0)
  private var input = TerminalInput()

  /// Why ``init(_:)`` would fail here, or `nil`: the caller prints a picture as text instead.
  public static func obstacle() -> TerminalError? {
    guard Environment.outputIsTerminal else { return .notATerminal }
    let type = Environment.value(of: "TERM")
    switch cn_probe(type ?? "unknown") {
    case 1: return nil
    case 0: return .cannotPlaceCursor(type: type ?? "")
    default: return cn_probe(commonType) == 1 ? nil : .unknownType(type ?? "")
    }
  }

  /// Takes the terminal: an empty screen, keys as they are pressed, signals as events.
  ///
  /// - Parameter configuration: what the person wants of it.
  /// - Throws: ``TerminalError`` if no screen can be shown here.
  public init(_ configuration: Configuration = Configuration()) throws(TerminalError) {
    if let obstacle = NcursesTerminal.obstacle() { throw obstacle }
    let type = Environment.value(of: "TERM")
    let isKnown = cn_probe(type ?? "unknown") == 1
    isUTF8 = cn_set_locale() && !configuration.isASCII
    let wantsAll = configuration.colorDepth == .truecolor
    let directType =
      wantsAll && isKnown
      ? DirectColor.type(for: type ?? "", colorCount: { cn_color_count($0) }) : nil
    let lacksColors = wantsAll && directType == nil ? DirectColor.notice : nil
    notice = isKnown ? lacksColors : NcursesTerminal.noticeOfUnknown(type)
    let opened = cn_open(
      isKnown ? directType : NcursesTerminal.commonType, configuration.usesMouse)
    if let failure = TerminalError(code: opened) { throw failure }
    hasMouse = cn_reports_mouse()
    let colors = NcursesTerminal.startColors(configuration.colorDepth)
    colorDepth = colors.depth
    pairLimit = colorDepth == .never ? 1 : Int(cn_pair_limit())
    encoder = RowEncoder(
      isASCII: !isUTF8,
      pairs: PairTable(
        colorCount: colorDepth.rawValue, limit: Int32(pairLimit), isDirect: colors.isDirect))
  }

  deinit {
    close()
  }

  /// Gives the terminal back as it was; without effect the second time.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    cn_close()
  }

  public var size: Size {
    guard isOpen else { return Size(columns: 0, rows: 0) }
    return Size(columns: Int(cn_column_count()), rows: Int(cn_row_count()))
  }

  public var waker: @Sendable () -> Void {
    { cn_wake() }
  }

  public func show(_ canvas: Canvas) {
    guard isOpen else { return }
    let size = size
    if encoder.beginPicture() || size != shownSize { shown = nil }
    for y in 0..<size.rows where !isShown(y, of: canvas) {
      let row = y < canvas.size.rows ? canvas.row(y) : []
      encoder.encode(row, columns: size.columns, into: &encodedRow) { pair in
        _ = cn_make_pair(pair.number, Int32(pair.foreground), Int32(pair.background))
      }
      cn_put_row(Int32(y), encodedRow, Int32(encodedRow.count))
    }
    shown = canvas
    shownSize = size
    let cursor = canvas.cursor ?? Point(x: -1, y: -1)
    let isInside = Rect(x: 0, y: 0, columns: size.columns, rows: size.rows).contains(cursor)
    cn_update(isInside ? Int32(cursor.x) : -1, isInside ? Int32(cursor.y) : -1)
  }

  /// Makes the next ``show(_:)`` send the whole picture, for a screen that others wrote upon.
  public func repaint() {
    guard isOpen else { return }
    cn_forget_screen()
  }

  /// Tells the terminal the text by OSC 52, which reaches the person's own clipboard through SSH.
  /// Terminals that do not know it ignore it, and so do those whose owner forbids it.
  public func copy(_ text: String) {
    guard isOpen else { return }
    cn_send(ClipboardSequence.setting(text))
  }

  public func nextEvent(timeout: Duration?) -> Event? {
    guard isOpen else { return .hungUp }
    let event = input.next(timeout: timeout)
    if event == .resized {
      shown = nil
      // What was on its way meanwhile was drawn for another size.
      cn_forget_screen()
    }
    return event
  }

  private func isShown(_ y: Int, of canvas: Canvas) -> Bool {
    guard let shown, shown.size == canvas.size else { return false }
    return y >= canvas.size.rows || shown.row(y) == canvas.row(y)
  }

  /// Turns on as many colours as are there and wanted, and tells whether they have no palette.
  private static func startColors(
    _ wanted: ColorDepth?
  ) -> (depth: ColorDepth, isDirect: Bool) {
    let limit = wanted ?? (Environment.value(of: "NO_COLOR") == nil ? .indexed256 : .never)
    guard limit > .never else { return (.never, false) }
    let depth = ColorDepth(colorCount: Int(cn_start_colors()))
    return (min(limit, depth), depth == .truecolor)
  }

  private static func noticeOfUnknown(_ type: String?) -> String {
    guard let type else { return "TERM is not set: drawing for \(commonType)" }
    return "the terminal type '\(type)' is unknown: drawing for \(commonType)"
  }
}

extension TerminalError {
  /// What a code of `cn_open` says; `nil` if it succeeded.
  fileprivate init?(code: Int32) {
    switch Int(code) {
    case CN_OPENED: return nil
    case CN_NO_KEYBOARD: self = .noKeyboard
    case CN_NO_PIPE: self = .outOfFiles
    case CN_BUSY: self = .alreadyOpen
    default: self = .unknownType(Environment.value(of: "TERM") ?? "")
    }
  }
}
