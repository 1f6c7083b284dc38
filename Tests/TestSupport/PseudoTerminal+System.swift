import Screen

#if canImport(Darwin)
  extension PseudoTerminal {
    /// A new terminal's side that the tests hold.
    static func openMaster() throws -> Int32 {
      let file = posix_openpt(O_RDWR | O_NOCTTY)
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      guard file >= 0, grantpt(file) == 0, unlockpt(file) == 0 else {
        throw Failure("no pseudo-terminal: errno \(errno)")
      }
      return file
    }

    /// The path of the side that the program gets.
    static func pathOfSlave(of master: Int32) throws -> String {
      var path = [UInt8](repeating: 0, count: 256)
      let failure = path.withUnsafeMutableBytes { bytes in
        ptsname_r(master, bytes.baseAddress, bytes.count)
      }
      guard failure == 0 else { throw Failure("a pseudo-terminal without a name") }
      return String(decoding: path.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static let setWindowSize: UInt = 0x8008_7467
  }
#else
  extension PseudoTerminal {
    /// A new terminal's side that the tests hold.
    ///
    /// `posix_openpt` and its kin are not in the module of the C library here, so this is what
    /// they do.
    static func openMaster() throws -> Int32 {
      let file = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var isLocked: Int32 = 0
      guard file >= 0, ioctl(file, setLock, &isLocked) == 0 else {
        throw Failure("no pseudo-terminal: errno \(errno)")
      }
      return file
    }

    /// The path of the side that the program gets.
    static func pathOfSlave(of master: Int32) throws -> String {
      var number: Int32 = 0
      guard ioctl(master, getNumber, &number) == 0 else {
        throw Failure("a pseudo-terminal without a name: errno \(errno)")
      }
      return "/dev/pts/\(number)"
    }

    // TIOCSPTLCK, TIOCGPTN and TIOCSWINSZ; the first two are macros that Swift cannot import.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430
    private static let setWindowSize = UInt(TIOCSWINSZ)
  }
#endif

extension PseudoTerminal {
  static func setSize(_ size: Size, of master: Int32) {
    var window = winsize()
    window.ws_col = UInt16(size.columns)
    window.ws_row = UInt16(size.rows)
    _ = ioctl(master, setWindowSize, &window)
  }
}
