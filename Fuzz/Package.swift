// swift-tools-version: 6.2

import PackageDescription

/// The readers that are fuzzed, each by a program of its own: `Sources/fuzz-<reader>`.
let readers = ["keras", "npz", "onnx", "pytorch", "safetensors", "text"]

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
  ],
  targets: [
    // The program's own sources, by symbolic links. The readers are no products of its package and
    // need not become any for this; and what is in this package sees all that is `package`.
    .target(name: "CKernels"),
    .target(name: "Recurrent", dependencies: ["CKernels"], swiftSettings: settings),
    .target(
      name: "CZlib",
      linkerSettings: [.linkedLibrary("z", .when(platforms: [.linux, .macOS]))]),
    .target(
      name: "TensorFiles",
      dependencies: ["CZlib", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["ONNX/onnx.proto"], swiftSettings: settings),
    .target(name: "Loading", dependencies: ["Recurrent", "TensorFiles"], swiftSettings: settings),
    .target(
      name: "FuzzSupport", dependencies: ["Loading", "Recurrent", "TensorFiles"],
      swiftSettings: settings),
  ]
    + readers.map { reader in
      // libFuzzer has the main function.
      .executableTarget(
        name: "fuzz-\(reader)", dependencies: ["FuzzSupport"],
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
    }
)
