import Foundation
import TestSupport

/// A description of `xterm-direct`, made for a test, since most systems have none.
final class DirectTerminfo {
  /// Where it is, for `TERMINFO_DIRS`; the empty part stands for the system's own folders.
  var folders: String { "\(folder):" }

  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("lstm-viz-terminfo-\(UUID().uuidString)").path
    let line = #"mkdir "$0" && printf %s "$1" > "$0/source" && exec tic -x -o "$0" "$0/source""#
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", line, folder, DirectTerminfo.source])
    guard try terminal.waitForEnd() == .exited(0) else {
      throw Failure("tic failed: \(terminal.screen.text)")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Whether the system can compile one.
  static var canBeMade: Bool {
    ["/usr/bin/tic", "/bin/tic"].contains(where: FileManager.default.isExecutableFile)
  }

  /// As ncurses has it: numbers below 8 are the palette's, the others red, green and blue.
  private static let source = #"""
    xterm-direct|xterm with direct color for a test,
    	RGB, colors#0x1000000, pairs#0x10000, ccc@, initc@, oc@,
    	setaf=\E[%?%p1%{8}%<%t3%p1%d%e38\:2\:\:%p1%{65536}%/%d\:%p1%{256}%/%{255}%&%d\:%p1%{255}%&%d%;m,
    	setab=\E[%?%p1%{8}%<%t4%p1%d%e48\:2\:\:%p1%{65536}%/%d\:%p1%{256}%/%{255}%&%d\:%p1%{255}%&%d%;m,
    	use=xterm-256color,

    """#
}
