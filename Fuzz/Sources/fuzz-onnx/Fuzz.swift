import FuzzSupport

/// libFuzzer's entry point.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  readTensors(start, count, pathExtension: "onnx")
  return 0
}
