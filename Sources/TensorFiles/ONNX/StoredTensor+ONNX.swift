#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension StoredTensor {
  /// Reads what a file says of a tensor, and checks its elements' number and place.
  ///
  /// - Throws: an ``ONNXProblem``, or what opening another file throws.
  init(onnx message: ProtoTensor, folder: inout FolderOfTensors?) throws(TensorFileError) {
    let shape = try Self.shape(of: message)
    let number = Int(message.dataType)
    let type = ONNXElementType(rawValue: number)?.elementType
    entry = TensorEntry(
      name: message.name, typeName: ONNXElementType.name(ofNumber: number), elementType: type,
      shape: shape)
    guard let type else {
      // What cannot be read need not be found.
      elements = .derived { () throws(TensorFileError) in ByteRegion([]) }
      return
    }
    guard let byteCount = type.byteCount(ofShape: shape) else {
      throw TensorFileError(.onnx(.impossibleShape(shape)))
    }
    guard !message.hasSegment else { throw TensorFileError(.onnx(.segmented)) }
    elements = try Self.elements(
      of: message, type, entry: entry, byteCount: byteCount, folder: &folder)
  }

  private static func shape(of message: ProtoTensor) throws(TensorFileError) -> [Int] {
    let limit = SafetensorsHeader.maximumDimensionCount
    guard message.dims.count <= limit else {
      throw TensorFileError(.onnx(.tooManyDimensions(limit: limit)))
    }
    let shape = message.dims.map(Int.init)
    guard elementCount(ofShape: shape) != nil else {
      throw TensorFileError(.onnx(.impossibleShape(shape)))
    }
    return shape
  }

  private static func elements(
    of message: ProtoTensor, _ type: ElementType, entry: TensorEntry, byteCount: Int,
    folder: inout FolderOfTensors?
  ) throws(TensorFileError) -> Elements {
    func check(_ found: Int) throws(TensorFileError) {
      guard found == byteCount else {
        throw TensorFileError(
          .onnx(
            .sizeMismatch(
              shape: entry.shape, typeName: entry.typeName, expected: byteCount, found: found)))
      }
    }
    let typedCount = message.typedCount
    guard message.dataLocation != 1 else {
      guard typedCount == 0, !message.hasRawData else {
        throw TensorFileError(.onnx(.elementsTwice))
      }
      let place = try ExternalPlace(of: message, byteCount: byteCount)
      try check(place.length)
      guard byteCount > 0 else { return .inPlace(ByteRegion([])) }
      guard folder != nil, let region = try folder?.region(of: place) else {
        throw TensorFileError(.onnx(.noLocation))
      }
      return .inPlace(region)
    }
    if message.hasRawData {
      guard typedCount == 0 else { throw TensorFileError(.onnx(.elementsTwice)) }
      try check(message.rawData.count)
      let data = message.rawData
      return .derived { () throws(TensorFileError) in ByteRegion([UInt8](data)) }
    }
    let expected = byteCount / type.byteCount
    guard typedCount == expected, message.typedCount(of: type) == expected else {
      throw TensorFileError(
        .onnx(
          .countMismatch(
            shape: entry.shape, expected: expected, found: message.typedCount(of: type))))
    }
    return .derived { () throws(TensorFileError) in ByteRegion(message.typedBytes(of: type)) }
  }
}
