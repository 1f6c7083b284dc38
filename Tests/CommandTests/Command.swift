import Foundation
import TestSupport

/// The built program, run to its end.
struct Command {
  /// What it wrote and how it ended.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The repository's folder.
  static let repository = String(#filePath).split(separator: "/").dropLast(3).map { "/" + $0 }
    .joined()

  /// The sine example's path, whatever the working directory is.
  static let sine = "\(repository)/Examples/sine.txt"

  /// Runs the program with these arguments.
  ///
  /// - Parameters:
  ///   - arguments: what follows its name.
  ///   - input: what comes through standard input.
  ///   - environment: variables besides those of the tests.
  ///   - folder: the working directory.
  /// - Returns: what it wrote and its exit status, 128 + n for signal n.
  /// - Throws: what starting it throws.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in folder: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try BuildProducts.path(of: "lstm-viz"))
    process.arguments = arguments
    process.environment = [
      "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C.UTF-8",
      "XDG_CONFIG_HOME": SpawnedProcess.noConfiguration,
    ].merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let scratch = try Scratch()
    // Files, not pipes: a full pipe would stop the program while the other one is read.
    let (output, errors) = (try scratch.put("out", []), try scratch.put("errors", []))
    process.standardInput = try FileHandle(
      forReadingFrom: URL(
        fileURLWithPath: scratch.put("in", input)))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    let status =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
    return Result(
      status: status, output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}
