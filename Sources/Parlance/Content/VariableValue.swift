import MessageFormat

extension Variable {
  /// Why a value does not fit a variable: `is “x”, but a whole number was expected`.
  struct Complaint: Error, Hashable {
    var message: String
  }

  /// What a value of this variable looks like, for messages.
  public var expectation: String {
    switch type {
    case .text: return "text"
    case .integer:
      switch (minimum, maximum) {
      case (let low?, let high?): return "a whole number from \(low.text) to \(high.text)"
      case (let low?, nil): return "a whole number from \(low.text) on"
      case (nil, let high?): return "a whole number up to \(high.text)"
      case (nil, nil): return "a whole number"
      }
    case .decimal: return "a decimal number such as 12.50"
    case .money: return "an amount such as 4188.00 EUR"
    case .date: return "a date such as 2027-03-31"
    case .datetime: return "an instant such as 2027-03-31T10:00:00+02:00"
    case .choice: return "one of \(values.joined(separator: ", "))"
    case .boolean: return "true or false"
    case .url: return "an address that begins with https://, http://, mailto: or tel:"
    case .email: return "a mail address such as jana@example.com"
    case .list: return "a list such as [A, B]"
    case .table: return "a list of rows such as [{\(columns.first?.name ?? "column"): value}]"
    }
  }

  /// The value that a YAML node gives this variable; nil where it gives none.
  func value(of node: YAML.Node) -> Result<Value?, Complaint> {
    if node.isNull || node.scalar == "" { return .success(nil) }
    switch type {
    case .list:
      guard let elements = node.elements else { return mismatch(node) }
      let texts = elements.compactMap { $0.isNull ? nil : $0.scalar }
      guard texts.count == elements.count else { return mismatch(node) }
      return .success(texts.isEmpty ? nil : .list(texts.map(Value.text)))
    case .table:
      guard let elements = node.elements else { return mismatch(node) }
      return rows(of: elements).map { $0.isEmpty ? nil : .table($0) }
    default:
      guard let text = node.scalar else { return mismatch(node) }
      return value(ofText: text).map(Optional.some)
    }
  }

  /// The value that a text gives this variable; a list or a table is written as YAML.
  ///
  /// Nil where the text gives none: an empty list or table.
  func optionalValue(ofText text: String) -> Result<Value?, Complaint> {
    guard type == .list || type == .table else { return value(ofText: text).map(Optional.some) }
    let node = YAML.parse(SourceFile(path: "", text: text))
    guard node.elements != nil else {
      return .failure(
        Complaint(message: "is “\(shortened(text))”, but \(expectation) was expected"))
    }
    return value(of: node)
  }

  /// The value that a text gives this variable, which is no list and no table.
  func value(ofText text: String) -> Result<Value, Complaint> {
    let value: Value? =
      switch type {
      case .text: .text(text)
      case .integer: ExactDecimal(text).flatMap(Value.init(integer:))
      case .decimal: ExactDecimal(text).map(Value.decimal)
      case .money: Money(text).map(Value.money)
      case .date: CalendarDay(text).map(Value.date)
      case .datetime: Instant(rfc3339: text).map(Value.instant)
      case .choice: values.contains(text) ? .text(text) : nil
      case .boolean: ["true", "false"].contains(text) ? .text(text) : nil
      case .url: Variable.isSafeURL(text) ? .text(text) : nil
      case .email: Variable.isMailAddress(text) ? .text(text) : nil
      case .list, .table: nil
      }
    guard let value, isInRange(value) else {
      return .failure(
        Complaint(message: "is “\(shortened(text))”, but \(expectation) was expected"))
    }
    return .success(value)
  }

  private func mismatch(_ node: YAML.Node) -> Result<Value?, Complaint> {
    .failure(Complaint(message: "is \(node.description), but \(expectation) was expected"))
  }

  private func rows(of elements: [YAML.Node]) -> Result<[[String: Value]], Complaint> {
    var rows: [[String: Value]] = []
    for (index, element) in elements.enumerated() {
      guard let entries = element.entries else {
        return .failure(
          Complaint(
            message:
              "has \(element.description) in row \(index + 1), but \(expectation) was expected"))
      }
      var row: [String: Value] = [:]
      for entry in entries {
        guard let column = columns.first(where: { $0.name == entry.key }) else {
          return .failure(
            Complaint(
              message: "has an unknown column “\(entry.key)” in row \(index + 1)"
                + didYouMean(entry.key, in: columns.map(\.name))))
        }
        switch column.value(of: entry.value) {
        case .success(let value): row[entry.key] = value
        case .failure(let complaint):
          return .failure(
            Complaint(message: "has “\(entry.key)” in row \(index + 1), which \(complaint.message)")
          )
        }
      }
      if let absent = columns.first(where: { !$0.isOptional && row[$0.name] == nil }) {
        return .failure(Complaint(message: "has no “\(absent.name)” in row \(index + 1)"))
      }
      rows.append(row)
    }
    return .success(rows)
  }

  /// Whether a number lies between the bounds that are declared; anything else does.
  func isInRange(_ value: Value) -> Bool {
    let number: ExactDecimal
    switch value {
    case .integer(let integer): number = ExactDecimal(integer)
    case .decimal(let decimal): number = decimal
    case .money(let money): number = money.amount
    default: return true
    }
    if let minimum, number.isLess(than: minimum) { return false }
    if let maximum, maximum.isLess(than: number) { return false }
    return true
  }

  /// Whether an address is absolute, has a scheme that a mail may link to, and nothing in it
  /// that must be encoded (RFC 3986, section 2).
  static func isSafeURL(_ text: String) -> Bool {
    let clean = text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
        && !"<>\"\\^`{|}".unicodeScalars.contains(scalar)
    }
    let lowered = text.lowercased()
    return clean
      && ["https://", "http://", "mailto:", "tel:"].contains {
        lowered.hasPrefix($0) && lowered.utf8.count > $0.utf8.count
      }
  }

  /// Whether a text is one mail address in the form that mail programs take (RFC 5321, a
  /// dot-string and a domain; other letters than ASCII as in RFC 6531).
  static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, !parts[0].isEmpty, parts[0].utf8.count <= 64
    else { return false }
    let special = "()<>[]:;,\\\" ".unicodeScalars
    func isClean(_ part: Substring) -> Bool {
      part.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace && !special.contains($0)
      } && !part.hasPrefix(".") && !part.hasSuffix(".") && !part.contains("..")
    }
    return isClean(parts[0]) && isClean(parts[1]) && !parts[1].isEmpty
  }
}

extension Money {
  /// Reads `4188.00 EUR`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let amount = ExactDecimal(String(parts[0])),
      Currency.isKnown(String(parts[1]))
    else { return nil }
    self.init(amount: amount, currency: String(parts[1]))
  }
}

extension Value {
  /// A whole number of any size; nil for a number with a fraction or an exponent.
  init?(integer number: ExactDecimal) {
    guard number.isWhole else { return nil }
    self = number.integer.map(Value.integer) ?? .decimal(number)
  }
}
