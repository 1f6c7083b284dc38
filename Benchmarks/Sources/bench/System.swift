#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Sends what was printed on its way.
func flush() { fflush(nil) }

/// The most memory that this process ever had resident, in MB.
func residentPeak() -> Double {
  var usage = rusage()
  // RUSAGE_SELF, which is not of the same type everywhere.
  getrusage(0, &usage)
  #if canImport(Darwin)
    return Double(usage.ru_maxrss) / 1e6
  #else
    return Double(usage.ru_maxrss) * 1024 / 1e6
  #endif
}

/// How long something takes, in µs.
func microseconds(_ body: () -> Void) -> Double {
  let duration = ContinuousClock().measure(body).components
  return Double(duration.seconds) * 1e6 + Double(duration.attoseconds) / 1e12
}

/// The least time that something takes, in µs, of at least `repeats` and about 50 ms.
func leastMicroseconds(repeats: Int = 3, _ body: () -> Void) -> Double {
  var (least, total, count) = (Double.infinity, 0.0, 0)
  while count < repeats || total < 50_000 {
    let time = microseconds(body)
    (least, total, count) = (min(least, time), total + time, count + 1)
  }
  return least
}
