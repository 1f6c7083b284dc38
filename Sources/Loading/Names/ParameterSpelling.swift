/// How a naming scheme spells a parameter: one row of the table of all names that are known.
struct ParameterSpelling: Sendable {
  /// In lower case; files write it in any.
  let text: String
  let role: ParameterRole
  let scheme: NamingScheme

  private init(_ scheme: NamingScheme, _ text: String, _ role: ParameterRole) {
    self.text = text
    self.role = role
    self.scheme = scheme
  }

  static let all: [ParameterSpelling] = [
    ParameterSpelling(.torch, "weight_ih", .inputWeights),
    ParameterSpelling(.torch, "weight_hh", .recurrentWeights),
    ParameterSpelling(.torch, "weight_hr", .projection),
    ParameterSpelling(.torch, "bias_ih", .inputBias),
    ParameterSpelling(.torch, "bias_hh", .recurrentBias),
    ParameterSpelling(.torch, "weight_ci", .inputPeephole),
    ParameterSpelling(.torch, "weight_cf", .forgetPeephole),
    ParameterSpelling(.torch, "weight_co", .outputPeephole),
    ParameterSpelling(.torch, "bias", .inputBias),
    ParameterSpelling(.torch, "bias_n", .candidateBias),

    ParameterSpelling(.short, "w_ih", .inputWeights),
    ParameterSpelling(.short, "w_hh", .recurrentWeights),
    ParameterSpelling(.short, "b_ih", .inputBias),
    ParameterSpelling(.short, "b_hh", .recurrentBias),
    ParameterSpelling(.short, "bias", .inputBias),
    ParameterSpelling(.short, "b", .inputBias),

    ParameterSpelling(.textbook, "w_xh", .inputWeights),
    ParameterSpelling(.textbook, "w_hh", .recurrentWeights),
    ParameterSpelling(.textbook, "wxh", .inputWeights),
    ParameterSpelling(.textbook, "whh", .recurrentWeights),
    ParameterSpelling(.textbook, "b_h", .inputBias),
    ParameterSpelling(.textbook, "bh", .inputBias),
    ParameterSpelling(.textbook, "bias", .inputBias),
    ParameterSpelling(.textbook, "b", .inputBias),

    ParameterSpelling(.mlx, "wx", .inputWeights),
    ParameterSpelling(.mlx, "wh", .recurrentWeights),
    ParameterSpelling(.mlx, "bias", .inputBias),
    ParameterSpelling(.mlx, "b", .inputBias),
    ParameterSpelling(.mlx, "bhn", .candidateBias),

    ParameterSpelling(.keras, "kernel", .inputWeights),
    ParameterSpelling(.keras, "recurrent_kernel", .recurrentWeights),
    ParameterSpelling(.keras, "bias", .inputBias),

    ParameterSpelling(.letters, "w", .inputWeights),
    ParameterSpelling(.letters, "u", .recurrentWeights),
    ParameterSpelling(.letters, "b", .inputBias),
    ParameterSpelling(.letters, "bias", .inputBias),
  ]

  private static let byText = Dictionary(grouping: all, by: \.text)
  private static let lengths = Set(all.map(\.text.utf8.count)).sorted(by: >)

  /// The longest spelling that ends a name, with what it may mean and what stands before it. It is
  /// the whole name, or joined to the rest by `.`, `_` or `/`.
  static func ending(
    _ name: Substring
  ) -> (prefix: String, meanings: [ParameterSpelling])? {
    let bytes = name.utf8
    for length in lengths where length <= bytes.count {
      let ending = String(decoding: bytes.suffix(length).map(lowercase), as: UTF8.self)
      guard let meanings = byText[ending] else { continue }
      let prefix = bytes.dropLast(length)
      guard let joint = prefix.last else { return ("", meanings) }
      if joints.contains(joint) { return (String(decoding: prefix, as: UTF8.self), meanings) }
    }
    return nil
  }

  /// What joins a module's name to that of a parameter.
  static let joints = Array("._/".utf8)

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}
