import Parlance

/// What `--set` puts in the place of a customer's own data.
struct CustomerChanges: Sendable {
  private var names: [String] = []
  private var values = Customer(id: "")

  /// Reads assignments such as `seats=7`.
  ///
  /// - Throws: ``ParlanceError`` for what is no assignment, and for a value that does not fit.
  init(_ assignments: [String], of item: ItemID, variables: Variables) throws(ParlanceError) {
    for assignment in assignments {
      guard let equals = assignment.unicodeScalars.firstIndex(of: "=") else {
        throw ParlanceError("--set \(assignment): expected NAME=VALUE, such as --set seats=7")
      }
      let name = String(assignment.unicodeScalars[..<equals])
      let text = assignment.unicodeScalars[assignment.unicodeScalars.index(after: equals)...]
      do throws(ParlanceError) {
        try values.set(name, to: String(text), variables: variables)
      } catch {
        throw ParlanceError("\(item): --set \(assignment): \(error.message)")
      }
      names.append(name)
    }
  }

  /// The customer with the changes.
  func applied(to customer: Customer) -> Customer {
    if names.isEmpty { return customer }
    var customer = customer
    for name in names {
      switch name {
      case "id": customer.id = values.id
      case "locale": customer.locale = values.locale
      case "timeZone": customer.timeZone = values.timeZone
      case "on": customer.on = values.on
      default: customer.values[name] = values.values[name]
      }
    }
    return customer
  }
}
