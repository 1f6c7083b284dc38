import Recurrent
import TensorFiles
import Testing

@testable import Loading

@Suite struct GateOrders {
  @Test(arguments: ["ifgo", "IFCO", "ofgi", "gofi", "zrh"])
  func anyOrderOfTheFourLettersIsOne(_ text: String) {
    #expect(GateOrder(text) != nil)
  }

  @Test(arguments: ["", "ifg", "ifgg", "ifgoo", "ifcg", "rz", "rzx"])
  func otherTextsAreNone(_ text: String) {
    #expect(GateOrder(text) == nil)
  }

  @Test func rowsAreBroughtToTorchsOrder() throws {
    // Row k of the file holds k: with the order i o f g, PyTorch's i f g o are rows 0 2 3 1.
    let tensors: [(name: String, tensor: Tensor)] = [
      ("weight_ih_l0", Tensor([0, 1, 2, 3], shape: [4, 1])),
      ("weight_hh_l0", Tensor([0, 1, 2, 3], shape: [4, 1])),
      ("bias_ih_l0", Tensor([0, 1, 2, 3], shape: [4])),
      ("bias_hh_l0", Tensor([0, 1, 2, 3], shape: [4])),
    ]
    let file = try TensorFile(parsing: TensorFile.safetensors(tensors))
    let order = try #require(GateOrder("iofc"))
    let layer = try #require(
      ModelReader(file: file, name: "m", options: .init(gateOrder: order)).model().network.layers
        .first)
    for values in [
      layer.inputWeights.elements, layer.recurrentWeights.elements, layer.inputBias,
      layer.recurrentBias,
    ] {
      #expect(values == [0, 2, 3, 1])
    }
  }

  @Test(arguments: ["iofc", "gofi", "zrn"])
  func derivativesGoBackToTheFilesOrder(_ letters: String) throws {
    let order = try #require(GateOrder(letters))
    let rows = (0..<2 * letters.count).map(Float.init)
    #expect(order.fromTorch(order.toTorch(rows)) == rows)
  }
}
