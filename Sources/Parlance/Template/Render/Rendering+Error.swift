import MessageFormat

extension Rendering {
  /// The largest output in bytes.
  static let outputLimit = 10 * 1024 * 1024

  /// Refuses output that is larger than any reader could want.
  func checkOutput(_ html: String) throws(RenderError) {
    guard html.utf8.count <= Rendering.outputLimit else {
      throw RenderError(
        .data, item: item, locale: locale,
        message: "the output is larger than \(Rendering.outputLimit / 1024 / 1024) MiB; "
          + "the customer “\(customer.id)” has too much data for this text")
    }
  }

  /// A formatter's error with what is known of the variable.
  func explanation(of error: FormatError) -> String {
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

  /// Runs something that fills slots, and says where in the content it failed.
  func located<Result>(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate,
    _ body: () throws(FillError) -> Result
  ) throws(RenderError) -> Result {
    do throws(FillError) {
      return try body()
    } catch {
      throw self.error(
        field, of: template, field.range(of: error.variable), variable: error.variable,
        error.message)
    }
  }
}

extension CheckedTemplate.Field {
  /// Where a variable is used first.
  fileprivate func range(of variable: String?) -> SourceRange {
    var found: SourceRange?
    message.pattern.visit { part in
      if case .expression(let expression) = part, found == nil, expression.variable == variable {
        found = expression.range
      }
    }
    return found ?? .none
  }
}
