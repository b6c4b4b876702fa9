import MessageFormat

extension Repository {
  /// The example customer, with a value for each variable that has no example.
  var completeCustomer: Customer {
    var customer = exampleCustomer
    for variable in variables.byName.values where customer.values[variable.name] == nil {
      customer.values[variable.name] = variable.sample
    }
    return customer
  }
}

extension Variable {
  /// A value that fits the type.
  fileprivate var sample: Value? {
    switch type {
    case .text: .text("Text")
    case .integer, .decimal: .decimal(minimum ?? maximum ?? ExactDecimal(12))
    case .money: .money(Money(amount: minimum ?? maximum ?? ExactDecimal(12), currency: "EUR"))
    case .date: .date(CalendarDay(daysSinceEpoch: 20_908))
    case .datetime: .instant(Instant(milliseconds: 1_806_480_000_000))
    case .choice: values.first.map(Value.text)
    case .boolean: .text("true")
    case .url: .text("https://example.com/")
    case .email: .text("jana@example.com")
    case .list: .list([.text("A"), .text("B")])
    case .table:
      .table([
        Dictionary(
          columns.compactMap { column in
            column.sample.map { (column.name, $0) }
          }
        ) { first, _ in first }
      ])
    }
  }
}
