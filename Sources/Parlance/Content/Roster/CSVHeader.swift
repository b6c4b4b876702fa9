/// What the first row of a CSV file says: which column holds what, and how rows are written.
struct CSVHeader: Sendable {
  /// A column of the file.
  struct Column: Sendable {
    var name: String
    /// What it holds; nil where nothing reads it.
    var target: Target?
    var mapping: ColumnMapping?
  }

  /// What a column holds.
  enum Target: Hashable, Sendable {
    case id
    case locale
    case timeZone
    case on
    /// A variable, by its place among the fields.
    case field(Int)
    /// A column of a table, by the table's place among the fields.
    case tableColumn(Int, String)
  }

  var dialect: CSVDialect
  var columns: [Column]

  /// The place of the column of IDs, where rows of one ID are the rows of a table.
  var groupColumn: Int? {
    let hasTable = columns.contains {
      if case .tableColumn = $0.target { true } else { false }
    }
    return hasTable ? columns.firstIndex { $0.target == .id } : nil
  }

  /// The names of the columns that nothing reads.
  var unreadColumns: [String] {
    columns.filter { $0.target == nil && !$0.name.isEmpty }.map(\.name)
  }

  /// Finds out what the columns hold.
  ///
  /// - Throws: ``ParlanceError`` where two hold the same, where one is mapped in a faulty way,
  ///   and where nothing in the row is the name of anything.
  init(
    names: [String], dialect: CSVDialect, fields: RosterFields, project: Project, place: String
  ) throws(ParlanceError) {
    self.dialect = dialect
    columns = []
    var holders: [Target: String] = [:]
    for name in names {
      var column = Column(name: name)
      if let fault = project.faultyColumns[name] {
        let help = fault.help.map { "; \($0)" } ?? ""
        throw ParlanceError(
          "\(fault.location): the column “\(name)” cannot be read: \(fault.message)\(help)")
      }
      column.mapping = project.columns[name]
      column.target = CSVHeader.target(named: column.mapping?.target ?? name, fields)
      if let target = column.target, let other = holders.updateValue(name, forKey: target) {
        throw ParlanceError(
          other == name
            ? "\(place): the column “\(name)” stands here twice; remove one of them"
            : "\(place): the columns “\(other)” and “\(name)” hold the same; remove one of them, "
              + "or correct columns: in \(Project.fileName)")
      }
      columns.append(column)
    }
    guard !holders.isEmpty else {
      let found = names.filter { !$0.isEmpty }.prefix(5).map { "“\(shortened($0))”" }
      throw ParlanceError(
        "\(place): the first row must name the columns, but none of \(found.joined(separator: ", ")) "
          + "is a variable, or named in columns: of \(Project.fileName)")
    }
  }

  private static func target(named name: String, _ fields: RosterFields) -> Target? {
    if let index = fields.index(of: name) {
      switch fields.slot(index) {
      case .id: return .id
      case .locale: return .locale
      case .timeZone: return .timeZone
      case .on: return .on
      case .field(let field): return .field(field)
      }
    }
    guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")),
      let table = fields.index(of: String(name[..<dot])),
      case .field(let field) = fields.slot(table)
    else { return nil }
    let column = String(name[name.utf8.index(after: dot)...])
    let isColumn = fields.fields[field].variable.columns.contains { $0.name == column }
    return isColumn ? .tableColumn(field, column) : nil
  }

  /// How many of some names are known.
  static func known(_ names: [String], _ fields: RosterFields, _ project: Project) -> Int {
    names.count { project.columns[$0] != nil || target(named: $0, fields) != nil }
  }
}
