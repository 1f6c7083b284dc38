/// Which of an LSTM's coupled gates has the weights; the other is what is left to 1.
public enum GateCoupling: Sendable {
  /// i = 1 − f: the weights are the forget gate's, stacked f, g, o (Greff et al. 2017).
  case inputIsOneMinusForget
  /// f = 1 − i: the weights are the input gate's, stacked i, g, o (ONNX `input_forget`, as ONNX
  /// Runtime computes it).
  case forgetIsOneMinusInput
}
