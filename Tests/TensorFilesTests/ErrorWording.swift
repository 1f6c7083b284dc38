import TensorFiles
import Testing

@Suite struct ErrorWording {
  @Test func oneSentenceSaysWhereWhatAndHowToMend() {
    let cut = TensorFileError(
      .headerCutOff(size: 5120, fileSize: 3000), path: "model.safetensors")
    #expect(
      cut.description
        == "model.safetensors: the header says 5,120 bytes, but the file ends after 3,000"
        + " – it was cut off; copy or save it again")
    let gap = TensorFileError(
      .gap(size: 1), path: "m", offset: 1234, tensor: "lstm.weight")
    #expect(
      gap.description
        == "m: tensor \"lstm.weight\": before it, 1 byte belong to no tensor (at byte 1,234)"
        + " – save it again with the safetensors library")
  }

  @Test(
    arguments: [
      .missing, .unreadable(code: 13), .isFolder, .notRegularFile, .empty, .unwritable(code: 28),
      .tooShortForHeader(size: 1), .headerTooLong(size: .max, limit: 1),
      .headerCutOff(size: 2, fileSize: 1), .headerNotText, .headerNotObject,
      .malformedHeader(expected: "x"), .nestedTooDeeply(limit: 1), .repeatedKey("x"),
      .metadataNotText(key: "x"), .tooManyTensors(limit: 1), .tooManyDimensions(limit: 1),
      .missingField("x"), .notCountable(field: "x"), .wrongOffsetCount(1),
      .shapeTooLarge([1]), .reversedOffsets(begin: 1, end: 0),
      .sizeMismatch(shape: [1], typeName: "x", expected: 1, found: 2),
      .cutOff(expected: 2, found: 1), .gap(size: 1), .overlap(size: 1), .extraBytes(1),
      .noSuchTensor, .unsupportedElementType("x"), .notIntegers(.f32),
      .integerTooLarge(.max), .reservedName("x"),
      .onnx(.tooLarge(size: 2, limit: 1)), .onnx(.malformed), .onnx(.tooManyMessages(limit: 1)),
      .onnx(.nestedTooDeeply(limit: 1)), .onnx(.noGraph), .onnx(.noOperatorSets),
      .onnx(.unnamedTensor), .onnx(.repeatedTensor), .onnx(.tooManyDimensions(limit: 1)),
      .onnx(.impossibleShape([-1])), .onnx(.segmented), .onnx(.elementsTwice),
      .onnx(.sizeMismatch(shape: [1], typeName: "x", expected: 1, found: 2)),
      .onnx(.countMismatch(shape: [1], expected: 1, found: 2)), .onnx(.noLocation),
      .onnx(.unsafeLocation("x")), .onnx(.linkOutside("x")), .onnx(.missingFile("x")),
      .onnx(.notCountable(field: "offset", text: "x")),
      .onnx(.outsideFile("x", offset: .max, length: .max, fileSize: 1)),
    ] as [TensorFileError.Problem])
  func everyProblemHasWords(problem: TensorFileError.Problem) {
    let parts = "\(TensorFileError(problem))".split(separator: " – ")
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.count > 10 })
  }

  @Test func namesFromFilesCannotSteerTheTerminal() {
    let name = "\u{1B}[31m\n\u{9B}x\u{202E}\u{2028}é"
    let error = TensorFileError(.unsupportedElementType(name), path: name, tensor: name)
    let escaped = "\\u{1B}[31m\\u{A}\\u{9B}x\\u{202E}\\u{2028}é"
    #expect(error.description.hasPrefix("\(escaped): tensor \"\(escaped)\": elements of"))
    #expect(error.description.contains("of type \(escaped) cannot"))
  }

  @Test func longNamesAndShapesAreCutShort() {
    let name = String(repeating: "n", count: 1000)
    let error = TensorFileError(.shapeTooLarge(Array(1...64)), tensor: name)
    #expect(error.description.count < 250)
    #expect(error.description.contains("[1, 2, 3, 4, 5, 6, 7, 8, …]"))
    #expect(error.description.contains("n…\""))
  }
}
