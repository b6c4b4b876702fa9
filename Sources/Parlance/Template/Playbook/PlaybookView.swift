/// What is wanted of the page of a playbook.
struct PlaybookView: Sendable {
  /// The only stage that is shown; nil for all.
  var stage: String?
  /// Whether it is for the customer alone: what applies to it, with dates.
  var isForCustomer = false
  /// Where the pages of items are, seen from this one.
  var pages: [ItemID: String] = [:]
  /// A page that this one belongs to: where it is, and the label that leads there.
  var parent: (address: String, label: String)?
  /// The title of that page, where it stands in place of the label.
  var parentTitle: PlaybookPage.Text?
}
