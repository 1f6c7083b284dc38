import ArgumentParser

/// What the terminal may do by itself and be used for.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Leave the mouse to the terminal, so that it selects text as usual.")
  var noMouse = false

  @Flag(help: "Let nothing move by itself: steps are by hand.")
  var reduceMotion = false
}
