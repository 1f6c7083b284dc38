import ArgumentParser
import Loading
import Screen

/// Keys that are typed before a person may.
struct PlayOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keys to type first: names as in 'l Right*3 S-Right Space'.", valueName: "keys"))
  var keys = ""

  @Option(
    help: ArgumentHelp(
      "A file of such keys, typed before those of --keys; # begins a comment.", valueName: "file"),
    completion: .file())
  var script: String?

  func validate() throws {
    do {
      _ = try Key.keys(named: keys)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// The keys of the script, then those of the command line.
  func allKeys() throws -> [Key] {
    let typed = try Key.keys(named: keys)
    guard let script else { return typed }
    let bytes = try FileSource.named(script, bundled: []).bytes()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScriptError(file: script, keyError: nil)
    }
    do {
      return try Key.keys(named: text) + typed
    } catch {
      throw ScriptError(file: script, keyError: error)
    }
  }
}
