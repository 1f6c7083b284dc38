extension ElementType {
  /// Bytes of a tensor of that shape, or nil when a size is negative or the product passes `Int`.
  func byteCount(ofShape shape: [Int]) -> Int? {
    guard let count = elementCount(ofShape: shape) else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: byteCount)
    return overflow ? nil : bytes
  }
}

/// The product of a shape, or nil when a size is negative or the product passes `Int`.
///
/// `[2⁴⁰, 2⁴⁰, 0]` passes `Int` on its way to 0 and is refused, as every reader would trip on it.
func elementCount(ofShape shape: [Int]) -> Int? {
  var count = 1
  for size in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    guard size >= 0, !overflow else { return nil }
    count = product
  }
  return count
}
