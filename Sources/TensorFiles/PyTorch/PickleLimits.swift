/// How much a pickle may ask for, so that a hostile one cannot fill the memory.
struct PickleLimits {
  /// Some forty make a tensor, so that these are enough for 100,000 tensors; a hostile pickle has to
  /// spend a byte on each.
  var instructionCount = 4_000_000
  /// Tuples, lists, calls and the like. Seven make a tensor.
  var objectCount = 1_000_000
  /// Values on the stack, and remembered values. Picklers put at most 2,000 there at a time, but for
  /// a tuple, which they put there whole.
  var valueCount = 1_000_000
  /// Tuples, lists and dictionaries that are begun and not ended. Python itself stops near 1,000.
  var depth = 1_000
}
