import Recurrent
import TensorFiles

/// What a file keeps of a module's own run: what it received, and the states it began with.
///
/// A recording is a file with a model's weights and by module `MODULE.x`, `[T, D]` or `[N, T, D]`,
/// `MODULE.h0` and `MODULE.c0`, `MODULE.mask` `[T]` or `[N, T]` where some steps did not count, and
/// perhaps `labels`. So any model can be looked at, whatever stands
/// before its recurrent layers.
struct Recording {
  /// The array that the module received.
  let input: String?
  /// Which of its steps counted, if not all did.
  let mask: String?
  /// The array or arrays of h before step 0: of all layers, or of each cell of a stack.
  let hidden: [String]
  /// Those of C.
  let cell: [String]
  /// Whether x is under the module's name, not a plain `x`, which may be what the whole model
  /// received.
  let isNamed: Bool
  /// All that the file keeps of the module, and of the cells of a stack, each of which has its own.
  let names: [String]

  /// The array that says what should be said, if there is one.
  static let labels = "labels"

  /// Looks for a module's arrays in a file.
  init(of module: ModuleCatalogue.Module, in file: TensorFile) {
    func found(_ array: String, in module: ModuleCatalogue.Module) -> String? {
      let name = module.name.isEmpty ? array : "\(module.name).\(array)"
      return file.entry(named: name) != nil ? name : nil
    }
    func states(_ array: String) -> [String] {
      if let whole = found(array, in: module) { return [whole] }
      let parts = module.parts.compactMap { found(array, in: $0) }
      return parts.count == module.parts.count ? parts : []
    }
    // A stack receives what its first cell does.
    input = found("x", in: module) ?? module.parts.first.flatMap { found("x", in: $0) }
    mask = found("mask", in: module) ?? module.parts.first.flatMap { found("mask", in: $0) }
    hidden = states("h0")
    cell = states("c0")
    isNamed = input.map { $0 != "x" } ?? false
    names = ["x", "mask", "h0", "c0"].flatMap { array in
      ([module] + module.parts).compactMap { found(array, in: $0) }
    }
  }

  /// Whether it has states to begin with.
  var hasStates: Bool { !hidden.isEmpty || !cell.isEmpty }
}
