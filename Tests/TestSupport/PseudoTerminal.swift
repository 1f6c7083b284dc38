public import Screen

/// A program that runs in a terminal of its own, and what its screen shows.
///
/// The program is the leader of a new session whose controlling terminal this is, as one that was
/// started in a terminal's window. Nothing here waits for a time to pass: all waits are for
/// conditions, and ``patience`` only bounds them.
public final class PseudoTerminal {
  /// How long a condition may take before the test fails.
  public static let patience = Duration.seconds(20)

  /// What the screen shows, of all that was read so far.
  public private(set) var screen: ScreenEmulator
  /// All bytes that the program has written.
  public private(set) var output: [UInt8] = []

  private var master: Int32
  private var lifeline: Lifeline
  private let process: pid_t
  private var status: ExitStatus?
  private var isAtEnd = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: what follows its name.
  ///   - environment: variables besides ``SpawnedProcess/commonEnvironment``; `nil` takes one away.
  ///   - size: the terminal's size.
  ///   - input: a file to be standard input instead of the terminal.
  ///   - errors: a file to be standard error instead of the terminal.
  /// - Throws: ``Failure`` if the system has no terminal left or the program cannot be started.
  public init(
    running program: String, _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(columns: 80, rows: 24), input: String? = nil, errors: String? = nil
  ) throws {
    screen = ScreenEmulator(size: size)
    master = try PseudoTerminal.openMaster()
    lifeline = try Lifeline()
    PseudoTerminal.setSize(size, of: master)
    let child = SpawnedProcess(
      program: program, arguments: arguments, environment: environment,
      terminal: try PseudoTerminal.pathOfSlave(of: master), input: input, errors: errors,
      lifeline: lifeline.writing)
    process = try child.start()
    lifeline.release()
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      closeMaster()
      var ignored: Int32 = 0
      waitpid(process, &ignored, 0)
    }
    closeMaster()
    lifeline.closeAll()
  }

  /// Types text, escape sequences and control characters included.
  public func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes.
  public func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives the terminal another size; the system tells the program.
  public func resize(to size: Size) {
    screen.resize(to: size)
    PseudoTerminal.setSize(size, of: master)
  }

  /// Makes the screen alone smaller for a moment: what is outside is lost, and nobody is told.
  public func screenLoses(to size: Size) {
    let whole = screen.size
    screen.resize(to: size)
    screen.resize(to: whole)
  }

  /// Sends a signal to the program that was started.
  public func send(signal: Int32) {
    kill(process, signal)
  }

  /// Takes the terminal away, as closing its window does.
  public func hangUp() {
    closeMaster()
  }

  /// Whether the terminal's modes are those that a shell expects: lines, echo and ^C.
  public var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { return false }
    let wanted = tcflag_t(ICANON) | tcflag_t(ECHO) | tcflag_t(ISIG)
    return modes.c_lflag & wanted == wanted && modes.c_oflag & tcflag_t(OPOST) != 0
  }

  /// Reads until the screen shows what is wanted.
  ///
  /// - Parameters:
  ///   - what: what is waited for, for the message.
  ///   - condition: whether it is there.
  /// - Throws: ``Failure`` with the screen if the program ends or ``patience`` does.
  public func wait(for what: String, until condition: (ScreenEmulator) -> Bool) throws {
    let deadline = ContinuousClock.now + PseudoTerminal.patience
    while !condition(screen) {
      guard !isAtEnd else { throw failure("the program ended before \(what)") }
      guard isReadable(master, until: deadline) else { throw failure("no \(what) in time") }
      readOnce()
    }
  }

  /// Reads until a text is somewhere on the screen.
  ///
  /// - Throws: ``Failure`` with the screen if the program ends or ``patience`` does.
  public func wait(for text: String) throws {
    try wait(for: "'\(text)'") { $0.text.contains(text) }
  }

  /// Reads what is written until the program, and all that it started, has ended.
  ///
  /// - Returns: how it ended.
  /// - Throws: ``Failure`` if it did not end in time; then it is killed.
  public func waitForEnd() throws -> ExitStatus {
    if let status { return status }
    let deadline = ContinuousClock.now + PseudoTerminal.patience
    while !isAtEnd, isReadable(master, until: deadline) {
      readOnce()
    }
    let hasEnded = isReadable(lifeline.reading, until: deadline)
    if !hasEnded { kill(process, SIGKILL) }
    var stored: Int32 = 0
    waitpid(process, &stored, 0)
    let result = ExitStatus(waitStatus: stored)
    status = result
    guard hasEnded else { throw failure("the program did not end") }
    return result
  }

  private func failure(_ message: String) -> Failure {
    Failure("\(message); the screen:\n\(screen.text)\nunknown: \(screen.unknownSequences)")
  }

  private func readOnce() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      // EIO: nobody holds the other side any more.
      isAtEnd = count == 0 || errno != EINTR
      return
    }
    output += buffer.prefix(count)
    screen.feed(buffer.prefix(count))
  }

  private func isReadable(_ file: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { return false }
      var files = [pollfd(fd: file, events: Int16(POLLIN), revents: 0)]
      if poll(&files, 1, Int32(left / .milliseconds(1)) + 1) > 0 { return true }
    }
  }

  private func closeMaster() {
    if master >= 0 { close(master) }
    master = -1
    isAtEnd = true
  }
}
