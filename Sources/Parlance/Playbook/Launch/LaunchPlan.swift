/// What is left until the stages of the playbooks can be launched in each locale.
///
/// A locale can launch a stage when all that it may show is served in its language without an
/// error: the items of every touchpoint, the objections and what they forward, snippets, the
/// playbook's texts, the labels and the sender's texts. Whether the locale must have the stage does
/// not matter.
public struct LaunchPlan: Sendable {
  /// The stages in the order of the playbooks, without those in which nothing is done.
  public var stages: [Stage] = []
  /// All stages of a locale taken together, what they share once.
  public var totals: [LocaleTag: Remainder] = [:]

  /// A stage of a playbook.
  public struct Stage: Sendable {
    /// The stage: `vip/renewal`.
    public var name: String
    /// What is left, by locale.
    public var remainders: [LocaleTag: Remainder]

    /// What is left in a locale.
    public subscript(locale: LocaleTag) -> Remainder { remainders[locale] ?? Remainder() }
  }

  /// What is left of all stages in a locale.
  public func total(in locale: LocaleTag) -> Remainder { totals[locale] ?? Remainder() }

  /// The first stage that a locale could launch today.
  public func firstReady(in locale: LocaleTag) -> Stage? {
    stages.first { $0[locale].isReady }
  }

  /// The stage that a locale could launch with the fewest words, where it can launch none today.
  public func nearest(in locale: LocaleTag) -> Stage? {
    guard firstReady(in: locale) == nil else { return nil }
    return stages.enumerated().min { left, right in
      func cost(_ entry: (offset: Int, element: Stage)) -> (Int, Int, Int) {
        let remainder = entry.element[locale]
        return (remainder.words, remainder.blockers.count, entry.offset)
      }
      return cost(left) < cost(right)
    }?.element
  }
}
