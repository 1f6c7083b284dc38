/// A program to be started as the leader of a session with a terminal.
public struct SpawnedProcess {
  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    private static let newSession: Int32 = 0x0400
  #else
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    private static let newSession: Int32 = 0x80
  #endif

  /// Where the program finds the lifeline: a number that it does not use itself.
  private static let lifelineNumber: Int32 = 9

  /// A folder that is nowhere: whoever runs the tests has a configuration of their own.
  public static let noConfiguration = "/no-such-folder"

  /// The variables that every program gets, whatever the tests were started with.
  public static var commonEnvironment: [String: String] {
    var result = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "XDG_CONFIG_HOME": noConfiguration,
    ]
    for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }

  var program: String
  var arguments: [String]
  var environment: [String: String?]
  var terminal: String
  var input: String?
  var errors: String?
  var lifeline: Int32

  func start() throws -> pid_t {
    var actions = FileActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    prepare(&actions)
    var attributes = Attributes()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    prepare(&attributes)

    var process: pid_t = 0
    let failure = SpawnedProcess.withCStrings([program] + arguments) { arguments in
      SpawnedProcess.withCStrings(variables) { variables in
        posix_spawn(&process, program, &actions, &attributes, arguments, variables)
      }
    }
    guard failure == 0 else { throw Failure("cannot start \(program): errno \(failure)") }
    return process
  }

  private var variables: [String] {
    var all: [String: String?] = SpawnedProcess.commonEnvironment
    for (name, value) in environment {
      all.updateValue(value, forKey: name)
    }
    return all.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }

  /// The first file opened becomes the controlling terminal of the new session.
  private func prepare(_ actions: inout FileActions) {
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_adddup2(&actions, lifeline, SpawnedProcess.lifelineNumber)
    if let input {
      posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    }
    if let errors {
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
  }

  /// What the test program ignores or blocks is not the concern of the one that it starts.
  private func prepare(_ attributes: inout Attributes) {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [
      SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT,
      SIGWINCH,
    ] {
      sigaddset(&defaults, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    let flags =
      SpawnedProcess.newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func withCStrings<Value>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
