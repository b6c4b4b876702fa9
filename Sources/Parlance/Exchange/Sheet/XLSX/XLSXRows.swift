/// The rows of a sheet, one after another (ECMA-376-1, 18.3.1).
struct XLSXRows {
  private let events: XMLEvents
  private let strings: [String]
  /// The row that was read last, from 1.
  private(set) var number = 0
  /// Why nothing behind that row can be read.
  private(set) var problem: ReturnedDocument.Problem?

  /// How many columns a sheet has.
  private static let columnLimit = 16_384
  /// How many rows a sheet has.
  private static let rowLimit = 1_048_576

  init(_ events: XMLEvents, strings: [String]) {
    self.events = events
    self.strings = strings
  }

  /// The next row that is there; nil at the end.
  mutating func next() -> SheetRow? {
    while problem == nil {
      switch events.next() {
      case .start(let element):
        guard element.name == "row" else { continue }
        let named = element["r"].flatMap { Int($0) }
        number = named.flatMap { (1...XLSXRows.rowLimit).contains($0) ? $0 : nil } ?? number + 1
        return row()
      case .end, .text: continue
      case .finish: return nil
      case .failure(let found): problem = found
      }
    }
    return nil
  }

  private mutating func row() -> SheetRow {
    var row = SheetRow(number: number)
    var column = -1
    while true {
      switch events.next() {
      case .start(let element):
        guard element.name == "c" else {
          problem = events.skip()
          if problem != nil { return row }
          continue
        }
        column = element["r"].flatMap(XLSXRows.column) ?? column + 1
        do throws(ReturnedDocument.Problem) {
          let cell = try cell(element["t"] ?? "n")
          if let cell, column < XLSXRows.columnLimit { row.cells[column] = cell }
        } catch {
          problem = error
          return row
        }
      case .end, .finish: return row
      case .text: continue
      case .failure(let found):
        problem = found
        return row
      }
    }
  }

  private func cell(_ type: String) throws(ReturnedDocument.Problem) -> SheetCell? {
    var value: String?
    var isFormula = false
    var depth = 1
    while depth > 0 {
      switch events.next() {
      case .start(let element):
        switch element.name {
        case "v": value = try events.plainText()
        case "is": value = try events.richText()
        case "f":
          isFormula = true
          if let problem = events.skip() { throw problem }
        default: if let problem = events.skip() { throw problem }
        }
      case .end: depth -= 1
      case .finish: depth = 0
      case .text: continue
      case .failure(let problem): throw problem
      }
    }
    if isFormula { return .formula }
    guard let value else { return nil }
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        return .error("“text \(shortened(value)), which the file does not have”")
      }
      return .text(strings[index].withLineFeeds(of: 0x0A))
    case "inlineStr": return .text(value.withLineFeeds(of: 0x0A))
    case "str": return .text(XLSXText.unescaped(value).withLineFeeds(of: 0x0A))
    case "b": return .text(value == "0" ? "FALSE" : "TRUE")
    case "e": return .error(shortened(value))
    default: return .text(value)
    }
  }

  /// The column of a cell's name such as `AB12`, from 0; nil for what is no name.
  private static func column(_ name: String) -> Int? {
    var column = 0
    for byte in name.utf8.prefix(4) {
      switch byte | 0x20 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        column = column * 26 + Int((byte | 0x20) - UInt8(ascii: "a")) + 1
      default: return column == 0 ? nil : column - 1
      }
    }
    return column == 0 ? nil : column - 1
  }
}

extension XMLEvents {
  /// The text of an element that has no others in it.
  ///
  /// - Throws: a problem where the XML is broken.
  func plainText() throws(ReturnedDocument.Problem) -> String {
    var text = ""
    var depth = 1
    while depth > 0 {
      switch next() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text(let part): text += part
      case .finish: depth = 0
      case .failure(let problem): throw problem
      }
    }
    return text
  }
}
