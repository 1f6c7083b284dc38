import Screen

/// How many colours to use, as a person says it.
enum ColorChoice: String, CaseIterable {
  case never
  case eight = "8"
  case sixteen = "16"
  case indexed256 = "256"
  case truecolor

  var depth: ColorDepth {
    switch self {
    case .never: .never
    case .eight: .eight
    case .sixteen: .sixteen
    case .indexed256: .indexed256
    case .truecolor: .truecolor
    }
  }
}
