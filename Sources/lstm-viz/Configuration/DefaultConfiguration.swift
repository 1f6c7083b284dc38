/// The configuration file as it is when nobody has changed it.
enum DefaultConfiguration {
  /// Every key with what it is for and its default, as TOML.
  static var text: String {
    let introduction = """
      # Settings of lstm-viz, read from $XDG_CONFIG_HOME/lstm-viz/config.toml, else from
      # ~/.config/lstm-viz/config.toml. Options of the command line go before them, and they go
      # before the environment. Only the explorer reads them: frame's pictures are the same for
      # everybody.

      """
    let settings = Setting.all.map { setting in
      setting.comment.map { "# \($0)\n" }.joined() + "\(setting.name) = \(setting.defaultValue)\n"
    }
    return introduction + "\n" + settings.joined(separator: "\n")
  }
}
