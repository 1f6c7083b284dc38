/// How a process ended.
public enum ExitStatus: Equatable, Sendable {
  case exited(Int32)
  /// By this signal.
  case killed(Int32)

  /// Takes apart what `waitpid` stores.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited(waitStatus >> 8 & 0xFF) : .killed(signal)
  }
}
