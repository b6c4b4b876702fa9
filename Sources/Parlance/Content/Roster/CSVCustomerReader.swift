import MessageFormat

/// Reads customers from the rows of a CSV file.
struct CSVCustomerReader {
  private let dialect: CSVDialect
  private let columns: [CSVColumn]
  private let group: Int?
  private let fields: RosterFields
  private let locales: RosterLocales
  private let encoding: TextEncoding
  private var memo = RosterMemo()
  private var cells: [CSVCell] = []
  private var unquoted: [UInt8] = []

  init(_ header: CSVHeader, roster: Roster) {
    dialect = header.dialect
    columns = header.columns.map {
      CSVColumn($0, fields: roster.fields, project: roster.project)
    }
    group = header.groupColumn
    fields = roster.fields
    locales = roster.locales
    encoding = roster.encoding
  }

  /// Reads the rows of a batch, as long as they are wanted.
  ///
  /// - Returns: what is left of the batch; nil where that is nothing.
  mutating func read(
    _ batch: RosterBatch, _ bytes: RosterBytes, each: (RosterRecord) -> Bool
  ) -> RosterBatch? {
    var index = batch.start
    var line = batch.line
    var pending: CSVCustomer?
    while index < bytes.count {
      let row = nextRow(bytes, &index, &line)
      if row.fault == nil, bytes.isBlank(cells) { continue }
      if pending?.isContinued(by: id(bytes), bytes) == true, row.fault == nil {
        if var customer = pending {
          pending = nil
          add(row, to: &customer, bytes)
          pending = customer
        }
        continue
      }
      if let record = pending?.record(columns, fields), !each(record) {
        var rest = batch
        rest.start = row.start
        rest.line = row.line
        return rest
      }
      var customer = CSVCustomer(line: row.line, id: row.fault == nil ? id(bytes) : nil)
      if let fault = row.fault {
        customer.fail(row.line, nil, fault)
      } else {
        customer.cells = group == nil ? [] : cells
        customer.customer.values.reserveCapacity(columns.count)
        add(row, to: &customer, bytes)
      }
      pending = customer
    }
    if let record = pending?.record(columns, fields) { _ = each(record) }
    return nil
  }

  // MARK: Rows

  private struct Row {
    var start: Int
    var line: Int
    var isTerminated = true
    var fault: String?
  }

  /// Finds the cells of the row at an index; both index and line move behind it.
  private mutating func nextRow(_ bytes: RosterBytes, _ index: inout Int, _ line: inout Int) -> Row
  {
    var row = Row(start: index, line: line)
    switch dialect.scan(bytes, from: index, &cells) {
    case .lineEnd(let next): index = next
    case .bytesEnd:
      index = bytes.count
      row.isTerminated = false
    case .open, .malformed:
      // What follows is read as if the row ended with its line, so that one stray quote does not
      // take the rest of the file with it.
      index = dialect.endOfLine(bytes, from: index)
      let place = cells.count - 1
      let name = columns.indices.contains(place) ? " “\(columns[place].name)”" : ""
      row.fault =
        "the quotes of the cell\(name) do not close before the next cell; within quotes, a quote "
        + "is written twice"
    }
    line += max(1, dialect.lineEnds(bytes, row.start, index))
    if index - row.start - (row.isTerminated ? 1 : 0) > Roster.recordLimit {
      row.fault = "the row is longer than \(Roster.recordLimit) bytes"
    } else if CSVDialect.find(0, in: bytes.part(row.start, index), from: 0) != nil {
      row.fault = row.fault ?? "the row has a NUL byte; save the file as “CSV UTF-8”"
    }
    return row
  }

  /// Where the ID of the row stands; nil where rows are not grouped, and where it has none.
  private func id(_ bytes: RosterBytes) -> CSVCell? {
    guard let group, cells.indices.contains(group) else { return nil }
    return bytes.part(cells[group].start, cells[group].end).trimmed().isEmpty ? nil : cells[group]
  }

  // MARK: Cells

  private mutating func add(_ row: Row, to customer: inout CSVCustomer, _ bytes: RosterBytes) {
    if let fault = fault(ofCells: row, bytes) { customer.fail(row.line, nil, fault) }
    let isFirst = row.line == customer.line
    var tableRows: [Int: [String: Value]] = [:]
    for (index, column) in columns.enumerated() where index < cells.count {
      guard let target = column.target else { continue }
      let cell = cells[index]
      let trimmed = bytes.part(cell.start, cell.end).trimmed()
      guard !trimmed.isEmpty else { continue }
      if case .tableColumn(let table, let name) = target {
        switch value(of: cell, column, bytes) {
        case .success(let value): tableRows[table, default: [:]][name] = value
        case .failure(let complaint):
          fail(&customer, row, column, complaint, variable: fields.fields[table].variable.name)
        }
        continue
      }
      if !isFirst {
        if let fault = customer.contradiction(of: cell, at: index, bytes) {
          customer.fail(
            row.line, column.title,
            "“\(column.title)” is \(fault) in line \(customer.line); rows that share an id are "
              + "one customer")
        }
        continue
      }
      set(target, column, cell, trimmed, of: &customer, row, bytes)
    }
    for (table, values) in tableRows { add(values, to: table, of: &customer, row) }
  }

  private func add(
    _ values: [String: Value], to table: Int, of customer: inout CSVCustomer, _ row: Row
  ) {
    let variable = fields.fields[table].variable
    if let absent = variable.columns.first(where: { !$0.isOptional && values[$0.name] == nil }) {
      customer.fail(
        row.line, variable.name, "“\(variable.name)” has no “\(absent.name)” in this row")
    }
    customer.tables[table, default: []].append(values)
  }

  private func fault(ofCells row: Row, _ bytes: RosterBytes) -> String? {
    if cells.count > columns.count {
      let extra =
        cells.count > CSVDialect.cellLimit || !bytes.isBlank(Array(cells[columns.count...]))
      let count = "\(cells.count > CSVDialect.cellLimit ? "too many" : "\(cells.count)") cells"
      return extra ? "the row has \(count), but the first row names \(columns.count) columns" : nil
    }
    // Excel leaves out empty cells at the end of rows; what is cut off at the end of the file, or
    // lacks what every customer has, is not meant to be so.
    let missing = columns[cells.count...].first { !$0.isOptional || !row.isTerminated }
    return missing.map {
      "the row has \(cells.count) cells, but the first row names \(columns.count) columns; "
        + "“\($0.name)” is missing"
    }
  }

  private mutating func value(
    of cell: CSVCell, _ column: CSVColumn, _ bytes: RosterBytes
  ) -> Result<Value?, Variable.Complaint> {
    bytes.withCell(cell, scratch: &unquoted) {
      column.value(column.keepsSpace ? $0 : $0.trimmed(), &memo)
    }
  }

  private func fail(
    _ customer: inout CSVCustomer, _ row: Row, _ column: CSVColumn,
    _ complaint: Variable.Complaint, variable: String
  ) {
    let name = column.name == column.title ? "" : " (column “\(column.name)”)"
    let message =
      complaint == .notUTF8 ? encoding.complaint : complaint.message
    customer.fail(row.line, variable, "“\(column.title)”\(name) \(message)")
  }

  private mutating func set(
    _ target: CSVHeader.Target, _ column: CSVColumn, _ cell: CSVCell, _ trimmed: RosterBytes,
    of customer: inout CSVCustomer, _ row: Row, _ bytes: RosterBytes
  ) {
    if case .field(let index) = target {
      switch value(of: cell, column, bytes) {
      case .success(let value):
        if let value { customer.customer.values[fields.fields[index].name] = value }
      case .failure(let complaint): fail(&customer, row, column, complaint, variable: column.title)
      }
      return
    }
    let written = bytes.withCell(cell, scratch: &unquoted) {
      QuickRead.text($0.trimmed())
    }
    guard let written else {
      fail(&customer, row, column, .notUTF8, variable: column.title)
      return
    }
    let text = column.translated(written)
    var expected: String?
    switch target {
    case .id: customer.customer.id = text
    case .locale:
      customer.customer.locale = memo.locale(text, read: locales.locale)
      if customer.customer.locale == nil { expected = "a locale such as de, or its name," }
    case .timeZone:
      if memo.isTimeZone(text) {
        customer.customer.timeZone = text
      } else {
        expected = "a time zone such as Europe/Berlin"
      }
    case .on:
      customer.customer.on = column.day(text)
      if customer.customer.on == nil { expected = "a date such as 2027-03-31" }
    case .field, .tableColumn: break
    }
    if let expected {
      fail(
        &customer, row, column,
        Variable.Complaint(message: "is “\(shortened(text))”, but \(expected) was expected"),
        variable: column.title)
    }
  }
}

extension Variable.Complaint {
  /// That the bytes are no text in the encoding that the file has.
  static let notUTF8 = Variable.Complaint(message: "is not UTF-8")
}

extension TextEncoding {
  /// What is said of bytes that are no text, and what to do.
  var complaint: String {
    switch self {
    case .utf8:
      "is not UTF-8; save the file as “CSV UTF-8”, or, if it is in the encoding of Excel’s “CSV”, "
        + "add --encoding windows-1252"
    case .windows1252: "has a byte that windows-1252 does not know; what encoding is the file in?"
    }
  }
}
