import MessageFormat

/// What came of rendering a text for a customer with the examples of `variables.yaml`.
struct ExampleRendering: Sendable {
  /// The item.
  let item: ItemID
  /// What fails for this customer, and so for everybody.
  var error: RenderError?
  /// What is wrong with what came out.
  var findings: [Finding] = []

  /// Renders the texts of an item; nil where rules have found out already that it cannot be.
  init?(_ texts: TextsInput, _ renderer: Renderer) {
    guard let id = texts.id, texts.isSound else { return nil }
    item = id
    do throws(RenderError) {
      findings = try renderer.render(
        id, locale: texts.template.locale, customer: texts.shared.completeCustomer,
        on: texts.shared.today
      ).findings
    } catch {
      self.error = error
    }
  }
}

extension TextsInput {
  /// Whether nothing is known to be wrong with the texts themselves.
  fileprivate var isSound: Bool {
    guard let id, !shared.hasFaultyFile(template.file),
      shared.repository.translations(of: id)?[template.locale]?.state != .draft,
      id.kind.requiredFields.allSatisfy({ template[$0]?.text.isBlank == false }),
      let formatter = locale.formatter, fields.count == template.fields.count
    else { return false }
    return fields.allSatisfy { field in
      field.field.hiddenPlaceholders.isEmpty && field.field.strayBraces.isEmpty
        && field.complaints.allSatisfy { $0.kind == .unguardedOptional }
        && formatter.complaints(about: field.message).isEmpty
    }
  }
}

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
