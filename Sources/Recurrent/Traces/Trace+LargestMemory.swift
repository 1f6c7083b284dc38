extension Trace {
  /// The greatest |C| of each unit over the whole sequence (for cells without C: |h|), one array a
  /// layer: the scale that a unit's memory is drawn on.
  ///
  /// One pass, of which nothing but the result is kept; a ``TraceSummary`` has it too, and takes
  /// several times as long for all that it has besides.
  ///
  /// - Parameter shouldGoOn: told after every block how many steps are done; `false` stops.
  /// - Returns: `nil` when stopped.
  public func largestMemory(shouldGoOn: (Int) -> Bool = { _ in true }) -> [[Float]]? {
    guard prepare(shouldGoOn: { _ in shouldGoOn(0) }) else { return nil }
    var largest = initialStates.map { $0.memory.map(abs) }
    let isDone = walk { steps, run, _ in
      for (layer, part) in run.layers.enumerated() {
        raise(&largest[layer], to: part.block[network.layers[layer].kind.memory])
      }
      return shouldGoOn(steps.upperBound)
    }
    return isDone ? largest : nil
  }

  /// Raises each unit's largest size to those of some rows, `[steps, H]`.
  private func raise(_ largest: inout [Float], to rows: ArraySlice<Float>) {
    let units = largest.count
    rows.withUnsafeBufferPointer { rows in
      largest.withUnsafeMutableBufferPointer { largest in
        for start in stride(from: 0, to: rows.count, by: units) {
          for unit in 0..<units {
            let size = abs(rows[start + unit])
            if size > largest[unit] { largest[unit] = size }
          }
        }
      }
    }
  }
}
