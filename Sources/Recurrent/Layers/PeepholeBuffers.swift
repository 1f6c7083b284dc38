/// Peephole weights where a loop over units can reach them, each `[H]`; zeros for a gate that has
/// none.
struct PeepholeBuffers: Sendable {
  let input: FloatBuffer
  let forget: FloatBuffer
  let output: FloatBuffer

  init(_ peepholes: Peepholes, units: Int) {
    func buffer(_ values: [Float]) -> FloatBuffer {
      values.isEmpty ? FloatBuffer(zeros: units) : FloatBuffer(values)
    }
    input = buffer(peepholes.input)
    forget = buffer(peepholes.forget)
    output = buffer(peepholes.output)
  }

  /// Zeros, to sum gradients in.
  init(zeros units: Int) {
    input = FloatBuffer(zeros: units)
    forget = FloatBuffer(zeros: units)
    output = FloatBuffer(zeros: units)
  }
}
