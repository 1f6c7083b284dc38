// swift-tools-version: 6.2

import PackageDescription

/// What every Swift target here is built with: a file's imports are its dependencies. In CI a
/// warning is an error; elsewhere a newer compiler's new warning must not stop anybody.
let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
  name: "lstm-viz",
  // `Synchronization.Mutex` is the reason for macOS 15.
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lstm-viz", targets: ["lstm-viz"]),
    .library(name: "Recurrent", targets: ["Recurrent"]),
  ],
  dependencies: [
    // The command line: parsing, help and completion scripts, as Swift users know them.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // ONNX files are protobuf messages; for TensorFiles only.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    // The configuration file is TOML, of which this knows every corner and tells the line; for the
    // program only.
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The loops that must be fast, for each processor's instructions: Swift alone would have to
    // choose them when it is built, for all who run the program.
    .target(name: "CKernels"),
    .target(name: "Recurrent", dependencies: ["CKernels"], swiftSettings: settings),
    // Unzipping by the system's library: NumPy, PyTorch, Keras and HDF5 all deflate with it.
    .target(
      name: "CZlib",
      linkerSettings: [.linkedLibrary("z", .when(platforms: [.linux, .macOS]))]),
    .target(
      name: "TensorFiles",
      dependencies: ["CZlib", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["ONNX/onnx.proto"], swiftSettings: settings),
    .target(name: "Screen", swiftSettings: settings),
    .target(name: "Loading", dependencies: ["Recurrent", "TensorFiles"], swiftSettings: settings),
    .target(name: "Explorer", dependencies: ["Recurrent", "Screen"], swiftSettings: settings),
    // A target of C, not a system library: pkg-config's flags would lose the wide characters.
    .target(
      name: "CNcurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "NcursesTerminal", dependencies: ["CNcurses", "Screen"], swiftSettings: settings),
    // The examples as they lie in the repository, inside the program.
    .target(
      name: "BundledExamples", path: "Examples",
      exclude: ["README.md", "keras", "make_sines.py", "pytorch"],
      sources: ["BundledExamples.swift"],
      resources: [.embedInCode("sine.txt"), .embedInCode("sine.safetensors")],
      swiftSettings: settings),
    .executableTarget(
      name: "lstm-viz",
      dependencies: [
        "BundledExamples", "Explorer", "Loading", "NcursesTerminal", "Recurrent", "Screen",
        "TensorFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    // What tests of whole programs need: a pseudo-terminal and what its screen shows.
    .target(
      name: "TestSupport", dependencies: ["Screen"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NcursesTerminal", "Screen"],
      path: "Tests/TerminalProbe", swiftSettings: settings),
    .testTarget(
      name: "NcursesTerminalTests",
      dependencies: ["NcursesTerminal", "Screen", "TerminalProbe", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "CKernelsTests", dependencies: ["CKernels"], swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "lstm-viz", "Explorer", "Loading", "Recurrent", "Screen", "TensorFiles", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LoadingTests", dependencies: ["Loading", "Recurrent", "TensorFiles", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "RecurrentTests", dependencies: ["CKernels", "Recurrent", "TensorFiles"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "TensorFilesTests", dependencies: ["TensorFiles", "TestSupport"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "ScreenTests", dependencies: ["Screen", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ExplorerTests",
      dependencies: ["Explorer", "Loading", "Recurrent", "Screen", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: settings),
  ]
)
