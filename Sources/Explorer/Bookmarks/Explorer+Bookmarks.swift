import Recurrent
import Screen

extension Explorer {
  /// What a person does with bookmarks.
  public enum BookmarkChange: Equatable, Sendable {
    /// The place is marked, or the mark there is taken away; in the list, the chosen one is.
    case toggled
    /// The list is opened, or closed.
    case toggledList
    /// To a bookmark, by its place in the list from 0.
    case went(to: Int)
  }

  mutating func change(_ change: BookmarkChange) {
    switch change {
    case .toggled: toggleBookmark()
    case .toggledList: toggleBookmarkList()
    case .went(let place): go(toBookmark: place)
    }
  }

  /// The steps that have a bookmark, of whatever unit.
  var bookmarkedSteps: [Int] { viewpoint.bookmarks.map(\.step) }

  private mutating func toggleBookmark() {
    let here = Bookmark(
      step: step, layer: layer, unit: unit, page: page, content: content)
    if let place = viewpoint.bookmarks.firstIndex(of: here) {
      return removeBookmark(at: place)
    }
    guard viewpoint.bookmarks.count < Bookmark.limit else {
      notice = texts.bookmarks.full(Bookmark.limit)
      return
    }
    let place = viewpoint.bookmarks.firstIndex { here < $0 } ?? viewpoint.bookmarks.count
    viewpoint.bookmarks.insert(here, at: place)
    notice = texts.bookmarks.added(place + 1, viewpoint.bookmarks.count)
  }

  private mutating func removeBookmark(at place: Int) {
    guard viewpoint.bookmarks.indices.contains(place) else { return }
    viewpoint.bookmarks.remove(at: place)
    notice = texts.bookmarks.removed(viewpoint.bookmarks.count)
  }

  /// Each time is a change of its own for undo: it may be far.
  private mutating func go(toBookmark place: Int) {
    guard viewpoint.bookmarks.indices.contains(place) else { return }
    let bookmark = viewpoint.bookmarks[place]
    history.endMove()
    bookmarkLine = nil
    viewpoint.page = bookmark.page
    (layer, unit) = (bookmark.layer, bookmark.unit)
    move(to: bookmark.step)
  }

  // MARK: The list

  /// Opens the list at the first bookmark that is not behind the cursor.
  private mutating func toggleBookmarkList() {
    guard bookmarkLine == nil else {
      bookmarkLine = nil
      return
    }
    let bookmarks = viewpoint.bookmarks
    bookmarkLine = bookmarks.firstIndex { $0.step >= step } ?? max(0, bookmarks.count - 1)
  }

  mutating func clampBookmarkLine() {
    bookmarkLine = bookmarkLine.map { min(max($0, 0), max(0, viewpoint.bookmarks.count - 1)) }
  }

  /// With the list open, what moves the cursor chooses a line, and moves nothing behind it.
  ///
  /// - Returns: whether the message was meant for the list.
  mutating func choose(_ message: Message) -> Bool {
    guard prompt == nil, let line = bookmarkLine else { return false }
    switch message {
    case .units(.moved(let count)): bookmarkLine = line.saturatingAdd(count)
    case .units(.paged(let count)):
      bookmarkLine = line.saturatingAdd(count.saturatingTimes(max(1, helpRows / 2)))
    case .time(.paged(let count)):
      bookmarkLine = line.saturatingAdd(count.saturatingTimes(helpRows))
    case .time(.steppedTo(let target)): bookmarkLine = target
    case .panels(.toggledSize): go(toBookmark: line)
    case .bookmarks(.toggled): removeBookmark(at: line)
    case .openedHelp:
      bookmarkLine = nil
      return false
    case .time(.ticked), .view(.undid), .view(.redid): return false
    case .time, .units, .sequence, .view, .panels, .pin, .pointed, .prompt: break
    case .bookmarks, .picture, .closed, .left, .quit, .askedForRepaint, .resized, .learned:
      return false
    }
    return true
  }

  var bookmarkList: BookmarkList {
    BookmarkList(
      bookmarks: viewpoint.bookmarks, chosen: bookmarkLine ?? 0, stepCount: trace.stepCount,
      layers: trace.network.layers, appearance: appearance, texts: texts)
  }

  /// Where the list's lines stand.
  var bookmarkRect: Rect { Rect(x: 0, y: 2, columns: size.columns, rows: helpRows) }

  func drawBookmarks(on canvas: inout Canvas) {
    canvas.write(texts.bookmarks.title, x: 2, y: 1, style: appearance.style(.strong))
    let hint = appearance.keyNames(texts.bookmarks.hint)
    let x = size.columns - hint.columns - 1
    if x > texts.bookmarks.title.columns + 2 {
      canvas.write(hint, x: x, y: 1, style: appearance.style(.dim))
    }
    bookmarkList.draw(into: &canvas, in: bookmarkRect)
  }
}
