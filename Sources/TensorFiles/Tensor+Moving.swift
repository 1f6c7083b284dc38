/// The same elements in other places. Sizes have been checked by whoever asks.
extension Tensor {
  /// The tensor in another shape of as many elements.
  package func reshaped(_ shape: [Int]) -> Tensor {
    Tensor(region: region, elementType: elementType, shape: shape)
  }

  /// The elements at regular places, `start + Σ index · stride`, counted in elements.
  ///
  /// One walk serves slices, transposes and repetitions.
  package func strided(shape: [Int], start: Int, strides: [Int]) -> Tensor {
    guard let count = elementCount(ofShape: shape), shape.count == strides.count else {
      preconditionFailure("A stride for each dimension, and a shape of some array.")
    }
    // What lies together at the end of the shape is copied at once.
    var (rank, block) = (shape.count, 1)
    while count > 0, rank > 0, strides[rank - 1] == block {
      rank -= 1
      block *= shape[rank]
    }
    let size = elementType.byteCount
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * size)
    var index = [Int](repeating: 0, count: rank)
    var place = start
    region.withBytes { source in
      for _ in 0..<count / block {
        bytes += source[place * size..<(place + block) * size]
        for axis in (0..<rank).reversed() {
          index[axis] += 1
          place += strides[axis]
          guard index[axis] == shape[axis] else { break }
          place -= strides[axis] * shape[axis]
          index[axis] = 0
        }
      }
    }
    return Tensor(bytes: bytes, elementType: elementType, shape: shape)
  }

  /// Tensors of one element type one behind the other along an axis; their other sizes are equal.
  package static func concatenated(_ tensors: [Tensor], axis: Int) -> Tensor {
    precondition(!tensors.isEmpty, "There is something to put together.")
    var shape = tensors[0].shape
    shape[axis] = tensors.reduce(0) { $0 + $1.shape[axis] }
    let outer = shape[..<axis].reduce(1, *)
    let regions = tensors.map(\.region)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(regions.reduce(0) { $0 + $1.count })
    for row in 0..<outer {
      for region in regions {
        let block = region.count / outer
        region.withBytes { bytes += $0[row * block..<(row + 1) * block] }
      }
    }
    return Tensor(bytes: bytes, elementType: tensors[0].elementType, shape: shape)
  }
}
