/// What is wrong with a file that should be a sequence or a model, and where.
public struct LoadingError: Error, Equatable, Sendable {
  public let problem: Problem
  /// The file as the person named it.
  public let file: String
  /// The line of a text, from 1 as editors count.
  public let line: Int?

  public init(_ problem: Problem, file: String, line: Int? = nil) {
    self.problem = problem
    self.file = file
    self.line = line
  }

  /// The ways to be wrong. Values of a line count from 1, as people count them.
  public enum Problem: Equatable, Sendable {
    // The file as such.

    /// There is no such file, and none of that name among the bundled examples.
    case missing
    /// The system refuses to open or read it.
    case unreadable(reason: String)
    case isFolder
    /// It has no bytes at all.
    case empty
    /// It is larger than is read into memory.
    case tooLarge(limit: Int)

    // A text of numbers.

    /// It has bytes that no text has.
    case notText
    /// It is UTF-16, in which some programs save "Unicode text".
    case utf16
    /// It has comments and blank lines only.
    case noSteps
    /// A value stands where nothing does, as between two commas.
    case missingValue(position: Int)
    case notNumber(String, position: Int)
    /// A number has a comma in it: a decimal comma, or marks between thousands.
    case decimalComma(String, position: Int)
    /// A label is a word.
    case labelNotNumber(String)
    /// NaN, an infinity, or a number beyond Float32.
    case notFinite(String, position: Int)
    /// There is no such column.
    case noColumn(String, available: [String])
    /// Several columns have the name.
    case repeatedColumn(String)
    /// Columns are chosen of a text that is read as characters.
    case noColumns
    /// The first line has names and numbers, and may be a header or a timestep.
    case unclearHeader
    /// A quote is opened and not closed on the line.
    case openQuote(position: Int)
    /// Something stands between a closing quote and the next separator.
    case textBehindQuote(position: Int)
    /// A line has more values than any network takes.
    case tooManyColumns(limit: Int)
    /// Blank lines part it into more sequences than are kept.
    case tooManySequences(limit: Int)
    /// The line has another number of values than those before it.
    case raggedLine(expected: Int, found: Int)

    // Arrays.

    /// An array was asked for of a text.
    case noArrays
    /// The file has no array of that name.
    case noTensor(String, available: [String])
    /// An array of sequences is `[T]`, `[T, D]` or `[N, T, D]`.
    case notSequenceShape(String, shape: [Int])
    /// A value of an array is NaN or infinite.
    case arrayNotFinite(String, index: Int)
    /// Which of several arrays is the sequence is not said.
    case ambiguousTensor(available: [String])
    case noSequence(Int, count: Int)

    // A model.

    /// No tensor's name says that it belongs to a recurrent layer.
    case noRecurrentModule(names: [String])
    /// No layer of a model is recurrent.
    case noRecurrentLayer(layers: [String])
    case severalModules([String])
    case noModule(String, available: [String])
    case missingTensor(String)
    /// Several tensors may be one parameter of a module.
    case ambiguousParameter(String, candidates: [String], of: String)
    /// A tensor that was named is not there.
    case noNamedTensor(String, parameter: String, available: [String])
    /// The names that were given leave out a parameter that a layer needs.
    case unnamedParameter(String)
    /// A weight's shape does not fit the others'.
    case wrongShape(String, shape: [Int], expected: String)
    /// The layer is of a kind that this version does not compute.
    case unsupported(String)
    /// The head that was asked for does not fit.
    case noHead(String, width: Int)
    /// The embedding that was asked for does not fit.
    case noEmbedding(String, width: Int)
    /// The weights have another number of gates than the cell that was named.
    case wrongCell(String, tensor: String, rows: Int, hiddenSize: Int)
    /// The order of gates is for another cell.
    case wrongGateOrder(String, cell: String)
    /// What keeps an ONNX file from being a network.
    case onnx(ONNXModelProblem)
    /// A metadata entry is not what it should be.
    case malformedMetadata(key: String, expected: String)

    // Both together.

    /// The sequence is not as wide as the model's input.
    case wrongWidth(sequence: Int, model: Int)
    /// The file is a model's, and no sequence was named.
    case noSequenceInside
    /// The sequence's file has no weights, and no model was named.
    case noModelInside
    /// No model was named and none lies beside the sequence, if it is a file.
    case noModel(tried: String?)
    case wrongStateShape(String, shape: [Int], expected: [Int])
    /// A character that the model's vocabulary lacks; the column counts from 1.
    case unknownCharacter(String, column: Int)
    /// Text was given for a model that has no vocabulary.
    case noVocabulary
    /// A value of a sequence of tokens is no whole number below the vocabulary's size.
    case notToken(String, step: Int, count: Int)
    /// A label or target does not fit the task.
    case wrongTargets(String, expected: String)
    /// The file has no array of that name that could be targets.
    case noTargetsTensor(String, available: [String])
    /// The task takes its targets from elsewhere, and none are given.
    case noTargets(task: String)
    /// The task takes its targets from the sequence itself.
    case needlessTargets(task: String)
    /// What the network should say is not known.
    case noTask
    /// Network, sequences and targets do not make a loss.
    case noLoss(reason: String)
    /// A reference has no array of a name that the trace has.
    case nothingInCommon(trace: [String], reference: [String])
    /// Of so many arrays, these differ from the reference by more than they may.
    case differs([String], count: Int)
    /// The file has neither `h0` nor `c0`.
    case noState
  }
}
