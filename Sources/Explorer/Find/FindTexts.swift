/// The words of lines that are typed, in one language.
struct FindTexts: Sendable {
  /// What may be typed, beside an empty line.
  let hint: @Sendable (Explorer.PromptKind) -> String
  let problem: @Sendable (FindProblem) -> String
  /// What stands for a command's argument where its name is listed.
  let argument: @Sendable (NamedCommand.Argument) -> String
}

extension FindTexts {
  static let english = FindTexts(
    hint: { kind in
      switch kind {
      case .find: "f>0.9  lost>0.5  t:120  unit:5"
      case .command: "17  page NAME  write FILE  help"
      case .filter: "the lines with this"
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
      case .noSequence(let text, let count):
        "There is no sequence \(text): the sequences are 0–\(count - 1)."
      case .noLayer(let text, let count):
        "There is no layer \(text): the layers are 0–\(count - 1)."
      case .noInput(let text, let count):
        "There is no input column \(text): the columns are 0–\(count - 1)."
      case .noPage(let text, let names):
        "There is no page '\(text)': there are \(names.joined(separator: ", "))."
      case .noCommand(let text): "There is no command '\(text)': ? lists all."
      case .unclearCommand(let text, let names):
        "'\(text)' may be \(several(names).joined(separator: ", "))."
      case .takesNothing(let name): "Nothing belongs behind \(name)."
      case .noFormat(let name, let formats):
        "'\(name)' must end with \(formats.joined(separator: ", "))."
      case .tooManyNumbers: "Too many numbers here: lstm-viz trace writes them all."
      case .notComputed: "The table is not there yet: wait a moment."
      case .notInText(let character): "The text has no '\(character)'."
      case .notFound(let text): "No step has \(text)."
      }
    },
    argument: { argument in
      switch argument {
      case .step, .unit, .sequence, .layer, .column: "N"
      case .page: "NAME"
      case .search, .words: "TEXT"
      case .file, .replacedFile: "FILE"
      }
    })

  static let chinese = FindTexts(
    hint: { kind in
      switch kind {
      case .find: "f>0.9  lost>0.5  t:120  unit:5"
      case .command: "17  page 名称  write 文件  help"
      case .filter: "含有此文字的行"
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
      case .noSequence(let text, let count): "没有序列 \(text)：序列是 0–\(count - 1)。"
      case .noLayer(let text, let count): "没有第 \(text) 层：层是 0–\(count - 1)。"
      case .noInput(let text, let count): "没有输入列 \(text)：列是 0–\(count - 1)。"
      case .noPage(let text, let names):
        "没有页面“\(text)”：有 \(names.joined(separator: "、"))。"
      case .noCommand(let text): "没有命令“\(text)”：按 ? 查看全部。"
      case .unclearCommand(let text, let names):
        "“\(text)”可能是 \(several(names).joined(separator: "、"))。"
      case .takesNothing(let name): "\(name) 之后不应有内容。"
      case .noFormat(let name, let formats):
        "“\(name)”须以 \(formats.joined(separator: "、")) 结尾。"
      case .tooManyNumbers: "这里的数太多：lstm-viz trace 可全部写出。"
      case .notComputed: "表格尚未算好：请稍候。"
      case .notInText(let character): "文本中没有“\(character)”。"
      case .notFound(let text): "没有一步符合 \(text)。"
      }
    },
    argument: { argument in
      switch argument {
      case .step, .unit, .sequence, .layer, .column: "N"
      case .page: "名称"
      case .search, .words: "文字"
      case .file, .replacedFile: "文件"
      }
    })

  /// As many names as a sentence has room for.
  private static func several(_ names: [String]) -> [String] {
    names.count > 3 ? names.prefix(3) + ["…"] : names
  }
}
