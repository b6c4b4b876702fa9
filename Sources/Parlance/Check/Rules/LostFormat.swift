import MessageFormat

extension Rule {
  static let lostFormat = Rule(
    id: "lost-format", severity: .warning,
    summary: "A translation prints a value as it comes, which its source formats.",
    explanation: """
      The source says how a date, a number or an amount is to be shown: \
      {membershipEnd, date, long} is a day with the month in words. Without the format the \
      value still appears, but in another form than in all other languages. Write the \
      placeholder with its format; translators may change the style (long, medium), not drop it.
      """,
    bad: .bodies(
      english: "Your membership ends on {membershipEnd, date, long}.",
      german: "Ihre Mitgliedschaft endet am {membershipEnd}."),
    good: .bodies(
      english: "Your membership ends on {membershipEnd, date, long}.",
      german: "Ihre Mitgliedschaft endet am {membershipEnd, date, medium}."),
    fix: "writes the placeholder as the source does",
    looks: .field { field in
      guard let source = field.source else { return [] }
      var findings: [Finding] = []
      field.message.pattern.visit { part in
        guard case .expression(let expression) = part,
          expression.function.map({ $0.isPlainNumber(field.scope, expression.variable) }) != false,
          let wanted = source.formats(of: expression.variable, in: field.scope), !wanted.isEmpty
        else { return }
        var finding = field.finding(
          "{\(expression.variable)} is printed as it comes; the source formats it",
          at: expression.range,
          help: "write " + wanted.joined(separator: " or "))
        if wanted.count == 1 {
          finding.fix = field.fix(
            "write the placeholder as the source does", at: expression.range, with: wanted[0])
        }
        findings.append(finding)
      }
      return findings
    }
  )
}

extension FieldInput {
  /// The placeholders that format a variable, as they are written; nil where the variable is also
  /// printed as it comes, or where its format says no more than its type does.
  fileprivate func formats(of name: String, in scope: TypeTable.Scope) -> [String]? {
    guard let type = scope.variables[name]?.type, type != .text, type != .url, type != .email
    else { return nil }
    var written: [String] = []
    var isRaw = false
    message.pattern.visit { part in
      guard case .expression(let expression) = part, expression.variable == name else { return }
      if let function = expression.function, !function.isDefault(for: type) {
        let text = text(in: expression.range)
        if !written.contains(text) { written.append(text) }
      } else {
        isRaw = true
      }
    }
    return isRaw ? nil : written
  }

  private func text(in range: SourceRange) -> String {
    String(
      decoding: value.utf8.dropFirst(range.lowerBound)
        .prefix(range.upperBound - range.lowerBound), as: UTF8.self)
  }
}

extension Function {
  /// Whether it is a number without a style, where the source has a percentage or an amount.
  fileprivate func isPlainNumber(_ scope: TypeTable.Scope, _ name: String) -> Bool {
    guard self.name.lowercased() == "number", let type = scope.variables[name]?.type else {
      return false
    }
    return isDefault(for: type)
  }

  /// Whether a value of a type prints in the same way without the function.
  fileprivate func isDefault(for type: VariableType) -> Bool {
    let style = self[option: Option.style]?.value.trimmedBlanks ?? ""
    return switch (name.lowercased(), type) {
    case ("number", .integer), ("number", .decimal): style.isEmpty || style == "integer"
    case ("money", .money), ("list", .list): style.isEmpty
    case ("date", .date): style.isEmpty || style == "medium"
    default: false
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmedBlanks: Substring {
    let start = drop { $0 == " " }
    return start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)]
  }
}
