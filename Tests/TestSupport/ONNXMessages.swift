/// ONNX models, made by hand.
public enum ONNXMessages {
  /// A model of a graph.
  public static func model(_ graph: ProtoMessage, operatorSet: Int? = 17) -> [UInt8] {
    let model = ProtoMessage().integer(1, 8).content(7, graph.bytes)
    guard let operatorSet else { return model.bytes }
    return model.content(8, ProtoMessage().integer(2, operatorSet).bytes).bytes
  }

  /// A graph.
  public static func graph(
    nodes: [ProtoMessage] = [], constants: [ProtoMessage] = [], inputs: [String] = [],
    outputs: [String] = []
  ) -> ProtoMessage {
    func values(_ names: [String]) -> [ProtoMessage] { names.map { ProtoMessage().texts(1, [$0]) } }
    return ProtoMessage().messages(1, nodes).messages(5, constants)
      .messages(11, values(inputs)).messages(12, values(outputs))
  }

  /// A node.
  public static func node(
    _ operation: String, name: String = "", _ inputs: [String], _ outputs: [String],
    _ attributes: [ProtoMessage] = [], domain: String = ""
  ) -> ProtoMessage {
    ProtoMessage().texts(1, inputs).texts(2, outputs).texts(3, [name]).texts(4, [operation])
      .messages(5, attributes).texts(7, [domain])
  }

  /// A constant of 32-bit floats, as raw bytes.
  public static func tensor(_ name: String, _ shape: [Int], _ values: [Float]) -> ProtoMessage {
    head(name, shape, type: 1).content(
      9, values.flatMap { ProtoMessage.littleEndian($0.bitPattern) })
  }

  /// A constant of 64-bit whole numbers, as a typed list.
  public static func tensor(_ name: String, _ shape: [Int], _ values: [Int]) -> ProtoMessage {
    head(name, shape, type: 7).integers(7, values)
  }

  /// A constant without elements yet.
  public static func head(_ name: String, _ shape: [Int], type: Int) -> ProtoMessage {
    ProtoMessage().integers(1, shape).integer(2, type).texts(8, [name])
  }

  /// Attributes of all types.
  public static func attribute(_ name: String, _ value: Int) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).integer(3, value).integer(20, 2)
  }

  public static func attribute(_ name: String, _ value: Float) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).float(2, value).integer(20, 1)
  }

  public static func attribute(_ name: String, _ value: String) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).texts(4, [value]).integer(20, 3)
  }

  public static func attribute(_ name: String, _ values: [Int]) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).integers(8, values).integer(20, 7)
  }

  public static func attribute(_ name: String, _ values: [String]) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).texts(9, values).integer(20, 8)
  }

  public static func attribute(_ name: String, tensor: ProtoMessage) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).content(5, tensor.bytes).integer(20, 4)
  }

  public static func attribute(_ name: String, graph: ProtoMessage) -> ProtoMessage {
    ProtoMessage().texts(1, [name]).content(6, graph.bytes).integer(20, 5)
  }
}
