/// Names under what wraps a whole model: DataParallel saves `module.lstm.weight_ih_l0`, a compiled
/// model `_orig_mod.lstm.weight_ih_l0`.
///
/// The file's names are kept, since that is what it says; a person may leave the wrapper out.
enum WrappedName {
  private static let wrappers = ["module.", "_orig_mod."]

  /// Whether a name is what a person means, as it is or behind wrappers.
  static func matches(_ name: String, _ wanted: String) -> Bool {
    var rest = name[...]
    while true {
      if rest == wanted { return true }
      guard let wrapper = wrappers.first(where: { rest.hasPrefix($0) }) else {
        return wanted.isEmpty && wrappers.contains("\(rest).")
      }
      rest = rest.dropFirst(wrapper.count)
    }
  }
}
