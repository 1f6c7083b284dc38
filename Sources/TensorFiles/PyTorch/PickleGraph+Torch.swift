/// The shapes in which PyTorch puts tensors into a pickle, recognised and never carried out.
///
/// Source: `_reduce_ex_internal` and `__reduce_ex__` in PyTorch's `torch/_tensor.py`, the functions
/// they name in `torch/_utils.py`, and `Parameter.__reduce_ex__`.
extension PickleGraph {
  /// Wrappings around a tensor, a parameter around a tensor with attributes being two.
  private static let maximumWrappingCount = 8

  /// The tensor that a value would be, or nil when it is something else.
  ///
  /// - Throws: `malformedTensor`, `shapeTooLarge` or `tooManyDimensions`.
  func tensor(_ value: PickleValue) throws(TensorFileError) -> TorchTensor? {
    guard let (function, arguments) = tensorCall(value) else { return nil }
    do throws(TensorFileError) {
      switch function {
      case "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3", "_rebuild_qtensor":
        return try tensor(function, arguments)
      default: return nil
      }
    } catch {
      var error = error
      error.offset = offset(of: value)
      throw error
    }
  }

  /// The function of PyTorch that makes the tensor, and its arguments, from under what wraps it.
  private func tensorCall(
    _ value: PickleValue
  ) -> (function: String, arguments: [PickleValue])? {
    var call = torchCall(value)
    for _ in 0..<Self.maximumWrappingCount {
      guard let (function, arguments) = call else { return nil }
      switch (function, arguments.count) {
      case ("_rebuild_parameter", 1...), ("_rebuild_parameter_with_state", 1...):
        call = torchCall(arguments[0])
      case ("_rebuild_from_type", 3...), ("_rebuild_from_type_v2", 3...):
        // The function, the tensor's class, the function's arguments.
        guard let inner = globalName(arguments[0]), isTorch(inner.module),
          let parts = elements(arguments[2])
        else { return nil }
        call = (inner.name, parts)
      default: return call
      }
    }
    return nil
  }

  private func torchCall(
    _ value: PickleValue
  ) -> (function: String, arguments: [PickleValue])? {
    guard let call = object(value, .call)?.call, let callable = globalName(call.callable),
      isTorch(callable.module), let arguments = elements(call.arguments)
    else { return nil }
    return (callable.name, arguments)
  }

  func isTorch(_ module: String) -> Bool { module == "torch" || module.hasPrefix("torch.") }

  /// Storage, first element, sizes and strides; then what depends on the function.
  private func tensor(
    _ function: String, _ arguments: [PickleValue]
  ) throws(TensorFileError) -> TorchTensor {
    guard arguments.count >= 4, let identifier = object(arguments[0], .persistent)?.values[0],
      let storage = TorchStorageReference(identifier, in: self)
    else { throw TensorFileError(.torch(.malformedTensor(expected: "a storage"))) }
    guard case .integer(let offset) = arguments[1], let shape = sizes(arguments[2]),
      let strides = sizes(arguments[3])
    else {
      throw TensorFileError(.torch(.malformedTensor(expected: "an offset, sizes and strides")))
    }
    var elementType = storage.elementType
    if function == "_rebuild_tensor_v3" {
      guard arguments.count >= 7, let type = globalName(arguments[6]), isTorch(type.module),
        let found = TorchElementType(name: type.name)
      else { throw TensorFileError(.torch(.malformedTensor(expected: "an element type"))) }
      elementType = found
    }
    let metadata = arguments.dropFirst(function == "_rebuild_tensor_v3" ? 7 : 6).first
    if function != "_rebuild_qtensor", let metadata, isLazy(metadata) {
      elementType = elementType.unreadable(as: "\(elementType.name), negated or conjugated")
    }
    let layout = try StridedLayout(offset: offset, shape: shape, strides: strides)
    let available = storage.viewBytes.count / elementType.byteCount
    // Without elements there is nothing to reach.
    guard layout.count == 0 || layout.reach <= available else {
      throw TensorFileError(
        .torch(.outsideStorage(needed: layout.reach, available: available)))
    }
    return TorchTensor(storage: storage, elementType: elementType, layout: layout)
  }

  /// A tuple of whole numbers, bare or as a `torch.Size`.
  private func sizes(_ value: PickleValue) -> [Int]? {
    if let (function, arguments) = torchCall(value), function == "Size", arguments.count == 1 {
      return integers(arguments[0])
    }
    return integers(value)
  }

  private func integers(_ value: PickleValue) -> [Int]? {
    guard let values = elements(value) else { return nil }
    var result: [Int] = []
    // One more than is allowed shows that it is too many.
    for value in values.prefix(SafetensorsHeader.maximumDimensionCount + 1) {
      guard case .integer(let number) = value else { return nil }
      result.append(number)
    }
    return result
  }

  /// Whether a tensor's metadata ask for a change of sign when elements are read.
  private func isLazy(_ metadata: PickleValue) -> Bool {
    // Two keys with their values, `conj` and `neg`.
    object(metadata, .dictionary)?.values.prefix(4).contains(.bool(true)) ?? false
  }
}
