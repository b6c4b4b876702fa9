/// Reads the rows of a spreadsheet as translations.
struct SheetReader {
  private let header: SheetHeader
  private let translation: Int?
  private(set) var document = ReturnedDocument()
  /// Whether the row that Parlance writes last has been met.
  private(set) var hasEnd = false

  /// Begins below a header.
  init(_ header: SheetHeader) {
    self.header = header
    document.source = header.source
    document.target = header.target
    translation = header.double == nil ? header[.translation] : nil
    if let double = header.double {
      document.report(
        line: header.number, column: 1,
        "the column “\(double.rawValue)” stands here twice; remove one of them")
    } else if translation == nil {
      document.report(
        line: header.number, column: 1,
        "there is no column “translation”; give the one with the translations this name")
    }
  }

  /// Notes what cannot be read.
  mutating func report(row: Int, column: Int = 1, _ message: String) {
    document.report(line: row, column: column, message)
  }

  /// Whether rows as Parlance writes them are to be expected.
  var isOwn: Bool { header.isOwn }

  /// Tells where a file has lost its end, whose rows up to one were read.
  mutating func checkEnd(after row: Int) {
    guard isOwn, !hasEnd else { return }
    let message =
      "the last row, with “\(CSVSheet.end)” as id, is not there: was the file cut off? All rows "
      + "up to this one were read"
    document.warnings.append(.init(line: row, column: 1, message: message))
  }

  /// Reads a row below the header.
  mutating func read(_ row: SheetRow) {
    if row.text(header[.id]).trimmedBlanks == CSVSheet.end {
      hasEnd = true
      return
    }
    guard let translation, let cell = row.cells[translation] else { return }
    func report(_ column: Int, _ message: String) {
      document.report(line: row.number, column: column + 1, message)
    }
    let text: String
    switch cell {
    case .text(let found): text = SheetGuard.unguarded(found)
    case .formula:
      return report(
        translation,
        "row \(row.number) has a formula, which is not evaluated; write the text itself")
    case .error(let error):
      return report(
        translation, "row \(row.number) has the error \(error) in place of a text")
    case .unreadable:
      return report(translation, "row \(row.number) is not UTF-8; save the file as “CSV UTF-8”")
    }
    if text.allSatisfy(\.isWhitespace) { return }
    let place = header[.id] ?? 0
    let id = row.text(place).trimmedBlanks
    guard !id.isEmpty else {
      let what = row.cells[place] == .formula ? "a formula as id" : "a translation, but no id"
      return report(
        place, "row \(row.number) has \(what); copy the id of its text from the export")
    }
    let was = row.text(header[.was]).trimmedBlanks
    let isApproved = ReturnedUnit.isApproved(
      row.text(header[.state]).trimmedBlanks.lowercased(), text, was: was,
      wasLeft: !row.text(header[.previousTranslation]).trimmedBlanks.isEmpty)
    document.units.append(
      ReturnedUnit(
        id: id, target: .plain(text), isApproved: isApproved, was: was.isEmpty ? nil : was,
        line: row.number, column: translation + 1))
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmedBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
