import MessageFormat
import Parlance

extension CoverageState {
  /// What the state is called.
  var label: Label {
    switch self {
    case .ok: .stateReady
    case .notRequired: .stateNotRequired
    case .review: .stateReview
    case .byFallback: .stateFallback
    case .unrecorded: .stateUnrecorded
    case .outdated: .stateOutdated
    case .draft: .stateDraft
    case .broken: .stateBroken
    case .missing: .stateMissing
    }
  }

  /// How alarming the state looks, as a class of a mark.
  var look: String {
    switch self {
    case .ok: "good"
    case .notRequired, .byFallback: "calm"
    case .review, .unrecorded, .outdated: "warn"
    case .draft, .broken, .missing: "bad"
    }
  }

  /// The state as a mark, in words.
  func mark(_ words: Words) -> HTML {
    "<span class=\"mark \(look)\">\(words[label])</span>"
  }
}

extension Visit {
  /// How far an item has come in a locale; one that cannot be read is broken.
  func state(of item: ItemID, in locale: LocaleTag) -> CoverageState {
    let state = repository.state(of: item, in: locale)
    let isServed = [.ok, .review, .unrecorded, .outdated].contains(state)
    let isBroken = snapshot.findings.contains {
      $0.severity == .error && $0.item == item && $0.locale == locale
    }
    return isServed && isBroken ? .broken : state
  }
}
