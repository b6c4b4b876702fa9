import MessageFormat

extension Audience {
  /// How many customers there are, and how many get to a touchpoint soon, by locale.
  var text: String {
    var counts = [counted(customers, "customer")]
    if refused > 0 { counts.append("\(refused) cannot be read") }
    if undated > 0 { counts.append("\(undated) without a date to count from") }
    let total = reaching.values.reduce(0, +)
    let locales = reaching.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let reach = total == 1 ? "1 gets" : "\(total) get"
    return "\(name.harmless): \(counts.joined(separator: ", ")); \(reach) to a touchpoint by "
      + "\(until)\(locales.isEmpty ? "" : ": \(locales)")"
  }

  /// How urgent a finding is; nil where that was not asked, or does not matter for it.
  func text(of finding: Finding) -> String? { finding.urgency.map(text) }

  /// How urgent a finding is.
  func text(_ urgency: Urgency) -> String {
    guard let first = urgency.first else { return "none of these customers gets to it" }
    if urgency.customers == 0 { return "no customer gets to it before \(first)" }
    let number = counted(urgency.customers, "customer")
    return "\(number) \(urgency.customers == 1 ? "gets" : "get") to it by \(until), "
      + "\(urgency.customers == 1 ? "" : "the first ")on \(first)"
  }
}
