import NcursesTerminal
import Screen

/// One open terminal: every event is a line on the screen, and some keys are commands.
struct ProbeSession {
  private let terminal: NcursesTerminal
  private var lines: [String] = []
  private var showsPicture = false
  private var showsPairs = false
  private var cursor: Point?

  init(_ terminal: NcursesTerminal) {
    self.terminal = terminal
  }

  mutating func run() -> Never {
    while true {
      draw()
      guard let event = terminal.nextEvent(timeout: nil) else { continue }
      switch event {
      case .key(let key): press(key)
      case .mouse(let mouse): lines.append("mouse \(mouse.text)")
      case .resized: lines.append("resized")
      case .woken: lines.append("woken")
      case .terminated(let signal):
        terminal.close()
        Probe.finish("terminated by \(signal)", status: 128 + signal)
      case .hungUp:
        terminal.close()
        exit(75)
      }
    }
  }

  private mutating func press(_ key: Key) {
    lines.append("key \(key.text)")
    switch key.text {
    case "q":
      terminal.close()
      Probe.finish("goodbye", status: 0)
    case "P": showsPicture.toggle()
    case "M": showsPairs.toggle()
    case "R": cursor = cursor == nil ? Point(x: 3, y: 1) : nil
    case "W": wakeFromThread()
    case "E": complain()
    case "X": exit(3)
    case "C-l": terminal.repaint()
    default: Crash(key: key.text)?.happen()
    }
  }

  private func wakeFromThread() {
    let wake = terminal.waker
    Task.detached { wake() }
  }

  private func complain() {
    let text = "a word on standard error\n"
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }

  private func draw() {
    let size = terminal.size
    var canvas = Canvas(size: size)
    if showsPicture {
      Picture.draw(into: &canvas)
    } else if showsPairs {
      Picture.drawPairs(into: &canvas)
    } else {
      let depth = terminal.colorDepth.rawValue
      canvas.write(
        "ready \(size.columns)x\(size.rows) colors \(depth) utf8 \(terminal.isUTF8)", x: 0, y: 0,
        style: Style(foreground: .indexed(2), attributes: .bold))
      canvas.write(terminal.notice ?? "no notice", x: 0, y: 1)
      for (y, line) in lines.suffix(max(0, size.rows - 3)).enumerated() {
        canvas.write(line, x: 0, y: y + 2)
      }
      canvas.write("events \(lines.count) pid \(getpid()).", x: 0, y: size.rows - 1)
    }
    canvas.cursor = cursor
    terminal.show(canvas)
  }
}
