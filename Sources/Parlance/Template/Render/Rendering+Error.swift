import MessageFormat

extension Rendering {
  /// The largest output in bytes.
  static let outputLimit = 10 * 1024 * 1024

  /// Refuses output that is larger, in bytes, than any reader could want.
  func checkOutput(_ length: Int) throws(RenderError) {
    guard length <= Rendering.outputLimit else {
      throw RenderError(
        .data, item: item, locale: locale,
        message: "the output is larger than \(Rendering.outputLimit / 1024 / 1024) MiB; "
          + "the customer “\(customer.id)” has too much data for this text")
    }
  }

  /// A formatter's error with what is known of the variable.
  func explanation(of error: FormatError) -> String {
    if error.kind == .blankValue {
      return "the value of \(ValueText.named(error.variable)) has \(error.message); "
        + "expected text that shows"
    }
    guard error.kind == .missingArgument, let name = error.variable else { return error.message }
    let declared =
      repository.variables[name] ?? sender?.variables.first { $0.name == name }
    let whose =
      name.hasPrefix("sender") && repository.variables[name] == nil
      ? "the sender" : "the customer “\(customer.id)”"
    let expected = declared.map { "; expected \($0.expectation)" } ?? ""
    return "\(whose) has no value for “\(name)”\(expected)"
  }

  func error(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate, _ range: SourceRange,
    variable: String?, _ message: String
  ) -> RenderError {
    RenderError(
      .data, item: item, locale: locale, field: field.name, variable: variable,
      location: field.source.location(of: range), message: message)
  }

  /// A value that nothing shows of, and that would leave a hole in the text.
  func checkShows(
    _ value: String, _ variable: String?, _ field: CheckedTemplate.Field,
    of template: CheckedTemplate
  ) throws(RenderError) {
    guard let variable else { return }
    if ValueText.isBlank(value) { throw blankness(of: value, variable, field, of: template) }
    if let blank = blankElement(ofList: variable) {
      throw blankness(of: blank, variable, field, of: template, has: "has an element with")
    }
  }

  func blankness(
    of value: String, _ variable: String, _ field: CheckedTemplate.Field,
    of template: CheckedTemplate, has: String = "has"
  ) -> RenderError {
    error(
      field, of: template, field.range(of: variable), variable: variable,
      "the value of “\(variable)” \(has) \(ValueText.blankness(of: value)); "
        + "expected text that shows")
  }

  /// The first element that shows nothing of a list, be it a variable or a column of a table.
  private func blankElement(ofList variable: String) -> String? {
    func blank(in values: [String: Value], depth: Int) -> String? {
      if case .list(let elements)? = values[variable] {
        for case .text(let text) in elements where ValueText.isBlank(text) { return text }
      }
      guard depth > 0 else { return nil }
      for case .table(let rows) in values.values {
        for row in rows {
          if let text = blank(in: row, depth: depth - 1) { return text }
        }
      }
      return nil
    }
    return renderer.listVariables.contains(variable) ? blank(in: customer.values, depth: 4) : nil
  }

  // MARK: What is not there

  /// A field that must be there, as one line.
  mutating func required(
    _ name: String, of template: CheckedTemplate
  ) throws(RenderError) -> String {
    guard let text = try line(name, of: template), !text.isEmpty else {
      throw hole(name, of: template)
    }
    return text
  }

  /// Why a template lacks a field: most of the time its file says it in a way that is misread.
  func hole(_ field: String, of template: CheckedTemplate) -> RenderError {
    if let finding = fault(of: template.file, field: field) ?? fault(of: template.file) {
      return error(finding, field: field)
    }
    return RenderError(
      .noTranslation, item: item, locale: locale, field: field,
      location: SourceLocation(file: template.file),
      message: "the \(field) is missing; write it in this file")
  }

  /// What the reader of the files found wrong with one of them first.
  func fault(of file: String, field: String? = nil) -> Finding? {
    renderer.faults[file]?.first { field == nil || $0.field == field }
  }

  /// A finding about a file as the reason why it cannot be rendered.
  func error(_ finding: Finding, field: String? = nil) -> RenderError {
    RenderError(
      .template, item: item, locale: locale, field: finding.field ?? field,
      location: finding.location, message: finding.explanation)
  }

  // MARK: Places

  /// Runs something that fills slots, and says where in the content it failed.
  func located<Result>(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate,
    _ body: () throws(FillError) -> Result
  ) throws(RenderError) -> Result {
    do throws(FillError) {
      return try body()
    } catch {
      throw located(error, field, of: template)
    }
  }

  /// A fault of a slot, with the place in the content.
  func located(
    _ error: FillError, _ field: CheckedTemplate.Field, of template: CheckedTemplate
  ) -> RenderError {
    let isTemplate = error.variable == nil && error.address != nil
    return RenderError(
      isTemplate ? .template : .data, item: item, locale: locale, field: field.name,
      variable: error.variable,
      location: place(of: error, field, of: template) ?? field.source.location(of: .none),
      message: error.message)
  }

  /// Where the address or the variable stands that could not be filled in.
  private func place(
    of error: FillError, _ field: CheckedTemplate.Field, of template: CheckedTemplate
  ) -> SourceLocation? {
    if let address = error.address {
      let place = place(field, of: template) { $0.range(ofAddress: address) }
      if let place { return place }
    }
    guard let variable = error.variable else { return nil }
    return place(field, of: template) { $0.firstUse(of: variable) }
  }

  /// Where something stands in a field, or in a snippet that the field names.
  private func place(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate, depth: Int = 0,
    _ find: (CheckedTemplate.Field) -> SourceRange?
  ) -> SourceLocation? {
    if let range = find(field) { return field.source.location(of: range) }
    guard depth < Rendering.snippetDepth else { return nil }
    for name in field.snippets {
      let id = ItemID(.snippet, name)
      guard let translation = repository.served(id, in: template.locale),
        let formatter = try? formatter(translation.locale),
        let snippet = try? renderer.template(translation, of: id, formatter: formatter),
        let body = snippet["body"],
        let found = place(body, of: snippet, depth: depth + 1, find)
      else { continue }
      return found
    }
    return nil
  }
}

extension Finding {
  /// What is wrong and what to do about it, in one sentence.
  var explanation: String { message + (help.map { "; \($0)" } ?? "") }
}

extension CheckedTemplate.Field {
  /// Where a variable is used first.
  func range(of variable: String?) -> SourceRange {
    firstUse(of: variable) ?? .none
  }

  /// Where a variable is used first; nil where it is not.
  fileprivate func firstUse(of variable: String?) -> SourceRange? {
    var found: SourceRange?
    message.pattern.visit { part in
      if case .expression(let expression) = part, found == nil, expression.variable == variable {
        found = expression.range
      }
    }
    return found
  }

  /// Where an address stands: best in a link, then where a reference is defined, then anywhere.
  fileprivate func range(ofAddress address: String) -> SourceRange? {
    let source = Array(self.source.text.value.utf8)
    let address = Array(address.utf8)
    func stands(at start: Int) -> Bool {
      let end = start + address.count
      guard end <= source.count, source[start..<end].elementsEqual(address) else { return false }
      // The whole address, and not the beginning of a longer one.
      return end == source.count || " \t\n)>".utf8.contains(source[end])
    }
    for opening in ["](", "]:", "<"].map({ Array($0.utf8) }) {
      guard source.count >= opening.count else { continue }
      for index in 0...(source.count - opening.count)
      where source[index..<(index + opening.count)].elementsEqual(opening) {
        var start = index + opening.count
        while start < source.count, " \t\n".utf8.contains(source[start]) { start += 1 }
        if start < source.count, source[start] == UInt8(ascii: "<") { start += 1 }
        if stands(at: start) { return SourceRange(start, start + address.count) }
      }
    }
    guard !address.isEmpty else { return nil }
    return source.indices.first(where: stands).map { SourceRange($0, $0 + address.count) }
  }
}
