import MessageFormat

extension CheckInput {
  /// Percentages that the mail, the script and the objections of one action state differently, of
  /// what the same words follow.
  ///
  /// Mails that stand for one another by segment may differ: what one kind of item does not say
  /// with one voice is not compared.
  var contradictions: [Finding] {
    var shares: [ItemID: [LocaleTag: [StatedShare]]] = [:]
    for fact in facts where !fact.shares.isEmpty {
      if let id = fact.id { shares[id, default: [:]][fact.locale] = fact.shares }
    }
    guard shares.count > 1 else { return [] }
    var findings: [Finding] = []
    var told: Set<StatedAt> = []
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        for action in stage.actions {
          let items =
            Set(action.touchpoints.flatMap(\.items)).sorted()
            + Set(stage.objections.map(\.item)).sorted()
          let known = items.filter { shares[$0] != nil }
          guard Set(known.map(\.kind)).count > 1 else { continue }
          let place = "\(playbook.id.name) › \(stage.id) › \(action.id)"
          for locale in repository.localeTags {
            let stated = known.flatMap { id in
              (shares[id]?[locale] ?? []).map { StatedAt(id: id, locale: locale, share: $0) }
            }
            for (first, second) in contradictions(stated) where told.insert(second).inserted {
              findings.append(second.finding(against: first, in: place))
            }
          }
        }
      }
    }
    return findings
  }

  private func contradictions(_ stated: [StatedAt]) -> [(StatedAt, StatedAt)] {
    var found: [(StatedAt, StatedAt)] = []
    for (_, alike) in Dictionary(grouping: stated, by: \.share.words) {
      let kinds = [ItemKind.email, .callScript, .objection].compactMap { kind -> StatedAt? in
        let own = alike.filter { $0.id.kind == kind }
        guard let first = own.first else { return nil }
        return own.allSatisfy { $0.share.agrees(with: first.share) } ? first : nil
      }
      guard let first = kinds.first else { continue }
      for other in kinds.dropFirst() where !other.share.agrees(with: first.share) {
        found.append((first, other))
      }
    }
    return found
  }
}

/// A percentage with the text that states it.
private struct StatedAt: Hashable {
  var id: ItemID
  var locale: LocaleTag
  var share: StatedShare

  func finding(against other: StatedAt, in place: String) -> Finding {
    Finding(
      rule: "", severity: .warning,
      location: SourceLocation(file: id.file(in: locale), share.start), end: share.end, item: id,
      locale: locale, field: share.field,
      message:
        "“\(share.number)” percent here, but “\(other.share.number)” in \(other.id), of what "
        + "the same words follow; both belong to \(place)",
      help: "correct one of the two, or write a variable in both")
  }
}
