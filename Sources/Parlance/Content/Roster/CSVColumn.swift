import MessageFormat

/// Reads the cells of one column as values.
///
/// It holds formatters of libicu, which serve one task, and remembers texts that it has read.
final class CSVColumn {
  let name: String
  let target: CSVHeader.Target?
  private let variable: Variable?
  private let mapping: ColumnMapping?
  private let field: RosterField?
  private let date: WrittenDate?
  private let number: WrittenNumber?
  private let money: WrittenMoney?
  private var known: [String: Value] = [:]
  private static let knownLimit = 1_000

  init(_ column: CSVHeader.Column, fields: RosterFields, project: Project) {
    name = column.name
    target = column.target
    mapping = column.mapping
    switch column.target {
    case .field(let index): variable = fields.fields[index].variable
    case .tableColumn(let index, let name):
      variable = fields.fields[index].variable.columns.first { $0.name == name }
    default: variable = nil
    }
    field = variable.map(RosterField.init)
    let isDay = variable?.type == .date || column.target == .on
    date = mapping?.pattern.flatMap {
      WrittenDate(
        pattern: $0, locale: column.mapping?.locale ?? project.source,
        timeZone: isDay ? "UTC" : project.timeZone)
    }
    number = mapping?.locale.map(WrittenNumber.init(locale:))
    money =
      variable?.type == .money && (mapping?.currency != nil || mapping?.locale != nil)
      ? WrittenMoney(locale: mapping?.locale, currency: mapping?.currency) : nil
  }

  /// The name that faults are told by.
  var title: String {
    switch target {
    case .id: "id"
    case .locale: "locale"
    case .timeZone: "timeZone"
    case .on: "on"
    case .field: variable?.name ?? name
    case .tableColumn, nil: mapping?.target ?? name
    }
  }

  /// Whether a row may be without it.
  var isOptional: Bool { variable.map(\.isOptional) ?? true }

  /// Whether white space around a text belongs to it.
  var keepsSpace: Bool { variable?.type == .text }

  /// The value of a text that is not empty, or none where it is an empty list.
  func value(_ bytes: RosterBytes, _ memo: inout RosterMemo) -> Result<Value?, Variable.Complaint> {
    guard let variable else { return .success(nil) }
    if mapping == nil, let value = field?.quickValue(bytes, &memo) { return .success(value) }
    guard let text = QuickRead.text(bytes) else {
      return .failure(Variable.Complaint(message: "is not UTF-8"))
    }
    guard mapping != nil else {
      return unmappedValue(text, variable)
    }
    if let value = known[text] { return .success(value) }
    let result = mappedValue(text, variable)
    if case .success(let value?) = result, known.count < CSVColumn.knownLimit {
      known[text] = value
    }
    return result
  }

  /// A text in the words of the export, as ours.
  func translated(_ text: String) -> String { mapping?.values[text] ?? text }

  /// The day that a text names.
  func day(_ text: String) -> CalendarDay? {
    date.map { $0.day(text) } ?? CalendarDay(text)
  }

  private func mappedValue(
    _ text: String, _ variable: Variable
  ) -> Result<Value?, Variable.Complaint> {
    if let word = mapping?.values[text.trimmed] {
      return word.isEmpty ? .success(nil) : variable.optionalValue(ofText: word)
    }
    let value: Value?
    let form: String
    switch variable.type {
    case .date where date != nil:
      value = date?.day(text).map(Value.date)
      form = "a date written \(mapping?.pattern ?? "")"
    case .datetime where date != nil:
      value = date?.moment(text).map(Value.instant)
      form = "a date and time written \(mapping?.pattern ?? "")"
    case .integer where number != nil:
      value = number?.number(text).flatMap(Value.init(integer:))
      form = "\(variable.expectation), written as in \(mapping?.locale?.description ?? "")"
    case .decimal where number != nil:
      value = number?.number(text).map(Value.decimal)
      form = "a number written as in \(mapping?.locale?.description ?? "")"
    case .money where money != nil:
      value = money?.money(text).map(Value.money)
      let currency = mapping?.currency.map { " in \($0)" } ?? " with the code of its currency"
      form = "an amount\(currency)" + (mapping?.locale.map { ", written as in \($0)" } ?? "")
    case .list where mapping?.separator != nil:
      let elements = text.split(separator: mapping?.separator ?? ";").map(\.trimmed)
      let texts = elements.filter { !$0.isEmpty }.map(Value.text)
      return .success(texts.isEmpty ? nil : .list(texts))
    default: return unmappedValue(text, variable)
    }
    guard let value, variable.isInRange(value) else {
      return .failure(
        Variable.Complaint(message: "is “\(shortened(text))”, but \(form) was expected"))
    }
    return .success(value)
  }

  /// A value as we write it ourselves; of a date that is written otherwise it is said how the project
  /// tells so.
  private func unmappedValue(
    _ text: String, _ variable: Variable
  ) -> Result<Value?, Variable.Complaint> {
    let value = variable.optionalValue(ofText: CSVColumn.inOurWords(text, variable))
    guard case .failure(var complaint) = value, variable.type == .date, let mappingName,
      let pattern = WrittenDate.pattern(thatFits: text.trimmed)
    else { return value }
    complaint.message += "; if the column is written as \(pattern), say so in parlance.yaml: "
    complaint.message += "columns: {\(name): {variable: \(mappingName), pattern: \(pattern)}}"
    return .failure(complaint)
  }

  /// What the column is called in a mapping.
  private var mappingName: String? {
    switch target {
    case .field, .tableColumn: mapping?.target ?? variable.map(\.name)
    default: nil
    }
  }

  /// Excel writes booleans in capitals.
  private static func inOurWords(_ text: String, _ variable: Variable) -> String {
    variable.type == .boolean ? text.lowercased() : text
  }
}

extension StringProtocol {
  /// The text without spaces at either end.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
