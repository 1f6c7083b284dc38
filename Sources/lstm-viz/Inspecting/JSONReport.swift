import Loading
import Recurrent

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `inspect --json` prints: its keys are those of the command's help, which scripts rely on.
struct JSONReport: Encodable {
  private enum Key: String, CodingKey {
    case file, format, modules, unreadable, head, embedding, task, others
  }

  private enum UnreadableKey: String, CodingKey {
    case name, problem
  }

  private enum EndKey: String, CodingKey {
    case tensors, outputs, tokens, name, assumed
  }

  private let file: String
  private let model: ModelDescription

  init(file: String, _ model: ModelDescription) {
    self.file = file
    self.model = model
  }

  /// The object, with its keys sorted.
  ///
  /// - Throws: what encoding throws.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(file, forKey: .file)
    try object.encode(model.format.lowercased(), forKey: .format)
    try object.encode(model.modules.map(JSONModule.init), forKey: .modules)
    var unreadable = object.nestedUnkeyedContainer(forKey: .unreadable)
    for module in model.unreadable {
      var inner = unreadable.nestedContainer(keyedBy: UnreadableKey.self)
      try inner.encode(module.name, forKey: .name)
      try inner.encode("\(module.problem)", forKey: .problem)
    }
    try object.encode(model.others.map(JSONTensor.init), forKey: .others)
    try encode(model.ends?.head ?? [], .outputs, model.ends?.outputs, as: .head, in: &object)
    try encode(
      model.ends?.embedding ?? [], .tokens, model.ends?.tokens, as: .embedding, in: &object)
    guard let ends = model.ends, let task = ends.task else {
      return try object.encodeNil(forKey: .task)
    }
    var inner = object.nestedContainer(keyedBy: EndKey.self, forKey: .task)
    try inner.encode(task.rawValue, forKey: .name)
    try inner.encode(ends.isTaskAssumed, forKey: .assumed)
  }

  /// Writes a head or an embedding: its tensors and how many outputs or tokens it has.
  private func encode(
    _ tensors: [TensorDescription], _ countKey: EndKey, _ count: Int?, as key: Key,
    in object: inout KeyedEncodingContainer<Key>
  ) throws {
    guard !tensors.isEmpty else { return try object.encodeNil(forKey: key) }
    var inner = object.nestedContainer(keyedBy: EndKey.self, forKey: key)
    try inner.encode(tensors.map(JSONTensor.init), forKey: .tensors)
    try inner.encode(count, forKey: countKey)
  }
}
