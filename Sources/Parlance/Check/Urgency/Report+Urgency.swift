import MessageFormat

extension Report {
  /// Says of each finding about material that is not ready how urgent it is, and puts the most
  /// urgent first.
  ///
  /// What no customer gets to within the weeks that the project sets is a note. A translation
  /// whose source has changed is an error where one does, unless the project says how bad it is.
  package mutating func rank(by forecast: CustomerForecast, in repository: Repository) {
    audience = forecast.audience
    findings = findings.map { finding in
      guard Rule.aboutReadiness.contains(finding.rule),
        finding.item != nil || finding.field?.hasPrefix("labels.") == true
          || finding.location.file.hasPrefix("locales/"),
        let urgency = forecast.urgency(of: finding.item, in: finding.locale, repository)
      else { return finding }
      var finding = finding
      finding.urgency = urgency
      if urgency.customers == 0 {
        finding.severity = .note
      } else if finding.rule == Rule.outdatedTranslation.id,
        repository.project.rules[finding.rule]?.level(for: finding) == nil,
        let item = finding.item, let locale = finding.locale, repository.requires(item, in: locale)
      {
        finding.severity = .error
      }
      return finding
    }.sorted(by: Urgency.isMoreUrgent)
  }
}

extension Urgency {
  /// Whether a finding comes before another: first what customers need soon, by the day on which
  /// they do; then what is wrong whoever the customers are; then what can wait.
  static func isMoreUrgent(_ left: Finding, _ right: Finding) -> Bool {
    func rank(_ finding: Finding) -> (Int, Int, Int) {
      guard let urgency = finding.urgency else { return (1, 0, 0) }
      let day = urgency.first?.daysSinceEpoch ?? .max
      return (urgency.customers > 0 ? 0 : 2, day, -urgency.customers)
    }
    let ranks = (rank(left), rank(right))
    return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
  }
}
