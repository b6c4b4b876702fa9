import HTTPTypes
import MessageFormat
import Parlance

/// The customer that something is shown for, with values that the visitor tries.
///
/// They stand in the address as `set.seats=1`; an amount of money may be two, its number and its
/// currency.
struct Trial: Sendable {
  /// The customer with those values that fit.
  private(set) var customer: Customer
  /// What was given for each variable, as it was given.
  private(set) var given: [String: String] = [:]
  /// The variables whose value does not fit; the customer's own is kept.
  private(set) var refused: Set<String> = []
  /// The values as they stand in the address.
  let pairs: [(name: String, value: String)]

  static let prefix = "set."
  static let amount = ".amount"
  static let currency = ".currency"

  init(_ visit: Visit) {
    customer = visit.customer
    pairs = visit.query.pairs.filter { $0.name.hasPrefix(Trial.prefix) }
    let variables = visit.repository.variables
    var amounts: [String: (amount: String?, currency: String?)] = [:]
    for (name, value) in pairs {
      let name = String(name.dropFirst(Trial.prefix.count))
      if name.hasSuffix(Trial.amount) {
        amounts[String(name.dropLast(Trial.amount.count)), default: (nil, nil)].amount = value
      } else if name.hasSuffix(Trial.currency) {
        amounts[String(name.dropLast(Trial.currency.count)), default: (nil, nil)].currency = value
      } else {
        given[name] = value
      }
    }
    // One half of an amount of money stands beside the other one of the customer's.
    for (name, money) in amounts {
      var own: Money?
      if case .money(let value)? = customer.values[name] { own = value }
      let amount = (money.amount ?? own?.amount.text ?? "").filter { !$0.isWhitespace }
      let currency = (money.currency ?? own?.currency ?? "").uppercased()
      given[name] = amount.isEmpty ? "" : "\(amount) \(currency)"
    }
    let times = LocalTime(of: customer, in: visit.repository)
    for (name, value) in given where variables[name]?.type == .datetime {
      if let instant = times.instant(value) { given[name] = Value.instant(instant).written }
    }
    for (name, value) in given.sorted(by: { $0.key < $1.key }) {
      guard variables[name] != nil else {
        given[name] = nil
        continue
      }
      do throws(ParlanceError) {
        try customer.set(name, to: value, variables: variables)
      } catch {
        refused.insert(name)
      }
    }
  }
}

extension Visit {
  /// The day that was named, by the visitor or when the server was started; nil for today.
  var namedDay: CalendarDay? {
    query["on"].flatMap { CalendarDay($0) } ?? site.workspace.day
  }

  /// An item as the customer sees it.
  func render(
    _ item: ItemID, in locale: LocaleTag? = nil, for customer: Customer? = nil
  ) -> Result<Rendered, RenderError> {
    do throws(RenderError) {
      return .success(
        try snapshot.renderer.render(
          item, locale: locale ?? self.locale, customer: customer ?? self.customer, on: namedDay))
    } catch {
      return .failure(error)
    }
  }

  /// The query of something that is made of an item for the same customer, with the same values.
  func materialQuery(_ locale: LocaleTag? = nil) -> Query {
    var query = Query()
    query["locale"] = (locale ?? self.locale).description
    query["customer"] = customerID
    query["on"] = self.query["on"]
    for (name, value) in self.query.pairs where name.hasPrefix(Trial.prefix) {
      query[name] = value
    }
    return query
  }

  /// The item of a kind whose name stands in the path.
  ///
  /// - Throws: ``Problem`` where there is none.
  func item(_ kind: ItemKind, _ name: String?) throws(Problem) -> ItemID {
    let name = Query.decoded((name ?? "").replacing("+", with: "%2B"))
    let id = ItemID(kind, name)
    guard repository.items[id] != nil else {
      throw Problem(.notFound, words[.unknownItem, ["name": .text(id.description)]])
    }
    return id
  }
}

extension LocaleTag {
  /// Where its writing begins, as HTML's `dir` has it.
  var side: String { isRightToLeft ? "rtl" : "ltr" }
}
