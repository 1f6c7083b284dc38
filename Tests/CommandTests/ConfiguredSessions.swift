import Foundation
import TestSupport
import Testing

/// The explorer takes a person's looks from their configuration file, and nothing else does.
@Suite struct ConfiguredSessions {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = "\(scratch.folder)/lstm-viz/config.toml"
    try FileManager.default.createDirectory(
      atPath: "\(scratch.folder)/lstm-viz", withIntermediateDirectories: true)
  }

  private func run(
    _ arguments: [String], _ text: String, environment: [String: String] = [:]
  ) throws -> Command.Result {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try Command.run(
      arguments,
      environment: environment.merging(["XDG_CONFIG_HOME": scratch.folder]) { $1 })
  }

  @Test func theExplorerReadsItAndOptionsWin() throws {
    let chinese = try run([Command.sine], "lang = \"zh\"")
    #expect(chinese.status == 0 && chinese.output.contains("q 退出"), "\(chinese.errors)")
    #expect(try run([Command.sine, "--lang", "en"], "lang = \"zh\"").output.contains("q quit"))
    let ascii = try run([Command.sine], "ascii = true")
    #expect(ascii.output.allSatisfy(\.isASCII) && !ascii.output.isEmpty)
    #expect(
      try run([Command.sine, "--no-ascii"], "ascii = true").output
        == Command.run([Command.sine]).output)
  }

  @Test func itWinsOverTheEnvironment() throws {
    let locale = ["LC_ALL": "zh_CN.UTF-8"]
    #expect(try run([Command.sine], "lang = \"en\"", environment: locale).output.contains("quit"))
    #expect(try run([Command.sine], "lang = \"auto\"", environment: locale).output.contains("退出"))
  }

  @Test func picturesDoNotDependOnIt() throws {
    let frame = ["frame", Command.sine]
    #expect(try run(frame, "lang = \"zh\"\nascii = true").output == Command.run(frame).output)
    #expect(try run(frame, "nonsense").status == 0)
  }

  @Test func aWrongFileEndsWithOneSentence() throws {
    let result = try run([Command.sine], "\ntheme = 3\n")
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(
      result.errors == "lstm-viz: \(path), line 2: theme must be \"auto\", \"dark\" or \"light\"\n")
  }

  @Test func whatCanNotBeReadIsAnErrorAndWhatIsMissingIsNot() throws {
    let folder = ["XDG_CONFIG_HOME": scratch.folder]
    #expect(try Command.run([Command.sine], environment: folder).status == 0)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let result = try Command.run([Command.sine], environment: folder)
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("lstm-viz: \(path): it is a folder"))
  }

  @Test func coloursThatItWantsWinOverNoColor() throws {
    for (text, hasColors) in [("color = \"256\"", true), ("color = \"auto\"", false)] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let terminal = try PseudoTerminal(
        running: BuildProducts.path(of: "lstm-viz"), [Command.sine],
        environment: ["NO_COLOR": "1", "XDG_CONFIG_HOME": scratch.folder])
      try terminal.wait(for: "q quit")
      terminal.type("q")
      _ = try terminal.waitForEnd()
      #expect(String(decoding: terminal.output, as: UTF8.self).contains("8;5;") == hasColors)
    }
  }
}
