import Explorer
import Loading

extension SequenceList {
  /// The sequences of a document, each from its own states on.
  init(of document: Document) {
    self.init(count: document.sequenceCount) { index in
      ExploredSequence(trace: document.trace(of: index), labels: document.sequences[index].labels)
    }
  }
}
