import TensorFiles

extension LoadingError: CustomStringConvertible {
  /// One sentence: what, where, and how to mend it.
  public var description: String {
    let place = line.map { ", line \($0)" } ?? ""
    return "\(printable(file))\(place): \(sentence)"
  }

  private var sentence: String {
    fileSentence ?? textSentence ?? arraySentence ?? modelSentence
      ?? targetSentence ?? pairSentence
  }

  private var fileSentence: String? {
    switch problem {
    case .missing:
      "there is no such file; mend the path, or see 'lstm-viz examples' for the bundled ones"
    case .unreadable(let reason): "it cannot be read (\(reason)); check its permissions"
    case .isFolder: "it is a folder; name a file in it"
    case .empty: "it is empty; a sequence needs at least one line of numbers"
    case .tooLarge(let limit):
      "it has more than \(limit >> 20) MiB; cut it into parts or save it as an array (.npy)"
    default: nil
    }
  }

  private var textSentence: String? {
    switch problem {
    case .notText:
      "it is not a text of numbers; name a text, CSV, NPY, NPZ or safetensors file"
    case .utf16: "it is text in UTF-16; save it as UTF-8"
    case .noSteps:
      "it has no line of numbers; write one timestep a line, or learn a text of characters with "
        + "'lstm-viz train --task next-char'"
    case .missingValue(let position): "value \(position) is missing; write a number there"
    case .notNumber(let text, let position):
      "value \(position), \(quoted(text)), is not a number; mend it, choose columns of numbers with "
        + "--columns, or begin the line with # to skip it"
    case .decimalComma(let text, let position):
      "value \(position), \(quoted(text)), has a comma; write numbers with a decimal point, and "
        + "nothing between thousands"
    case .labelNotNumber(let text):
      "the label \(quoted(text)) is not a number; write classes as whole numbers from 0"
    case .notFinite(let text, let position):
      "value \(position), \(quoted(text)), is not a finite number; a network can only be fed finite "
        + "ones, so replace or remove it"
    case .noColumn(let name, let available):
      "it has no column \(quoted(name)); it has \(list(available)) (choose with --columns)"
    case .repeatedColumn(let name):
      "it has several columns \(quoted(name)); choose them by number, from 0, with --columns"
    case .noColumns:
      "it is read as characters, which have no columns; leave out --columns"
    case .unclearHeader:
      "it has names and numbers, so whether it is a header or a timestep is not clear; name each "
        + "column with a word, or begin the line with # to skip it"
    case .openQuote(let position):
      "value \(position) has an opening quote but no closing one; close it on the same line"
    case .textBehindQuote(let position):
      "value \(position) goes on behind its closing quote; within quotes, write a quote twice"
    case .tooManyColumns(let limit):
      "it has more than \(grouped(limit)) values on a line; write one timestep a line"
    case .tooManySequences(let limit):
      "it has more than \(grouped(limit)) sequences; save them as an array [N, T, D]"
    case .raggedLine(let expected, let found):
      "it has \(counted(found, "value")) where the lines before have \(expected); every timestep "
        + "needs the same number"
    default: nil
    }
  }

  private var arraySentence: String? {
    switch problem {
    case .noArrays:
      "it is a text, which has no arrays; leave out --tensor and --time-major"
    case .noTensor(let name, let available):
      "it has no array \(quoted(name)); it has \(list(available)) (choose with --tensor)"
    case .notSequenceShape(let name, let shape):
      "\(quoted(name)) has the shape \(shape); a sequence is [T], [T, D] or [N, T, D]"
    case .arrayNotFinite(let name, let index):
      "element \(index) of \(quoted(name)) is not a finite number; a network can only be fed "
        + "finite ones, so replace it"
    case .ambiguousTensor(let available):
      "which array is the sequence is not clear; choose one with --tensor: \(list(available))"
    case .noSequence(let index, let count):
      "there is no sequence \(index); it has \(count), counted from 0 (choose with --sequence)"
    default: nil
    }
  }

  private var modelSentence: String? {
    switch problem {
    case .noRecurrentModule(let names):
      "it has no recurrent layer: no tensor is named like weight_ih_l0; it has \(list(names)) "
        + "(say which is which with --names weight_ih_l0=…,weight_hh_l0=…)"
    case .noRecurrentLayer(let layers):
      "it has no recurrent layer (LSTM, GRU, SimpleRNN); it has \(list(layers))"
    case .severalModules(let names):
      "it has several recurrent modules; choose one with --module: \(list(names))"
    case .noModule(let name, let available):
      "it has no recurrent module \(quoted(name)); it has \(list(available))"
    case .missingTensor(let name):
      "\(quoted(name)) is missing; save the whole model"
    case .ambiguousParameter(let parameter, let candidates, let module):
      "which tensor of \(quoted(module)) is \(parameter) is not clear: \(list(candidates)); name all "
        + "of its tensors with --names \(parameter)=…,…"
    case .noNamedTensor(let tensor, let parameter, let available):
      "it has no tensor \(quoted(tensor)) to be \(parameter); it has \(list(available)) (mend --names)"
    case .unnamedParameter(let parameter):
      "--names says nothing of \(parameter), which a layer needs; name it, too"
    case .wrongShape(let name, let shape, let expected):
      "\(quoted(name)) has the shape \(shape), but it needs \(expected)"
    case .onnx(let problem): problem.sentence
    case .unsupported(let what): "\(what) is not supported by this version"
    case .noHead(let name, let width):
      "\(quoted(name)) is no head: it needs a weight of shape [O, \(width)]"
    case .noEmbedding(let name, let width):
      "\(quoted(name)) is no embedding: it needs the shape [V, \(width)]"
    case .wrongCell(let cell, let tensor, let rows, let hiddenSize):
      "\(quoted(tensor)) has \(rows) rows for \(counted(hiddenSize, "unit")), which does not fit the "
        + "cell \(cell); choose another with --cell"
    case .wrongGateOrder(let letters, let cell):
      "the order of gates \(letters) is not one of the cell \(cell); mend --gate-order"
    case .malformedMetadata(let key, let expected):
      "its metadata \(quoted(key)) is not \(expected); write the model anew"
    default: nil
    }
  }

  private var targetSentence: String? {
    switch problem {
    case .wrongTargets(let name, let expected): "\(quoted(name)) must hold \(expected)"
    case .noTargetsTensor(let name, let available):
      "it has no array \(quoted(name)) for --targets; it has \(list(available))"
    case .noTargets(let task):
      "the task \(task) needs targets; give them with --targets FILE:NAME"
    case .needlessTargets(let task):
      "the task \(task) takes its targets from the sequence itself; leave out --targets or choose "
        + "another --task"
    case .noTask:
      "what its head should say is not known; give --targets FILE:NAME or --task"
    case .nothingInCommon(let trace, let reference):
      "it has \(list(reference)), of which the trace has none; it has \(list(trace)), which may "
        + "have expect. before them"
    case .differs(let names, let count):
      "\(names.count) of \(counted(count, "array")) differ from the trace by more than the "
        + "tolerance: \(list(names))"
    case .noLoss(let reason): "it has no loss: \(reason)"
    default: nil
    }
  }

  private var pairSentence: String {
    switch problem {
    case .wrongWidth(let sequence, let model):
      "it has \(counted(sequence, "value")) a step, but the model takes \(model); give a sequence "
        + "of that width or another --model"
    case .noSequenceInside:
      "it holds a model but no sequence; name the sequence, and this file with --model"
    case .noModelInside:
      "it has arrays but no recurrent layer; to run a model over them give --model"
    case .noModel(let tried):
      "there is no model for it"
        + (tried.map { " (\(quoted($0)) does not exist)" } ?? "") + "; give one with --model"
    case .wrongStateShape(let name, let shape, let expected):
      "\(quoted(name)) has the shape \(shape), but the model needs \(expected)"
    case .unknownCharacter(let character, let column):
      "the character \(quoted(character)) in column \(column) is not in the model's vocabulary; "
        + "remove it or train a model that knows it"
    case .noVocabulary:
      "the model has no vocabulary to read characters with; give numbers in a file instead"
    case .notToken(let text, let step, let count):
      "the value of step \(step), \(text), is no token of the model, which has 0–\(count - 1)"
    case .noState: "it has no array h0 or c0; an initial state needs one of them"
    default: "\(problem)"
    }
  }

  /// The first few names of many.
  private func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "nothing" }
    let shown = names.prefix(8).map { printable($0) }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
