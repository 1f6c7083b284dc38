/// A pipe that is held open by a process and all that it starts, and so tells when they have ended.
struct Lifeline {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure("no pipe: errno \(errno)") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    reading = ends[0]
    writing = ends[1]
  }

  /// Leaves the processes as the only holders.
  mutating func release() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  mutating func closeAll() {
    release()
    if reading >= 0 { close(reading) }
    reading = -1
  }
}
