/// What the shapes of a W and a U say of their layer.
///
/// Rows are PyTorch's way, `[gates·H, D]` and `[gates·H, H]`; columns are Keras's, `[D, gates·H]`
/// and `[H, gates·H]`. U tells, whose sides differ by the number of gates; where there are none, W
/// does, unless it is square as well.
struct WeightShapes {
  let inputSize: Int
  let hiddenSize: Int
  /// How many values the layer gives: H, or P with a projection.
  let outputSize: Int
  /// gates · H.
  let stackedSize: Int
  /// Whether W is columns.
  let isInputTransposed: Bool
  /// Whether U is columns.
  let isRecurrentTransposed: Bool
  /// Whether W and U have gates · H in common.
  let agree: Bool

  /// Reads two shapes of two dimensions each, none 0.
  ///
  /// - Parameters:
  ///   - input: W's shape.
  ///   - recurrent: U's shape.
  ///   - projection: W_hr's shape `[P, H]`, which only stands beside rows.
  ///   - hasColumns: whether weights that could be either are columns.
  init(input: [Int], recurrent: [Int], projection: [Int]? = nil, hasColumns: Bool) {
    let (rows, columns) = (recurrent[0], recurrent[1])
    if projection != nil {
      isRecurrentTransposed = false
    } else if rows == columns {
      let (fitsRows, fitsColumns) = (input[0] == rows, input[1] == rows)
      isRecurrentTransposed = fitsRows == fitsColumns ? hasColumns : fitsColumns
    } else {
      isRecurrentTransposed = columns == 3 * rows || columns == 4 * rows
    }
    stackedSize = isRecurrentTransposed ? columns : rows
    outputSize = isRecurrentTransposed ? rows : columns
    hiddenSize = projection?[1] ?? outputSize
    let isSquare = input[0] == input[1]
    isInputTransposed =
      input[1] == stackedSize && (input[0] != stackedSize || isSquare && isRecurrentTransposed)
    inputSize = isInputTransposed ? input[0] : input[1]
    agree = input.contains(stackedSize)
  }

  /// How many gates there are; `nil` when no cell has so many.
  var gateCount: Int? { [4, 3, 1].first { stackedSize == $0 * hiddenSize } }
}
