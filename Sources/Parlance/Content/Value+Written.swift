package import MessageFormat

extension Value {
  /// The value as a customer's file has it; a list or a table as JSON, which is YAML, too.
  package var written: String {
    switch self {
    case .list, .table: json.text()
    default: plain
    }
  }

  private var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.text
    case .double(let number): String(number)
    case .date(let day): day.description
    case .instant(let instant): instant.rfc3339
    case .money(let money): "\(money.amount.text) \(money.currency)"
    case .list, .table: ""
    }
  }

  private var json: JSON {
    switch self {
    case .integer(let number): .number(text: String(number))
    case .decimal(let number): .number(text: number.text)
    case .list(let values): .array(values.map(\.json))
    case .table(let rows):
      .array(
        rows.map { row in
          .object(
            row.sorted { $0.key < $1.key }.map {
              JSON.Member(name: $0.key, value: $0.value.json)
            })
        })
    default: .string(plain)
    }
  }
}

extension Instant {
  /// The moment in UTC (RFC 3339, section 5.6), to the second.
  var rfc3339: String {
    let seconds = Int((Double(milliseconds) / 1_000).rounded(.down))
    let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let rest = seconds - day * 86_400
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CalendarDay(daysSinceEpoch: day))T\(digits(rest / 3_600)):"
      + "\(digits(rest / 60 % 60)):\(digits(rest % 60))Z"
  }
}
