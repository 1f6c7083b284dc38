import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A command as the argument parser describes it: what help, completions and the manual page share.
struct CommandDescription: Decodable, Equatable {
  /// An argument or option.
  struct Argument: Decodable, Equatable {
    /// `--name` or `-n`.
    struct Name: Decodable, Equatable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    /// The title of the group that it belongs to.
    let sectionTitle: String?
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?
  }

  let commandName: String
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  let subcommands: [CommandDescription]?
  let arguments: [Argument]?

  /// The program's own, with its subcommands.
  ///
  /// - Returns: the description.
  /// - Throws: what reading the parser's own words throws, which it never should.
  static func ofProgram() throws -> CommandDescription {
    struct Dump: Decodable {
      let command: CommandDescription
    }
    // The parser gives it as the message of a wish to see it.
    let json: String
    do {
      _ = try LSTMViz.parseAsRoot(["--experimental-dump-help"])
      json = ""
    } catch {
      json = LSTMViz.fullMessage(for: error)
    }
    return try JSONDecoder().decode(Dump.self, from: Data(json.utf8)).command
  }

  /// What is shown of its arguments, but what every command has.
  var ownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay
        && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }

  /// The titles of its groups of options, in their order.
  var sectionTitles: [String] {
    ownArguments.compactMap(\.sectionTitle).reduce(into: []) { titles, title in
      if !titles.contains(title) { titles.append(title) }
    }
  }

  /// The arguments of one group; those of none when `nil`.
  func arguments(titled title: String?) -> [Argument] {
    ownArguments.filter { $0.sectionTitle == title }
  }
}
