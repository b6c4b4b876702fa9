import MessageFormat

/// What came of rendering an item for a customer with the examples of `variables.yaml`.
struct ExampleRendering: Sendable {
  let template: Template
  let item: ItemID
  /// What fails for this customer, and so for everybody.
  var error: RenderError?
  /// What is wrong with what came out.
  var findings: [Finding] = []
}

extension CheckInput {
  /// Renders each item in each locale once, for all the rules that look at what comes out.
  func renderExamples() async -> [ExampleRendering] {
    let renderer = Renderer(repository: repository)
    let customer = repository.completeCustomer
    let share = 16
    return await withTaskGroup(of: (Int, [ExampleRendering]).self) { group in
      for start in stride(from: 0, to: templates.count, by: share) {
        let part = templates[start..<min(start + share, templates.count)]
        group.addTask { (start, part.compactMap { render($0, renderer, customer) }) }
      }
      var parts: [(Int, [ExampleRendering])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private func render(
    _ template: Template, _ renderer: Renderer, _ customer: Customer
  ) -> ExampleRendering? {
    // What other rules have found in the texts is not found again.
    guard let id = template.id, isSound(template) else { return nil }
    var rendering = ExampleRendering(template: template, item: id)
    do throws(RenderError) {
      rendering.findings = try renderer.render(
        id, locale: template.locale, customer: customer, on: today
      ).findings
    } catch {
      rendering.error = error
    }
    return rendering
  }

  /// Whether nothing is known to be wrong with the texts themselves.
  private func isSound(_ template: Template) -> Bool {
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
