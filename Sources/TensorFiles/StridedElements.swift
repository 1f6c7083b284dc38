/// Elements that lie in any order, as arrays of NumPy and PyTorch may: the next one of each dimension
/// is a stride away.
struct StridedElements {
  let shape: [Int]
  /// In elements, one a dimension.
  let strides: [Int]
  /// 1, 2, 4 or 8 bytes.
  let elementSize: Int
  let isBigEndian: Bool

  /// Elements whose first index runs fastest.
  static func fortranOrder(shape: [Int], elementSize: Int, isBigEndian: Bool) -> StridedElements {
    var (stride, strides) = (1, [Int]())
    for size in shape {
      strides.append(stride)
      // Beside a size of 0 the others may be of any greatness; then no element is looked for.
      stride = stride &* size
    }
    return StridedElements(
      shape: shape, strides: strides, elementSize: elementSize, isBigEndian: isBigEndian)
  }

  /// Elements whose last index runs fastest.
  static func cOrder(shape: [Int], elementSize: Int, isBigEndian: Bool) -> StridedElements {
    let reversed = fortranOrder(
      shape: shape.reversed(), elementSize: elementSize, isBigEndian: isBigEndian)
    return StridedElements(
      shape: shape, strides: reversed.strides.reversed(), elementSize: elementSize,
      isBigEndian: isBigEndian)
  }

  /// The elements as ``Tensor`` has them, little-endian and in C order; `bytes` has all of them.
  func gathered(from bytes: ByteRegion) -> ByteRegion {
    guard !shape.contains(0) else { return ByteRegion([]) }
    return switch elementSize {
    case 1: gather(UInt8.self, from: bytes)
    case 2: gather(UInt16.self, from: bytes)
    case 4: gather(UInt32.self, from: bytes)
    default: gather(UInt64.self, from: bytes)
    }
  }

  private func gather<Number: FixedWidthInteger & BitwiseCopyable>(
    _: Number.Type, from bytes: ByteRegion
  ) -> ByteRegion {
    let count = shape.reduce(1, *)
    let last = zip(shape, strides).reduce(0) { $0 + ($1.0 - 1) * $1.1 }
    precondition(last < bytes.count / elementSize, "An element leaves the bytes.")
    let gathered = bytes.withBytes { source in
      [UInt8](unsafeUninitializedCapacity: count * elementSize) { target, initialised in
        let target = UnsafeMutableRawBufferPointer(target)
        var (index, position) = ([Int](repeating: 0, count: shape.count), 0)
        for number in 0..<count {
          let raw = source.loadUnaligned(fromByteOffset: position * elementSize, as: Number.self)
          target.storeBytes(
            of: isBigEndian ? raw.byteSwapped : raw, toByteOffset: number * elementSize,
            as: Number.self)
          advance(&index, &position)
        }
        initialised = count * elementSize
      }
    }
    return ByteRegion(gathered)
  }

  /// Turns to the next element in C order.
  private func advance(_ index: inout [Int], _ position: inout Int) {
    for dimension in shape.indices.reversed() {
      index[dimension] += 1
      position += strides[dimension]
      guard index[dimension] == shape[dimension] else { return }
      index[dimension] = 0
      position -= strides[dimension] * shape[dimension]
    }
  }
}
