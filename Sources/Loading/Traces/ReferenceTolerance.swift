/// How far a trace may be off a reference of another program.
///
/// Kernels sum in different orders: the same network in Float32 differs by so much between programs,
/// and in what has no bounds by so much of the largest value.
enum ReferenceTolerance {
  /// 2·10⁻⁶ for gates and h, 4·10⁻⁶ from 128 units up, since sums of that length differ more.
  static func ofBounded(unitCount: Int) -> Float { unitCount < 128 ? 2e-6 : 4e-6 }
  /// For C, the states after the last step and predictions.
  static let ofUnbounded: Float = 1e-5
  /// For the loss and derivatives, of the largest entry.
  static let ofDerivatives: Float = 1e-4

  /// The tolerance of an array by its name in a trace file.
  static func tolerance(of name: String, unitCount: Int, largest: Float) -> Float {
    let parts = name.split(separator: ".")
    if parts.contains("grad") || parts.last == "loss" { return ofDerivatives * largest }
    switch parts.last {
    case "c", "cn", "pred": return ofUnbounded * max(1, largest)
    default: return ofBounded(unitCount: unitCount) * max(1, largest)
    }
  }
}
