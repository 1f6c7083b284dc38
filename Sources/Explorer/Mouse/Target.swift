import Recurrent
import Screen

/// What lies under a place of the screen, as far as pointing at it means something.
enum Target: Equatable {
  /// A step, a unit, a layer or several of them.
  case moment(step: Int? = nil, unit: Int? = nil, layer: Int? = nil)
  /// A stop inside the step of page 2, counted from the first.
  case stop(Int)
  /// A line of the list of bookmarks, from 0.
  case bookmark(Int)
  /// The words beside a panel of page 1.
  case panel(Signal)
  /// A page's name in the footer.
  case page(Page)
  /// A key in the footer.
  case key(Key)
}
