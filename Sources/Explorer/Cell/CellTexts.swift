/// The words of page 2 in one language.
struct CellTexts: Sendable {
  /// A stop's name above the diagram.
  let stage: @Sendable (CellStage) -> String
  /// What happens there in any cell.
  let explains: @Sendable (CellStage) -> String
  /// What happened there in this one.
  let tells: @Sendable (CellStage, CellNumbers) -> String
  /// Before the strip's units, at most 5 columns.
  let units: String
}

extension CellTexts {
  static let english = CellTexts(
    stage: { stage in
      switch stage {
      case .forget: "forget"
      case .inputGate: "input gate"
      case .candidate, .newState: "candidate"
      case .update: "update"
      case .output: "output"
      case .reset: "reset"
      case .updateGate: "update gate"
      case .blend: "blend"
      case .sum: "sum"
      case .activation: "activation"
      }
    },
    explains: { stage in
      switch stage {
      case .forget: "The forget gate looks at h and x and answers with a number from 0 to 1."
      case .inputGate: "The input gate decides how much of the candidate will be let in."
      case .candidate: "The candidate is what the cell could write, from −1 to 1."
      case .update: "The old cell state times f, and i times the candidate, are added."
      case .output: "The output gate decides how much of tanh C is shown."
      case .reset: "The reset gate decides how much of h the candidate will see."
      case .updateGate: "The update gate decides how much of h stays as it was."
      case .newState: "The candidate is what h could become, from −1 to 1."
      case .blend: "What stays of h and what is let in of the candidate are added."
      case .sum: "A vanilla cell adds up what it sees of x, of h, and a bias."
      case .activation: "No gate protects h: all of it is made anew at every step."
      }
    },
    tells: { stage, n in
      switch stage {
      case .forget:
        "Unit \(n.unit) keeps \(n.share) % of its old cell state: \(n.before) becomes \(n.kept)."
      case .inputGate: "Unit \(n.unit) lets in \(n.share) % of what will be offered."
      case .candidate, .newState: "Unit \(n.unit) is offered \(n.offered)."
      case .update: "\(n.kept) was kept, \(n.written) is written: the cell state is \(n.after) now."
      case .output: "\(n.share) % of \(n.readOut) leaves the cell: \(n.shown)."
      case .reset: "Unit \(n.unit) lets its candidate see \(n.share) % of h."
      case .updateGate: "Unit \(n.unit) keeps \(n.share) % of h and will write \(n.rest) % anew."
      case .blend: "\(n.kept) was kept, \(n.written) is written: h is \(n.after) now."
      case .sum: "For unit \(n.unit) they add up to \(n.sum)."
      case .activation: "For unit \(n.unit) h was \(n.before) and is \(n.after) now."
      }
    },
    units: "units")

  static let chinese = CellTexts(
    stage: { stage in
      switch stage {
      case .forget: "遗忘门"
      case .inputGate: "输入门"
      case .candidate, .newState: "候选值"
      case .update: "更新"
      case .output: "输出门"
      case .reset: "重置门"
      case .updateGate: "更新门"
      case .blend: "混合"
      case .sum: "求和"
      case .activation: "激活"
      }
    },
    explains: { stage in
      switch stage {
      case .forget: "遗忘门看 h 和 x，给出一个 0 到 1 之间的数。"
      case .inputGate: "输入门决定候选值放进多少。"
      case .candidate: "候选值是可以写入的内容，在 −1 到 1 之间。"
      case .update: "旧细胞状态乘 f，候选值乘 i，两者相加。"
      case .output: "输出门决定 tanh C 有多少被输出。"
      case .reset: "重置门决定候选值能看到多少 h。"
      case .updateGate: "更新门决定 h 有多少保持不变。"
      case .newState: "候选值是 h 可能变成的值，在 −1 到 1 之间。"
      case .blend: "保留的 h 与放进的候选值相加。"
      case .sum: "普通循环单元把 x、h 的加权和与偏置相加。"
      case .activation: "没有门保护 h：每一步都重新算出。"
      }
    },
    tells: { stage, n in
      switch stage {
      case .forget: "单元 \(n.unit) 保留旧细胞状态的 \(n.share) %：\(n.before) 变为 \(n.kept)。"
      case .inputGate: "单元 \(n.unit) 将放进候选值的 \(n.share) %。"
      case .candidate, .newState: "单元 \(n.unit) 的候选值是 \(n.offered)。"
      case .update: "保留 \(n.kept)，写入 \(n.written)：细胞状态现在是 \(n.after)。"
      case .output: "\(n.readOut) 的 \(n.share) % 离开细胞：\(n.shown)。"
      case .reset: "单元 \(n.unit) 让候选值看到 h 的 \(n.share) %。"
      case .updateGate: "单元 \(n.unit) 保留 h 的 \(n.share) %，其余 \(n.rest) % 重新写入。"
      case .blend: "保留 \(n.kept)，写入 \(n.written)：h 现在是 \(n.after)。"
      case .sum: "单元 \(n.unit) 的和是 \(n.sum)。"
      case .activation: "单元 \(n.unit) 的 h 从 \(n.before) 变为 \(n.after)。"
      }
    },
    units: "单元")
}
