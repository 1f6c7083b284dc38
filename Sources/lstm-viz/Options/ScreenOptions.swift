import ArgumentParser

/// What the terminal may do by itself and be used for.
struct ScreenOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Use the mouse; without it the terminal selects text as usual.")
  var mouse: Bool?

  @Flag(inversion: .prefixedNo, help: "Let nothing move by itself: steps are by hand.")
  var reduceMotion: Bool?

  /// What was said of it.
  var looks: Looks { Looks(mouse: mouse, reduceMotion: reduceMotion) }
}
