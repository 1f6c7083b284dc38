// swift-tools-version: 6.2

import PackageDescription

/// What every Swift target here is built with: a file's imports are its dependencies.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "lstm-viz",
  // `Synchronization.Mutex` is the reason for macOS 15.
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "Screen", swiftSettings: settings),
    .target(
      name: "CNcurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "NcursesTerminal", dependencies: ["Screen", "CNcurses"], swiftSettings: settings),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NcursesTerminal", "Screen"],
      path: "Tests/TerminalProbe", swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Screen"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "NcursesTerminalTests",
      dependencies: ["NcursesTerminal", "Screen", "TerminalProbe", "TestSupport"],
      swiftSettings: settings),
  ]
)
