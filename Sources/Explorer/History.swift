/// The viewpoints before and behind the present one, for undo and redo.
struct History: Equatable, Sendable {
  private var past: [Viewpoint] = []
  private var future: [Viewpoint] = []
  /// Whether the last change was one of place, so that the next one of that kind joins it.
  private var isMoving = false

  /// Remembers where a person was before a change.
  mutating func record(_ old: Viewpoint, before new: Viewpoint) {
    guard old != new else { return }
    let isMove = new.differsInPlaceOnly(from: old)
    future = []
    defer { isMoving = isMove }
    guard !(isMove && isMoving) else { return }
    past.append(old)
    if past.count > History.limit { past.removeFirst() }
  }

  /// Makes the next change one of its own, even if it is one of place, too.
  mutating func endMove() { isMoving = false }

  /// Leaves no bookmark to come back to.
  mutating func forgetBookmarks() {
    for index in past.indices { past[index].bookmarks = [] }
    for index in future.indices { future[index].bookmarks = [] }
  }

  /// The viewpoint before the last change, or the present one when there is none.
  mutating func back(from present: Viewpoint) -> Viewpoint {
    guard let old = past.popLast() else { return present }
    future.append(present)
    isMoving = false
    return old
  }

  /// The viewpoint that was undone last, or the present one when there is none.
  mutating func forth(from present: Viewpoint) -> Viewpoint {
    guard let new = future.popLast() else { return present }
    past.append(present)
    isMoving = false
    return new
  }

  /// Longer than anybody walks back, and small.
  private static let limit = 200
}
