import Screen
import Testing

/// Sizes and rectangles.
@Suite struct Geometry {
  @Test(
    arguments: [("80x24", 80, 24), ("1x1", 1, 1), ("1000x1000", 1000, 1000), ("120X36", 120, 36)])
  func sizesAreReadAsPeopleWriteThem(text: String, columns: Int, rows: Int) {
    #expect(Size(text) == Size(columns: columns, rows: rows))
  }

  @Test(
    arguments: [
      "", "x", "80", "80x", "x24", "80x24x1", "80 x 24", " 80x24", "0x24", "80x0", "1001x24",
      "80x1001", "-80x24", "+80x24", "80xx24", "8.0x24", "80*24", "٨٠x٢٤",
      "99999999999999999999x1",
    ])
  func anythingElseIsNoSize(text: String) {
    #expect(Size(text) == nil)
  }

  @Test func aRectanglesEndsAreOutside() {
    let rect = Rect(x: 2, y: 3, columns: 4, rows: 2)
    #expect(rect.endX == 6)
    #expect(rect.endY == 5)
    #expect(rect.contains(Point(x: 2, y: 3)))
    #expect(rect.contains(Point(x: 5, y: 4)))
    #expect(!rect.contains(Point(x: 6, y: 4)))
    #expect(!rect.contains(Point(x: 5, y: 5)))
    #expect(!rect.contains(Point(x: 1, y: 3)))
  }

  @Test func aNegativeSideIsNone() {
    let rect = Rect(x: 0, y: 0, columns: -1, rows: 3)
    #expect(rect.isEmpty)
    #expect(rect.columns == 0)
    #expect(!rect.contains(Point(x: 0, y: 0)))
  }

  @Test func rowsAndColumnsAreCutOut() {
    let rect = Rect(x: 2, y: 3, columns: 4, rows: 5)
    #expect(rect.rows(1..<3) == Rect(x: 2, y: 4, columns: 4, rows: 2))
    #expect(rect.columns(1..<3) == Rect(x: 3, y: 3, columns: 2, rows: 5))
    #expect(rect.rows(0..<5) == rect)
  }

  @Test func onlyWhatIsThereIsCutOut() {
    let rect = Rect(x: 2, y: 3, columns: 4, rows: 5)
    #expect(rect.rows(4..<9) == Rect(x: 2, y: 7, columns: 4, rows: 1))
    #expect(rect.rows(-2..<1) == Rect(x: 2, y: 3, columns: 4, rows: 1))
    #expect(rect.rows(7..<9).isEmpty)
    #expect(rect.columns(9..<12).isEmpty)
  }
}
