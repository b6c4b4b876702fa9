import CXml

/// The elements and texts of an XML file, one after another, as libxml2's reader tells them.
///
/// Nothing but the file is read: no network, no entities but XML's own five.
final class XMLEvents {
  private let source: XMLSource
  private let reader: xmlTextReaderPtr?
  private var elements = 0
  private var position = XMLSource.Position()
  private var pendingEnd = false
  /// The bytes that libxml2 reads; it copies none of them.
  private let memory: UnsafeMutableBufferPointer<CChar>

  /// What comes next in a file.
  enum Event {
    case start(Element)
    case end
    case text(String)
    /// The file is over.
    case finish
    /// Nothing behind this can be read.
    case failure(ReturnedDocument.Problem)
  }

  /// A start tag.
  struct Element {
    var name: String
    /// The namespace; empty where there is none.
    var namespace: String
    /// Attributes by name; those in a namespace have its prefix, Parlance's own always
    /// `parlance`, those of plural, gender and select always `pgs`.
    var attributes: [String: String]
    var line: Int
    var column: Int

    subscript(_ name: String) -> String? { attributes[name] }

    func problem(_ message: String) -> ReturnedDocument.Problem {
      ReturnedDocument.Problem(line: line, column: column, message: message)
    }
  }

  init(_ source: XMLSource) {
    self.source = source
    memory = .allocate(capacity: max(source.bytes.count, 1))
    memory.withMemoryRebound(to: UInt8.self) { _ = $0.initialize(from: source.bytes) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    reader = xmlReaderForMemory(
      memory.baseAddress, Int32(clamping: source.bytes.count), nil, "UTF-8",
      Int32(bitPattern: UInt32(options)))
    xmlResetLastError()
  }

  deinit {
    xmlFreeTextReader(reader)
    memory.deallocate()
  }

  /// What comes next.
  func next() -> Event {
    if pendingEnd {
      pendingEnd = false
      return .end
    }
    while true {
      let status = xmlTextReaderRead(reader)
      if status == 0 { return .finish }
      if status < 0 { return .failure(failure()) }
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        pendingEnd = xmlTextReaderIsEmptyElement(reader) == 1
        return .start(element())
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_WHITESPACE.rawValue),
        Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        return .text(XMLEvents.string(xmlTextReaderConstValue(reader)))
      default: continue
      }
    }
  }

  /// Reads the elements in the one that began last, and goes behind its end.
  ///
  /// - Parameter read: reads an element whose start tag has been read, and goes behind its end.
  /// - Returns: what makes it impossible to go on.
  func readChildren(
    _ read: (Element) -> ReturnedDocument.Problem?
  ) -> ReturnedDocument.Problem? {
    while true {
      switch next() {
      case .text: break
      case .end, .finish: return nil
      case .failure(let problem): return problem
      case .start(let child): if let problem = read(child) { return problem }
      }
    }
  }

  /// Goes behind the end of the element that began last.
  func skip() -> ReturnedDocument.Problem? {
    var depth = 1
    while depth > 0 {
      switch next() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      case .finish: return nil
      case .failure(let problem): return problem
      }
    }
    return nil
  }

  private func element() -> Element {
    if source.starts.indices.contains(elements) {
      position.advance(to: source.starts[elements], in: source.bytes)
    }
    elements += 1
    var element = Element(
      name: XMLEvents.string(xmlTextReaderConstLocalName(reader)),
      namespace: XMLEvents.string(xmlTextReaderConstNamespaceUri(reader)), attributes: [:],
      line: position.line, column: position.column)
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      var name = XMLEvents.string(xmlTextReaderConstName(reader))
      let prefix: String? =
        switch XMLEvents.string(xmlTextReaderConstNamespaceUri(reader)) {
        case XLIFF.namespace: "parlance:"
        case XLIFF.choiceNamespace: "pgs:"
        default: nil
        }
      if let prefix { name = prefix + XMLEvents.string(xmlTextReaderConstLocalName(reader)) }
      element.attributes[name] = XMLEvents.string(xmlTextReaderConstValue(reader))
    }
    _ = xmlTextReaderMoveToElement(reader)
    return element
  }

  private func failure() -> ReturnedDocument.Problem {
    guard let error = xmlGetLastError()?.pointee else {
      return ReturnedDocument.Problem(line: 1, column: 1, message: "the file cannot be read")
    }
    if source.isCutOff, error.code == Int32(XML_ERR_DOCUMENT_END.rawValue) {
      position.advance(to: source.bytes.count, in: source.bytes)
      return ReturnedDocument.Problem(
        line: position.line, column: position.column,
        message: "the file breaks off here; was it copied whole?")
    }
    let message = error.message.map { String(cString: $0) } ?? ""
    let words = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return ReturnedDocument.Problem(
      line: max(Int(error.line), 1), column: max(Int(error.int2), 1),
      message: "the file is no well-formed XML from here on: \(words)")
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
