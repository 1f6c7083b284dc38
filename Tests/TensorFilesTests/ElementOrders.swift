import Testing

@testable import TensorFiles

/// Elements that lie in another order than a tensor has them.
@Suite struct ElementOrders {
  /// 0, 1, 2, … as numbers of that size.
  private func region<Number: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: [Int], as _: Number.Type
  ) -> ByteRegion {
    ByteRegion(littleEndianBytes(of: numbers.map { Number($0) }))
  }

  @Test func theFirstIndexMayRunFastest() {
    let order = StridedElements.fortranOrder(shape: [2, 3], elementSize: 2, isBigEndian: false)
    let stored = region([0, 3, 1, 4, 2, 5], as: UInt16.self)
    #expect(order.gathered(from: stored) == region(Array(0..<6), as: UInt16.self))
  }

  @Test func everySizeOfElementIsTurnedAround() {
    func isTurned<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Bool {
      let numbers = (1...4).map { Number($0) }
      let stored = ByteRegion(littleEndianBytes(of: numbers.map(\.byteSwapped)))
      let order = StridedElements.cOrder(
        shape: [2, 2], elementSize: MemoryLayout<Number>.size, isBigEndian: true)
      return order.gathered(from: stored) == ByteRegion(littleEndianBytes(of: numbers))
    }
    #expect(isTurned(UInt8.self))
    #expect(isTurned(UInt16.self))
    #expect(isTurned(UInt32.self))
    #expect(isTurned(UInt64.self))
  }

  @Test func stridesMayRepeatElementsOrLeaveThemOut() {
    let order = StridedElements(
      shape: [2, 3], strides: [0, 2], elementSize: 4, isBigEndian: false)
    let stored = region(Array(0..<5), as: UInt32.self)
    #expect(order.gathered(from: stored) == region([0, 2, 4, 0, 2, 4], as: UInt32.self))
  }

  @Test(arguments: [[], [1], [0], [0, .max, .max], [.max, .max, 0]] as [[Int]])
  func oneElementAndNoneHaveNoOrder(shape: [Int]) {
    let stored = region(shape.contains(0) ? [] : [7], as: UInt64.self)
    for make in [StridedElements.fortranOrder, StridedElements.cOrder] {
      #expect(make(shape, 8, false).gathered(from: stored) == stored)
    }
  }
}
