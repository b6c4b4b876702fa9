import Hummingbird
import MessageFormat
import Parlance

extension HTML {
  /// The attributes of an element whose text is of a locale.
  static func language(of locale: LocaleTag) -> HTML {
    " lang=\"\(locale)\" dir=\"\(locale.isRightToLeft ? "rtl" : "ltr")\""
  }
}

extension Visit {
  /// The item of a kind that the address names.
  ///
  /// - Throws: ``Problem`` where there is none.
  func item(_ kind: ItemKind, _ context: BasicRequestContext) throws(Problem) -> ItemID {
    let name = context.parameters.get("name").map { Query.decoded($0) } ?? ""
    let item = ItemID(kind, name)
    guard repository.items[item] != nil else {
      throw Problem(.notFound, words[.unknownItem, ["name": .text(name)]])
    }
    return item
  }

  /// Renders an item that is no mail, for the customer and the day of the visit.
  ///
  /// - Throws: `RenderError` where content or data are wrong.
  func passage(
    _ item: ItemID, for customer: Customer? = nil
  ) throws(RenderError) -> RenderedPassage {
    // A day that nobody has chosen is the customer’s own, where its data say it.
    let isChosen = query["on"] != nil || site.workspace.day != nil
    return try snapshot.renderer.passage(
      item, locale: locale, customer: customer ?? self.customer, on: isChosen ? day : nil)
  }

  /// The name of the customer that is shown.
  var customerName: String {
    guard let customerID else { return words[.exampleCustomer] }
    return site.choosable(in: snapshot, and: customerID).first { $0.id == customerID }?.name
      ?? customerID
  }

  /// Says that a text of another locale stands in for one that there is not.
  func fallbackNote(_ shown: LocaleTag) -> HTML {
    guard shown != locale else { return .empty }
    let values: KeyValuePairs<String, Value> = [
      "name": .text(words.name(of: locale)), "other": .text(words.name(of: shown)),
    ]
    return "<p class=\"shown-instead\"><span class=\"mark warn\">\(words[.stateFallback])</span> "
      + "\(words[.shownInstead, values])</p>"
  }
}

extension RenderedPassage {
  /// The text with what goes along with it, to be pasted into a mail or a chat.
  var shareText: String {
    let assets = forwarded.map { "\n\($0.title)\n\($0.address)\n" }.joined()
    return text + assets
  }
}
