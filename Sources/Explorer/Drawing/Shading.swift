import Recurrent
import Screen

/// How a signal's values become cells of a heatmap.
struct Shading {
  let scale: Scale
  let appearance: Appearance

  /// One cell for one value.
  func cell(_ value: Float) -> Cell {
    guard value.isFinite else { return notFinite(value) }
    return cell(at: scale.place(of: value))
  }

  /// The cell of a place between the scale's ends.
  private func cell(at place: Float) -> Cell {
    if appearance.hasMaps {
      return Cell(.blank, style: Style(background: color(at: place)))
    }
    return Cell(glyph(place), style: simpleStyle(place))
  }

  /// One cell for two values, the first over the second.
  func cell(_ upper: Float, over lower: Float) -> Cell {
    guard upper.isFinite, lower.isFinite else { return notFinite(upper.isFinite ? lower : upper) }
    return Cell(Shading.lowerHalf, style: Style(foreground: color(lower), background: color(upper)))
  }

  /// One cell for one value, its lower half is the ground.
  func upperHalf(_ value: Float) -> Cell {
    guard value.isFinite else { return notFinite(value) }
    return Cell(Shading.upperHalf, style: Style(foreground: color(value)))
  }

  /// The cells of the whole scale from low to high, for a legend.
  func ramp(columns: Int) -> [Cell] {
    (0..<columns).map { column in
      let place = columns > 1 ? Float(column) / Float(columns - 1) : 1
      return cell(at: scale.hasSign ? 2 * place - 1 : place)
    }
  }

  /// Writes a number on cells of a colour, dark on bright ones and bright on dark ones.
  func write(_ text: String, over cell: Cell, x: Int, y: Int, on canvas: inout Canvas) {
    canvas.write(text, x: x, y: y, style: textStyle(on: cell.style.background))
  }

  /// How text is set that stands on a value's colour.
  func textStyle(_ value: Float) -> Style { textStyle(on: color(value)) }

  private func textStyle(on color: Color) -> Style {
    guard let ground = RGB(color) else { return .plain }
    return Style(foreground: .indexed(Shading.isBright(ground) ? 16 : 231), background: color)
  }

  /// Whether black is read better on a colour than white. The better one always has 4.5:1.
  private static func isBright(_ ground: RGB) -> Bool {
    ground.contrast(with: RGB(0, 0, 0)) > ground.contrast(with: RGB(255, 255, 255))
  }

  private func color(_ value: Float) -> Color { color(at: scale.place(of: value)) }

  private func color(at place: Float) -> Color {
    scale.hasSign
      ? appearance.color(appearance.maps.states, at: (place + 1) / 2)
      : appearance.color(appearance.maps.gates, at: place)
  }

  private func glyph(_ place: Float) -> Glyph {
    let ramp = ramp(isNegative: place < 0 && scale.hasSign)
    let size = scale.hasSign ? abs(place) : max(place, 0)
    return ramp[Int((min(size, 1) * Float(ramp.count - 1)).rounded())]
  }

  /// The glyphs from 0 to 1. Where there is no colour to tell the sign, negative values have glyphs
  /// of their own, made of strokes.
  private func ramp(isNegative: Bool) -> [Glyph] {
    let isUnicode = appearance.isUnicode
    guard scale.hasSign, appearance.colorDepth == .never else {
      return isUnicode ? Shading.shades : Shading.signs
    }
    if isNegative { return isUnicode ? Shading.strokes : Shading.negativeSigns }
    return isUnicode ? Shading.shades : Shading.positiveSigns
  }

  private static let shades = " ░▒▓█".glyphs
  private static let strokes = " ·-=≡".glyphs
  private static let signs = " .:-=+*#%@".glyphs
  private static let positiveSigns = " :+*#@".glyphs
  private static let negativeSigns = " .-=~%".glyphs
  private static let lowerHalf: Glyph = "▄"
  private static let upperHalf: Glyph = "▀"

  private func simpleStyle(_ place: Float) -> Style {
    guard scale.hasSign else { return .plain }
    let isDark = appearance.theme == .dark
    switch appearance.colorDepth {
    case .never, .indexed256, .truecolor: return Style(attributes: place < 0 ? .underline : [])
    case .eight: return Style(foreground: .indexed(place < 0 ? 4 : isDark ? 3 : 1))
    case .sixteen where isDark: return Style(foreground: .indexed(place < 0 ? 12 : 11))
    case .sixteen: return Style(foreground: .indexed(place < 0 ? 4 : 1))
    }
  }

  /// Values that are no numbers stand out and say which they are.
  private func notFinite(_ value: Float) -> Cell {
    let infinity: Glyph = appearance.isUnicode ? "∞" : "I"
    return Cell(value.isNaN ? "N" : infinity, style: appearance.style(.marked))
  }
}
