import Loading
import TensorFiles

/// A tensor in `inspect --json`.
struct JSONTensor: Encodable {
  private enum Key: String, CodingKey {
    case name, shape, type, role, layout
  }

  private let tensor: TensorDescription

  init(_ tensor: TensorDescription) {
    self.tensor = tensor
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(tensor.entry.name, forKey: .name)
    try object.encode(tensor.entry.shape, forKey: .shape)
    try object.encode(tensor.entry.typeName, forKey: .type)
    try object.encode(tensor.role, forKey: .role)
    try object.encode(tensor.isTransposed ? "columns" : "rows", forKey: .layout)
  }
}
