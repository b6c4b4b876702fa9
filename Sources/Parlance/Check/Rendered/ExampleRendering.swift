import MessageFormat

/// What came of rendering a text for customers with the examples of `variables.yaml`, and for the
/// sample customers of its locale.
struct ExampleRendering: Sendable {
  /// The item.
  let item: ItemID
  /// What fails, and for which sample customer where it does not for everybody.
  private(set) var failures: [Failure] = []
  /// What is wrong with what came out.
  private(set) var findings: [Finding] = []

  /// A customer for whom the text cannot be rendered.
  struct Failure: Sendable {
    var error: RenderError
    /// The sample customer; nil for one with the examples of the variables.
    var customer: Customer?
  }

  /// Renders the texts of an item, as far as they can fail; nil where rules have found out
  /// already that they cannot be rendered.
  init?(_ texts: TextsInput, _ renderer: Renderer) {
    guard let id = texts.id, texts.isSound else { return nil }
    item = id
    let samples = texts.sampleCustomers
    if texts.needsRendering {
      for customer in texts.coveringCustomers {
        guard render(texts, customer, renderer) else { return }
      }
      for sample in samples { _ = render(texts, sample.customer, renderer, isSample: true) }
    } else {
      for sample in samples where sample.lacksSomething(of: texts) {
        _ = render(texts, sample.customer, renderer, isSample: true)
      }
    }
  }

  /// Renders for a customer; false where that fails.
  private mutating func render(
    _ texts: TextsInput, _ customer: Customer, _ renderer: Renderer, isSample: Bool = false
  ) -> Bool {
    do throws(RenderError) {
      let found = try renderer.render(
        item, locale: texts.template.locale, customer: customer, on: texts.shared.today
      ).findings
      for finding in found where !findings.contains(finding) { findings.append(finding) }
      return true
    } catch {
      failures.append(Failure(error: error, customer: isSample ? customer : nil))
      return false
    }
  }
}

extension TextsInput {
  /// Whether nothing is known to be wrong with the texts themselves.
  fileprivate var isSound: Bool {
    guard let id, !shared.hasFaultyFile(template.file),
      shared.repository.translations(of: id)?[template.locale]?.state != .draft,
      id.kind.requiredFields.allSatisfy({ template[$0]?.text.isBlank == false }),
      locale.formatter != nil, fields.count == template.fields.count
    else { return false }
    return fields.allSatisfy { field in
      field.hiddenPlaceholders.isEmpty && field.strayBraces.isEmpty
        && field.complaints.allSatisfy { $0.kind == .unguardedOptional }
        && field.formatComplaints.isEmpty
    }
  }

  /// The sample customers that are written to in the locale, or in none of their own.
  fileprivate var sampleCustomers: [SampleCustomer] {
    shared.samples.filter { sample in
      sample.customer.locale.map { $0 == template.locale } ?? isSource
    }
  }
}

/// A customer of `content/customers`, with what it has no value for.
struct SampleCustomer: Sendable {
  let customer: Customer
  /// The variables that customers need have, and that this one does not.
  private let lacking: Set<String>

  init(_ customer: Customer, _ variables: Variables) {
    self.customer = customer
    lacking = Set(
      variables.byName.values.filter { !$0.isOptional && customer.values[$0.name] == nil }
        .map(\.name))
  }

  /// Whether a text uses a variable that the customer has no value for.
  fileprivate func lacksSomething(of texts: TextsInput) -> Bool {
    !lacking.isEmpty
      && texts.fields.contains { field in field.variables.contains(where: lacking.contains) }
  }
}
