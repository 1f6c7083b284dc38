/// A place on the screen, in cells from the upper left corner.
public struct Point: Equatable, Hashable, Sendable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// Columns and rows, in cells.
public struct Size: Equatable, Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// A size as people write it, `120x36`, each side from 1 to 1000; `nil` for anything else.
  public init?(_ text: String) {
    let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map {
      // `Int` would read a sign, too.
      $0.allSatisfy(\.isNumber) ? Int($0).flatMap { (1...1000).contains($0) ? $0 : nil } : nil
    }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1] else { return nil }
    self.init(columns: columns, rows: rows)
  }
}

/// A rectangle of cells; one of no columns or no rows is empty.
public struct Rect: Equatable, Hashable, Sendable {
  public var x: Int
  public var y: Int
  public var columns: Int
  public var rows: Int

  public init(x: Int, y: Int, columns: Int, rows: Int) {
    self.x = x
    self.y = y
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The first column to the right of the rectangle.
  public var endX: Int { x + columns }

  /// The first row below the rectangle.
  public var endY: Int { y + rows }

  public var isEmpty: Bool { columns == 0 || rows == 0 }

  public func contains(_ point: Point) -> Bool {
    (x..<endX).contains(point.x) && (y..<endY).contains(point.y)
  }

  /// The given rows of this rectangle, cut to what it has.
  public func rows(_ range: Range<Int>) -> Rect {
    let kept = range.clamped(to: 0..<rows)
    return Rect(x: x, y: y + kept.lowerBound, columns: columns, rows: kept.count)
  }

  /// The given columns of this rectangle, cut to what it has.
  public func columns(_ range: Range<Int>) -> Rect {
    let kept = range.clamped(to: 0..<columns)
    return Rect(x: x + kept.lowerBound, y: y, columns: kept.count, rows: rows)
  }
}
