/// What of a Keras model this version does not compute, in words.
struct KerasMisfit: Error, Equatable {
  let what: String

  init(_ what: String) {
    self.what = what
  }
}
