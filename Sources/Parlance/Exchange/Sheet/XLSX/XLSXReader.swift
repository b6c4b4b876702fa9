/// Reads the first sheet of a workbook that has a column of IDs.
struct XLSXReader {
  typealias Fault = ZipArchive.Fault

  private let package: XLSXPackage
  private var strings: [String] = []
  private var sheets: [String] = []

  /// Opens a workbook.
  ///
  /// - Throws: ``ZipArchive/Fault`` for what is none.
  init(_ bytes: [UInt8], limits: ZipArchive.Limits = ZipArchive.Limits()) throws(Fault) {
    package = try XLSXPackage(bytes, limits: limits)
    let workbook = try package.workbook()
    let events = try package.events(workbook)
    let parts = try package.relationships(of: workbook)
    var ids: [String] = []
    try XLSXReader.each(events, workbook) { element in
      // The prefix of the namespace is the tool's own.
      if element.name == "sheet",
        let id = element.attributes.first(where: { $0.key.hasSuffix(":id") })
      {
        ids.append(id.value)
      }
    }
    sheets = ids.compactMap { id in parts.first { $0.id == id }?.target }
    if let part = parts.first(where: { $0.type.hasSuffix("/sharedStrings") })?.target {
      try readStrings(part)
    }
  }

  /// Calls a function for each element.
  private static func each(
    _ events: XMLEvents, _ part: String, _ body: (XMLEvents.Element) -> Void
  ) throws(Fault) {
    while true {
      switch events.next() {
      case .start(let element): body(element)
      case .end, .text: continue
      case .finish: return
      case .failure(let problem):
        throw Fault("“\(part)” in it cannot be read: \(problem.message)")
      }
    }
  }

  private mutating func readStrings(_ part: String) throws(Fault) {
    let events = try package.events(part)
    var failure: Fault?
    var found: [String] = []
    try XLSXReader.each(events, part) { element in
      if element.name == "si" {
        do throws(ReturnedDocument.Problem) {
          found.append(try events.richText())
        } catch {
          failure = failure ?? Fault("“\(part)” in it cannot be read: \(error.message)")
        }
      }
    }
    if let failure { throw failure }
    strings = found
  }

  /// What the workbook holds.
  ///
  /// - Throws: ``ZipArchive/Fault`` where a sheet cannot be read at all.
  func document() throws(Fault) -> ReturnedDocument {
    for sheet in sheets {
      var rows = XLSXRows(try package.events(sheet), strings: strings)
      guard var reader = header(&rows) else {
        if let problem = rows.problem {
          throw Fault("“\(sheet)” in it cannot be read: \(problem.message)")
        }
        continue
      }
      while let row = rows.next() { reader.read(row) }
      if let problem = rows.problem {
        reader.report(
          row: rows.number,
          "“\(sheet)” cannot be read behind row \(rows.number): \(problem.message)")
      }
      return reader.document
    }
    var document = ReturnedDocument()
    document.report(
      line: 1, column: 1,
      "no sheet names the column “id”, by which texts are known; export again, and translate "
        + "that file")
    return document
  }

  private func header(_ rows: inout XLSXRows) -> SheetReader? {
    var count = 0
    while count < SheetHeader.searchLimit, let row = rows.next() {
      count += 1
      if let header = SheetHeader(row) { return SheetReader(header) }
    }
    return nil
  }
}

extension XMLEvents {
  /// The text of an element that may have runs of their own look; how to pronounce it is left out.
  ///
  /// - Throws: a problem where the XML is broken.
  func richText() throws(ReturnedDocument.Problem) -> String {
    var text = ""
    var depth = 1
    var isText = false
    while depth > 0 {
      switch next() {
      case .start(let element):
        if element.name == "rPh" {
          if let problem = skip() { throw problem }
        } else {
          depth += 1
          isText = element.name == "t"
        }
      case .end:
        depth -= 1
        isText = false
      case .text(let part): if isText { text += part }
      case .finish: depth = 0
      case .failure(let problem): throw problem
      }
    }
    return XLSXText.unescaped(text)
  }
}
