import MessageFormat

/// How a listing of what is due is written.
package enum DueFormat: String, Sendable, CaseIterable {
  /// For people, by urgency and day.
  case text
  /// A row for each touchpoint of a customer (RFC 4180).
  case csv
  /// One document, with a line for each touchpoint of a customer.
  case json
}

/// Writes what is due for one customer after the other; tasks use it side by side.
package struct DueListing: Sendable {
  private let format: DueFormat
  private let query: DueQuery
  /// The variable that holds a customer's name.
  private let name: String?
  private let file: String
  private let style: TextStyle

  private enum Section: Int {
    case mixed = 3
    case findings
  }

  /// - Parameters:
  ///   - format: how it is written.
  ///   - query: what is asked.
  ///   - file: the name of the file of customers.
  ///   - style: how words are emphasized.
  package init(_ format: DueFormat, of query: DueQuery, file: String, style: TextStyle = .plain) {
    self.format = format
    self.query = query
    self.file = file
    self.style = style
    name = query.repository.project.recipientName
  }

  /// What stands before everything.
  package var beginning: String {
    switch format {
    case .text: ""
    case .csv: CSVCells.row(DueContact.columns)
    case .json:
      "{\"version\":1,\"on\":\"\(query.day)\",\"until\":\"\(query.until)\",\"touchpoints\":["
    }
  }

  /// Writes what is due for a customer.
  package func write(_ found: DueCustomer, into share: inout DueShare) {
    switch format {
    case .text:
      if found.contacts.isEmpty, found.mixed.isEmpty { return }
      let name = found.customer.name(name)
      let title = Array("  \(found.title(name))".utf8)
      for contact in found.contacts {
        share.piles[contact.pile, default: []] += title + contact.texts.text
      }
      if !found.mixed.isEmpty {
        share.piles[pile(.mixed), default: []] += found.mixedLines(name).utf8
      }
    case .csv:
      if found.contacts.isEmpty { return }
      let cells = found.csvCells(found.customer.name(name))
      for contact in found.contacts {
        contact.writeCSV(cells, line: found.line, into: &share.stream)
      }
    case .json:
      let members = found.contacts.isEmpty ? [] : found.jsonMembers
      for contact in found.contacts { contact.writeJSON(members, into: &share.stream) }
      for journey in found.mixed {
        add(journey.json(of: found), to: &share.piles[pile(.mixed), default: []])
      }
    }
  }

  /// Writes what is wrong.
  ///
  /// - Throws: ``ParlanceError`` where a pile cannot grow.
  package func write(_ finding: DueFinding, of file: String, into piles: SpilledPiles)
    throws(ParlanceError)
  {
    guard format == .json else { return }
    var bytes: [UInt8] = []
    add(finding.json(file: file), to: &bytes)
    try piles.add(bytes, to: pile(.findings))
  }

  /// Writes what stands behind the customers.
  ///
  /// - Throws: ``ParlanceError`` where a pile cannot be read.
  package func end(
    _ piles: SpilledPiles, _ counts: DueCounts, write: ([UInt8]) -> Void
  ) throws(ParlanceError) {
    switch format {
    case .csv: break
    case .text:
      var isFirst = true
      for key in piles.keys {
        let isMixed = key == pile(.mixed)
        let heading =
          isMixed ? "In several languages on one journey" : DueContact.heading(of: key)
        write(Array(((isFirst ? "" : "\n") + style.bold(heading) + "\n").utf8))
        isFirst = false
        try piles.read(key) { bytes throws(ParlanceError) in write(bytes) }
      }
      if isFirst { write(Array("Nothing is due.\n".utf8)) }
    case .json:
      for (section, title) in [(Section.mixed, "mixed"), (.findings, "findings")] {
        write(Array("\n],\"\(title)\":[".utf8))
        var isFirst = true
        try piles.read(pile(section)) { bytes throws(ParlanceError) in
          // Each line begins with the comma behind the one before it.
          write(isFirst ? Array(bytes.dropFirst()) : bytes)
          isFirst = false
        }
      }
      write(Array("\n],\"summary\":\(counts.json.text())}\n".utf8))
    }
  }

  /// The bytes of a stream without the comma that nothing stands before.
  package func first(_ bytes: [UInt8]) -> [UInt8] {
    format == .json ? Array(bytes.dropFirst()) : bytes
  }

  private func add(_ json: JSON, to bytes: inout [UInt8]) {
    bytes += ",\n\(json.text())".utf8
  }

  private func pile(_ section: Section) -> DuePile { DuePile(section: section.rawValue) }
}

extension Customer {
  /// The name that a variable holds; empty where it holds none.
  package func name(_ variable: String?) -> String {
    guard let variable, case .text(let name)? = values[variable] else { return "" }
    return name
  }
}
