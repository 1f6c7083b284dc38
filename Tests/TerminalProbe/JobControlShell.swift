/// What a shell does for one job: its own process group in the foreground, told when it stops.
///
/// After a stop it waits for a line, as a shell does for `fg`, and lets the job go on.
enum JobControlShell {
  static func run(_ command: [String]) -> Never {
    // A background process that takes the terminal would be stopped.
    signal(SIGTTOU, SIG_IGN)
    let job = start([CommandLine.arguments[0], "job"] + command)
    while true {
      var status: Int32 = 0
      guard waitpid(job, &status, WUNTRACED) == job else { continue }
      tcsetpgrp(STDIN_FILENO, getpgrp())
      guard status & 0xFF == 0x7F else { finish(status) }
      print("stopped by \(status >> 8 & 0xFF)")
      fflush(nil)
      _ = readLine()
      tcsetpgrp(STDIN_FILENO, job)
      kill(-job, SIGCONT)
    }
  }

  /// Becomes the job: takes the foreground before the program begins.
  static func become(_ command: [String]) -> Never {
    setpgid(0, 0)
    tcsetpgrp(STDIN_FILENO, getpid())
    signal(SIGTTOU, SIG_DFL)
    withArguments(command) { _ = execv(command[0], $0) }
    Probe.finish("cannot start \(command[0])", status: 127)
  }

  private static func start(_ command: [String]) -> pid_t {
    var job: pid_t = 0
    let failure = withArguments(command) { posix_spawn(&job, command[0], nil, nil, $0, environ) }
    guard failure == 0 else { Probe.finish("cannot start \(command[0])", status: 127) }
    return job
  }

  private static func withArguments<Value>(
    _ command: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let arguments = command.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    return body(arguments + [nil])
  }

  private static func finish(_ status: Int32) -> Never {
    let signal = status & 0x7F
    let code = signal == 0 ? status >> 8 & 0xFF : 128 + signal
    Probe.finish("job ended \(code)", status: code)
  }
}
