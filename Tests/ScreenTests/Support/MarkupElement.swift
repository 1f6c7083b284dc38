import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a document of XML, with the text directly and further inside.
struct MarkupElement {
  let name: String
  let attributes: [String: String]
  fileprivate(set) var text = ""

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// The document is not well-formed.
  struct Malformed: Error {
    let line: Int
    let reason: String
  }

  /// The elements of a name in a document.
  ///
  /// - Parameters:
  ///   - document: an XML document.
  ///   - name: the elements' name.
  /// - Returns: them in the order in which they begin.
  /// - Throws: ``Malformed`` if the document breaks any rule of XML.
  static func elements(of document: String, named name: String) throws -> [MarkupElement] {
    let collector = Collector()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = collector
    guard parser.parse() else {
      throw Malformed(line: parser.lineNumber, reason: "\(String(describing: parser.parserError))")
    }
    return collector.elements.filter { $0.name == name }
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [MarkupElement] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(MarkupElement(name: elementName, attributes: attributes))
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      for index in open { elements[index].text += string }
    }
  }
}
