// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "lstm-viz", path: "..")],
  targets: [
    .executableTarget(
      name: "bench", dependencies: [.product(name: "Recurrent", package: "lstm-viz")])
  ]
)
