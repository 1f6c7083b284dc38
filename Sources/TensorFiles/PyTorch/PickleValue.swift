/// A value of a pickle, inert: what Python would have made of it, never the thing itself.
enum PickleValue: Equatable, Sendable {
  case none
  case bool(Bool)
  case integer(Int)
  /// A whole number beyond 64 bits: where its little-endian bytes are in the pickle.
  case wideInteger(Range<Int>)
  case float(Double)
  case text(String)
  /// Bytes, or a text that is no UTF-8 or longer than any name: where they are in the pickle.
  case unread(Range<Int>)
  /// Everything that holds other values: a position in ``PickleGraph/objects``.
  ///
  /// A position rather than the object, so that values that Python shares stay shared: a pickle of a
  /// few bytes can name a list in ten lists, each of them in ten others, and so on.
  case object(Int)
}
