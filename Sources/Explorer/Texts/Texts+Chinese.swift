import Recurrent

extension Texts {
  public static let chinese = Texts(
    help: "帮助",
    input: "输入",
    inputs: "维输入",
    error: "误差",
    unit: "单元",
    layer: "层",
    of: "/",
    keeps: "保留",
    keptOf: "×",
    adds: "写入",
    takesBack: "抵消",
    flips: "反号",
    shows: "输出",
    starts: "起始",
    howChanged: "% 的变化",
    old: "旧",
    new: "新",
    kept: "保留",
    letGo: "遗忘",
    written: "写入",
    events: "事件",
    writes: "写入",
    letsGo: "遗忘",
    both: "两者",
    whole: "全程", byLayer: "逐层",
    noEvents: { $0 ? "无事件：均匀泄漏" : "无事件：变化均匀" },
    othersEvents: { "u\($0) 没有自己的事件：此处是最多单元有事件的一步。" },
    nobodysEvents: "这一层没有单元在此序列中有事件。",
    tooSmall: "至少需要 40×10，现在是 ",
    quitKey: "q 退出",
    closes: "关闭",
    helpHint: "↑↓ 滚动",
    whatIsShown: "图中所示",
    filterHint: "/ 筛选   q 关闭",
    keysTitle: "按键",
    commandsTitle: "命令，在 : 之后输入（Tab 补全）",
    nothingHas: { "没有一行含有“\($0)”。" },
    legend: [
      "时间向右；一行是一个单元，单元比行多时一行两个。",
      "f、i、o 是门，从 0（暗，关）到 1（亮，开）：",
      "  f 遗忘门：旧细胞状态保留多少",
      "  i 输入门：候选值放进多少",
      "  o 输出门：tanh C 有多少作为 h 输出",
      "  C̃ 候选值：提供给细胞状态的内容",
      "  C 细胞状态，按 tanh C 着色：输出能看到的部分",
      "缩小后一列有 ×k 步：f 显示其中最小值，i 和 o 显示最大值，",
      "  C̃、C 和 h 显示离 0 最远的值；曲线从最小画到最大。",
      "  按 a：C 按本层最大值的 ± 比例着色，f 按半衰期着色：",
      "  门保持不变时，遗忘一半所需的步数。",
      "x−ŷ：每一步的预测差了多少。",
      "每一步：C = f · 旧 C + i · C̃，h = o · tanh C。",
      "保留 = f · 旧 C，遗忘 = (1 − f) · 旧 C，写入 = i · C̃。",
    ],
    signs: SignLegends(
      inColors: { "状态有正负：\($0.low)为负，\($0.middle)为零，\($0.high)为正。" },
      inGlyphs: "状态有正负：·-=≡ 为负，░▒▓█ 为正。",
      inASCII: "状态有正负：.-=~% 为负，:+*#@ 为正。"),
    cell: .chinese,
    pin: .chinese,
    bookmarks: .chinese,
    inputStrip: .chinese,
    picture: .chinese,
    time: .chinese,
    mouse: .chinese,
    motionIsReduced: "已减少动态效果：不会自动播放，请按 l 前进、按 h 后退",
    map: { .chinese($0) },
    fewColors: { .chinese(on: $0) },
    scales: .chinese,
    rankings: .chinese,
    sequences: .chinese,
    units: .chinese,
    outputPage: .chinese,
    find: .chinese,
    page: chinesePage,
    short: chineseShort,
    long: chineseLong,
    signal: chineseSignal)

  private static func chinesePage(_ page: Page) -> String {
    switch page {
    case .gates: "门"
    case .cell: "细胞"
    case .unit: "单元"
    case .units: "各单元"
    case .output: "输出"
    }
  }

  private static func chineseShort(_ action: Action) -> String {
    switch action {
    case .step: "步"
    case .unit: "单元"
    case .order: "排序"
    case .zoom: "缩放"
    case .walk: "步内"
    case .pin: "标记 A"
    case .event: "事件"
    case .find: "查找"
    case .panel: "面板"
    case .enlarge: "放大"
    case .play: "播放"
    case .help: "帮助"
    case .leave: "退出"
    case .tenSteps, .binning, .page, .ends, .speed, .halfPanel, .endUnits, .sequence, .layer,
      .turn, .colors, .writePage, .copyPage, .bookmark, .inputColumn, .scale, .values, .undo,
      .repaint, .suspend, .quit,
      .command:
      chineseLong(action)
    }
  }

  private static func chineseLong(_ action: Action) -> String {
    switch action {
    case .step: "后退 / 前进一列：未缩小时即一步"
    case .tenSteps: "后退 / 前进 10 列"
    case .zoom: "以光标为中心缩放时间；全程或一列一步"
    case .binning: "一列多步时显示：惯用、平均、最小、最大"
    case .page: "后退 / 前进一页时间"
    case .ends: "第一步 / 最后一步"
    case .pin: "在此标记 A 或取消；A 与光标互换"
    case .event: "下一个 / 上一个事件；查找时为匹配处"
    case .find: "查找 f>0.9、lost>0.5、t:120、unit:5 或文字"
    case .play: "播放，暂停"
    case .bookmark: "在此加书签或取消；书签列表"
    case .speed: "更慢，更快"
    case .unit: "下一个 / 上一个单元"
    case .halfPanel: "上移 / 下移半屏单元"
    case .endUnits: "第一个 / 最后一个单元"
    case .order: "下一种单元排序；按这一步的遗忘量排序"
    case .sequence: "文件中的上一个 / 下一个序列"
    case .layer: "上一层 / 下一层"
    case .turn: "页面"
    case .walk: "在一步之内前进 / 后退（第 2 页）"
    case .panel: "下一个 / 上一个面板（第 1 页）"
    case .enlarge: "放大面板，或再缩小（第 1 页）"
    case .scale: "C 按 tanh 或按最大值；f 按 0 到 1 或按半衰期"
    case .values: "格子够宽时在其中显示数值"
    case .inputColumn: "下一个输入列，最后以热图显示全部"
    case .colors: "下一对配色"
    case .writePage: "把本页写入 lstm-viz-page.svg，或用 :write 文件"
    case .copyPage: "复制本页文字"
    case .command: "去某一步，或按名称执行；Tab 补全"
    case .undo: "撤销、重做移动或更改"
    case .help: "本帮助"
    case .repaint: "重画屏幕"
    case .suspend: "挂起；用 fg 回来"
    case .leave: "关闭打开的内容，否则退出；Esc 关闭，或结束筛选、查找"
    case .quit: "立即退出"
    }
  }

  private static func chineseSignal(_ signal: Signal) -> SignalNames {
    switch signal {
    case .forgetGate: SignalNames(short: "遗忘门", meaning: "1 保留", long: "遗忘门")
    case .inputGate: SignalNames(short: "输入门", meaning: "1 放入", long: "输入门")
    case .candidate: SignalNames(short: "候选值", meaning: "待写入", long: "候选值")
    case .cellState: SignalNames(short: "细胞", meaning: "按 tanh C", long: "细胞状态")
    case .outputGate: SignalNames(short: "输出门", meaning: "1 输出", long: "输出门")
    case .gatedCellState: SignalNames(short: "门控", meaning: "o·tanh C", long: "o · tanh C")
    case .resetGate: SignalNames(short: "重置门", meaning: "1 用 h", long: "重置门")
    case .updateGate: SignalNames(short: "更新门", meaning: "1 保留", long: "更新门")
    case .hiddenCandidate: SignalNames(short: "候选值", meaning: "待写入", long: "候选值")
    case .hiddenState: SignalNames(short: "隐藏", meaning: "传下去", long: "隐藏状态")
    }
  }
}
