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
    .target(name: "CKernels"),
    .target(name: "Screen", swiftSettings: settings),
    .testTarget(name: "CKernelsTests", dependencies: ["CKernels"], swiftSettings: settings),
  ]
)
