/// The words of looking for something, in one language.
struct FindTexts: Sendable {
  /// What may be typed, beside an empty line.
  let hint: @Sendable (Explorer.PromptKind) -> String
  let problem: @Sendable (FindProblem) -> String
}

extension FindTexts {
  static let english = FindTexts(
    hint: { kind in
      switch kind {
      case .find: "f>0.9  lost>0.5  t:120  unit:5"
      case .command: "step N  unit N  page NAME  quit"
      }
    },
    problem: { problem in
      switch problem {
      case .notUnderstood(let text):
        "'\(text)' can't be looked for: write f>0.9, lost>0.5 or t:120."
      case .noSuchSignal(let name, let available):
        "This cell has no \(name): it has \(available.joined(separator: ", "))."
      case .noNumber(let text): "'\(text)' is no number."
      case .noUnit(let text, let count):
        "There is no unit \(text): the units are 0–\(count - 1)."
      case .noStep(let text, let count):
        "There is no step \(text): the steps are 0–\(count - 1)."
      case .noLayer(let text, let count):
        "There is no layer \(text): the layers are 0–\(count - 1)."
      case .noPage(let text, let names):
        "There is no page '\(text)': there are \(names.joined(separator: ", "))."
      case .noCommand(let text, let names):
        "There is no '\(text)': there are \(names.joined(separator: ", "))."
      case .notInText(let character): "The text has no '\(character)'."
      case .notFound(let text): "No step has \(text)."
      }
    })

  static let chinese = FindTexts(
    hint: { kind in
      switch kind {
      case .find: "f>0.9  lost>0.5  t:120  unit:5"
      case .command: "step N  unit N  page 名称  quit"
      }
    },
    problem: { problem in
      switch problem {
      case .notUnderstood(let text): "无法查找“\(text)”：请写 f>0.9、lost>0.5 或 t:120。"
      case .noSuchSignal(let name, let available):
        "这种单元没有 \(name)：它有 \(available.joined(separator: "、"))。"
      case .noNumber(let text): "“\(text)”不是数字。"
      case .noUnit(let text, let count): "没有单元 \(text)：单元是 0–\(count - 1)。"
      case .noStep(let text, let count): "没有第 \(text) 步：步是 0–\(count - 1)。"
      case .noLayer(let text, let count): "没有第 \(text) 层：层是 0–\(count - 1)。"
      case .noPage(let text, let names):
        "没有页面“\(text)”：有 \(names.joined(separator: "、"))。"
      case .noCommand(let text, let names):
        "没有“\(text)”：有 \(names.joined(separator: "、"))。"
      case .notInText(let character): "文本中没有“\(character)”。"
      case .notFound(let text): "没有一步符合 \(text)。"
      }
    })
}
