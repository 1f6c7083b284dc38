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
  products: [
    .library(name: "Recurrent", targets: ["Recurrent"])
  ],
  targets: [
    .target(name: "Recurrent", swiftSettings: settings),
    .target(name: "Screen", swiftSettings: settings),
    .target(name: "TensorFiles", swiftSettings: settings),
    .testTarget(
      name: "RecurrentTests", dependencies: ["Recurrent", "TensorFiles"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "TensorFilesTests", dependencies: ["TensorFiles"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
  ]
)
