import MessageFormat

extension DueContact {
  /// Adds the touchpoint of a customer as one line of JSON, behind a comma; `customer` is the
  /// member of that name and the line.
  func writeJSON(_ customer: [UInt8], into bytes: inout [UInt8]) {
    bytes += ",\n{".utf8
    bytes += customer
    bytes += ",\"urgency\":\"".utf8
    bytes += urgency.rawValue.utf8
    bytes += "\",".utf8
    bytes += texts.jsonStep
    bytes += ",\"term\":\"".utf8
    bytes.append(term)
    bytes += "\",\"first\":\"".utf8
    bytes.append(days.lowerBound)
    bytes += "\",\"last\":\"".utf8
    bytes.append(days.upperBound)
    bytes += "\",".utf8
    bytes += texts.jsonMaterial
    bytes.append(UInt8(ascii: "}"))
  }
}

extension DueCustomer {
  /// The members of JSON that name the customer.
  var jsonMembers: [UInt8] {
    let members = JSON.object([
      ("customer", .string(customer.id)), ("line", .number(line)),
    ])
    return Array(members.text().utf8.dropFirst().dropLast())
  }
}

extension DueContact.Material {
  /// The item, and the locale in which it is served.
  var json: JSON {
    .object([("item", .string(item.description)), ("locale", .optional(locale?.description))])
  }
}

extension MixedJourney {
  /// The journey of a customer as one line of JSON.
  func json(of found: DueCustomer) -> JSON {
    .object([
      ("customer", .string(found.customer.id)), ("line", .number(found.line)),
      ("playbook", .string(playbook)), ("locale", .string(found.locale.description)),
      ("materials", .array(materials.map(\.json))),
    ])
  }
}

extension DueFinding {
  /// The finding as one line of JSON.
  func json(file: String) -> JSON {
    .object([
      ("file", .string(file)), ("line", .number(line)), ("customer", .optional(customer)),
      ("variable", .optional(variable)), ("message", .string(message)),
    ])
  }
}

extension DueCounts {
  /// The counts as JSON.
  var json: JSON {
    .object([
      ("customers", .number(customers)), ("refused", .number(refused)),
      ("overdue", .number(overdue)), ("due", .number(due)), ("upcoming", .number(upcoming)),
      ("mixed", .number(mixed)),
    ])
  }
}
