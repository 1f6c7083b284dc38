/// A tensor as a pickle of PyTorch describes it.
struct TorchTensor: Equatable, Sendable {
  let storage: TorchStorageReference
  let elementType: TorchElementType
  let layout: StridedLayout
}
