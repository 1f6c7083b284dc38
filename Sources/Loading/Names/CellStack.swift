import TensorFiles

/// Cells of a list, `cells.0`, `cells.1`, …, that are the levels of one network.
///
/// Nothing in a file says so: a list is taken for a stack when it begins with 0, leaves nothing out,
/// is of one kind, and each cell takes as many values as the one before gives. Each can be chosen
/// alone as well.
enum CellStack {
  /// The modules with stacks in the place of their first cells.
  static func stacked(
    _ modules: [ModuleCatalogue.Module], in file: TensorFile
  ) -> [ModuleCatalogue.Module] {
    var lists: [String: [Int: ModuleCatalogue.Module]] = [:]
    for module in modules {
      if let (list, number) = place(of: module) { lists[list, default: [:]][number] = module }
    }
    var stacks: [String: ModuleCatalogue.Module] = [:]
    for (list, cells) in lists where cells.count > 1 {
      let parts = (0..<cells.count).compactMap { cells[$0] }
      guard parts.count == cells.count, areChained(parts, in: file) else { continue }
      stacks[list] = stack(parts, prefix: list)
    }
    return modules.compactMap { module in
      guard let (list, number) = place(of: module), let stack = stacks[list] else {
        return module
      }
      return number == 0 ? stack : nil
    }
  }

  /// The list that a cell is in, with what joins it, and its number: `cells.` and 1.
  private static func place(
    of module: ModuleCatalogue.Module
  ) -> (list: String, number: Int)? {
    let isCell = module.tensors.allSatisfy { name in
      let parts = SuffixedName(name)
      return parts.level == nil && !parts.isReverse
    }
    let digits = module.name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let list = module.name.dropLast(digits)
    guard isCell, let joint = list.last, joint == "." || joint == "/",
      let number = Int(module.name.suffix(digits)), "\(number)".count == digits
    else { return nil }
    return (String(list), number)
  }

  private static func areChained(
    _ cells: [ModuleCatalogue.Module], in file: TensorFile
  ) -> Bool {
    let shapes = cells.compactMap { cell -> WeightShapes? in
      func shape(_ role: ParameterRole) -> [Int]? {
        let names = cell.parameters[LayerParameter(role)] ?? []
        guard names.count == 1, let shape = file.entry(named: names[0])?.shape,
          shape.count == 2, !shape.contains(0)
        else { return nil }
        return shape
      }
      guard let input = shape(.inputWeights), let recurrent = shape(.recurrentWeights) else {
        return nil
      }
      return WeightShapes(
        input: input, recurrent: recurrent, hasColumns: cell.scheme.hasColumns)
    }
    return shapes.count == cells.count && Set(cells.map(\.scheme)).count == 1
      && Set(shapes.map(\.gateCount)).count == 1
      && zip(shapes, shapes.dropFirst()).allSatisfy { $0.outputSize == $1.inputSize }
  }

  private static func stack(
    _ cells: [ModuleCatalogue.Module], prefix: String
  ) -> ModuleCatalogue.Module {
    var parameters: [LayerParameter: [String]] = [:]
    for (level, cell) in cells.enumerated() {
      for (parameter, tensors) in cell.parameters {
        parameters[LayerParameter(parameter.role, level: level)] = tensors
      }
    }
    return ModuleCatalogue.Module(
      name: String(prefix.dropLast()), tensors: cells.flatMap(\.tensors), prefix: prefix,
      scheme: cells.first?.scheme ?? .torch, parameters: parameters, parts: cells)
  }
}
