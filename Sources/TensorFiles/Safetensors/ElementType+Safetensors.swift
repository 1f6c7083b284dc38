extension ElementType {
  private static let bySafetensorsName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.safetensorsName, $0) })

  /// The name in a safetensors header: `F32`, `BF16`, `BOOL`.
  var safetensorsName: String { rawValue.uppercased() }

  /// The type of that name, or nil when elements of such a type cannot be read here.
  init?(safetensorsName name: String) {
    guard let type = Self.bySafetensorsName[name] else { return nil }
    self = type
  }
}
