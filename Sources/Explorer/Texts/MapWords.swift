import Screen

/// The colours of a map's low end, its middle and its high end, in words.
struct MapWords: Equatable, Sendable {
  let low: String
  let middle: String
  let high: String

  static func english(_ map: ColorMap) -> MapWords {
    switch map {
    case .light: MapWords(low: "black", middle: "grey", high: "white")
    case .blueOrange: MapWords(low: "blue", middle: "black", high: "orange")
    case .viridis: MapWords(low: "dark blue", middle: "green", high: "yellow")
    case .cividis: MapWords(low: "black", middle: "grey", high: "yellow")
    case .inferno: MapWords(low: "black", middle: "red", high: "pale yellow")
    case .redBlue: MapWords(low: "blue", middle: "white", high: "red")
    }
  }

  static func english(on theme: Theme) -> MapWords {
    switch theme {
    case .dark: MapWords(low: "blue", middle: "black", high: "yellow")
    case .light: MapWords(low: "blue", middle: "white", high: "red")
    }
  }

  static func chinese(_ map: ColorMap) -> MapWords {
    switch map {
    case .light: MapWords(low: "黑色", middle: "灰色", high: "白色")
    case .blueOrange: MapWords(low: "蓝色", middle: "黑色", high: "橙色")
    case .viridis: MapWords(low: "深蓝色", middle: "绿色", high: "黄色")
    case .cividis: MapWords(low: "黑色", middle: "灰色", high: "黄色")
    case .inferno: MapWords(low: "黑色", middle: "红色", high: "浅黄色")
    case .redBlue: MapWords(low: "蓝色", middle: "白色", high: "红色")
    }
  }

  static func chinese(on theme: Theme) -> MapWords {
    switch theme {
    case .dark: MapWords(low: "蓝色", middle: "黑色", high: "黄色")
    case .light: MapWords(low: "蓝色", middle: "白色", high: "红色")
    }
  }
}
