extension Playbook {
  /// The keys of the texts that the playbook needs in its source: a title for the playbook, each
  /// stage and each action, a goal for each stage, and a text for each touchpoint.
  var textKeys: [String] {
    var keys = ["title"]
    for stage in stages {
      keys += ["stages.\(stage.id).title", "stages.\(stage.id).goal"]
    }
    for action in stages.flatMap(\.actions) where !keys.contains("actions.\(action.id).title") {
      keys.append("actions.\(action.id).title")
    }
    return keys + touchpoints.map(\.textKey)
  }

  /// Whether a text belongs to something in the playbook.
  func takesText(_ key: String) -> Bool {
    let parts = key.split(separator: ".").map(String.init)
    switch (parts.first, parts.count) {
    case ("segments", 2): return segment(parts[1]) != nil
    case ("stages", 3): return stages.contains { $0.id == parts[1] }
    case ("actions", 3): return stages.contains { $0.actions.contains { $0.id == parts[1] } }
    case ("touchpoints", 4): return touchpoints.contains { $0.textKey == key }
    case (_, 1): return !["segments", "stages", "actions", "touchpoints"].contains(key)
    default: return false
    }
  }
}
