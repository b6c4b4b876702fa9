import MessageFormat

extension Rule {
  static let renderFailure = Rule(
    id: "render-failure", severity: .error,
    summary: "An item cannot be rendered, whoever the customer is.",
    explanation: """
      Each item is rendered in each locale for a customer with the examples of variables.yaml. \
      What fails there fails for everybody: an address with a scheme that mails do not link to, a \
      snippet that contains itself, a step that the script does not have.
      """,
    bad: .germanMail(body: "[Hier](javascript:alert)"),
    good: .germanMail(body: "[Hier](https://example.com)")
  ) { input in
    let renderer = Renderer(repository: input.repository)
    let customer = input.repository.completeCustomer
    return input.templates.compactMap { template -> Finding? in
      // What other rules have found in the texts is not found again.
      guard let id = template.id, id.kind != .playbook, input.isSound(template) else { return nil }
      do throws(RenderError) {
        _ = try renderer.render(id, locale: template.locale, customer: customer, on: input.today)
        return nil
      } catch {
        // A snippet or a label of another file that is missing is found there.
        guard error.kind != .noTranslation, error.kind != .unknownName else { return nil }
        return Finding(
          rule: "render-failure", severity: .error,
          location: error.location ?? SourceLocation(file: template.file), item: id,
          locale: template.locale, field: error.field, message: error.message)
      }
    }
  }
}

extension CheckInput {
  /// Whether nothing is known to be wrong with the texts themselves.
  fileprivate func isSound(_ template: Template) -> Bool {
    guard let id = template.id, !hasFaultyFile(template.file),
      repository.translations(of: id)?[template.locale]?.state != .draft,
      id.kind.requiredFields.allSatisfy({ template[$0]?.text.isBlank == false }),
      let formatter = formatter(for: template.locale)
    else { return false }
    return template.fields.allSatisfy { field in
      guard let message = field.valid, field.hiddenPlaceholders.isEmpty, field.strayBraces.isEmpty
      else { return false }
      let scope = repository.scope(of: id, field: field.name)
      return TypeTable.complaints(about: message, in: scope)
        .allSatisfy { $0.kind == .unguardedOptional }
        && formatter.complaints(about: message).isEmpty
    }
  }
}

extension Repository {
  /// The example customer, with a value for each variable that has no example.
  fileprivate var completeCustomer: Customer {
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
