import Recurrent
import Screen

extension Explorer {
  /// The page shown as a picture under a name that nothing has yet.
  var picturesFile: PageFile {
    PageFile(
      name: nil, format: .svg, replaces: false,
      content: .text(picture.svg(theme: appearance.theme)))
  }

  /// The page shown as a file.
  ///
  /// - Parameters:
  ///   - name: the file's name, whose extension says the format; empty for a picture under a name
  ///     that nothing has yet.
  ///   - replaces: whether a file of this name may be replaced.
  /// - Returns: the file.
  /// - Throws: `noFormat`, or what the page can't give.
  func pageFile(named name: String, replaces: Bool) throws(FindProblem) -> PageFile {
    guard !name.isEmpty else { return picturesFile }
    guard let format = PageFormat(nameOfFile: name) else {
      throw .noFormat(name, formats: PageFormat.allCases.map { ".\($0.rawValue)" })
    }
    return PageFile(
      name: name, format: format, replaces: replaces,
      content: try content(format))
  }

  private func content(_ format: PageFormat) throws(FindProblem) -> PageFile.Content {
    switch format {
    case .svg: return .text(picture.svg(theme: appearance.theme))
    case .html: return .text(picture.html(theme: appearance.theme))
    case .text: return .text(picture.text)
    case .ansi: return .text(picture.ansi)
    case .csv: return try numbers()
    }
  }

  /// The page without the line that asked for it.
  var picture: Canvas {
    var explorer = self
    explorer.prompt = nil
    return explorer.view()
  }

  /// What the page shows, as numbers: its steps, its one step, or its table.
  private func numbers() throws(FindProblem) -> PageFile.Content {
    if page == .units {
      guard let layerFigures, layerFigures.layer == layer else { throw .notComputed }
      return .text(layerFigures.csv(order: orderedUnits.units))
    }
    let table = StepTable(
      trace: trace, layer: layer, steps: page == .cell ? step..<step + 1 : timeAxis.steps,
      unit: page == .cell ? unit : nil, hasPredictions: page == .output)
    guard table.count <= StepTable.limit else { throw .tooManyNumbers }
    return .steps(table)
  }
}
