import MessageFormat
import Testing

@testable import Parlance

/// The lifecycle as the vendor’s published pages tell it: what the shipped playbooks must say in
/// every language.
private let lifecycle: [(stage: String, actions: [PlannedAction], objections: [String])] = [
  (
    "active-use",
    [
      PlannedAction(.recommended, [("week 4", ["email"]), ("week 4", ["asset"])]),
      PlannedAction(
        .extraCredit,
        [("weeks 5-6", ["call-script"]), ("weeks 5-6", ["asset"]), ("weeks 5-6", ["asset"])]),
      PlannedAction(
        .extraCredit,
        [("weeks 5-10", []), ("weeks 5-10", ["email"]), ("weeks 5-10", ["email"])]),
    ], ["not-every-tool", "file-sharing", "accessible-support"]
  ),
  (
    "renewal",
    [
      PlannedAction(
        .recommended, [("week 40", ["email", "email", "email"]), ("week 42", ["email"])]),
      PlannedAction(.recommended, [("week 48", ["email"]), ("after expiry", ["email"])]),
      PlannedAction(
        .extraCredit,
        [
          ("week 40", ["call-script"]), ("weeks 44-48", ["call-script"]),
          ("after expiry", ["call-script"]),
        ]),
    ],
    [
      "enterprise-not-all-apps", "enterprise-over-teams", "enterprise-too-expensive",
      "id-migration",
    ]
  ),
]

/// An action with when its steps are due and what sorts of material they have.
private struct PlannedAction {
  var effort: Action.Effort
  var steps: [(when: String, kinds: [String])]

  init(_ effort: Action.Effort, _ steps: [(String, [String])]) {
    self.effort = effort
    self.steps = steps
  }
}

@Suite("The shipped playbooks tell the whole lifecycle in every language")
struct LifecycleTests {
  private static let shipped = ["en", "de", "it", "ja", "ko", "pl", "ar"]

  private func content() async throws -> Repository {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    return try await Repository.load(from: root.joined(separator: "/"))
  }

  @Test("Every locale that is shipped is looked at")
  func locales() async throws {
    #expect(Set(try await content().localeTags.map(\.description)) == Set(Self.shipped))
  }

  @Test(
    "The page says the same stages, actions, weeks, kinds of material and objections in order",
    arguments: shipped)
  func page(locale: String) async throws {
    let repository = try await content()
    let tag = try #require(LocaleTag(locale))
    let renderer = Renderer(repository: repository)
    let page = try renderer.playbook(ItemID(.playbook, "vip"), locale: tag)
    #expect(page.findings.isEmpty)
    let words = Words(renderer, tag)
    var rest = Substring(page.text)

    /// Looks for a text behind what was found last.
    func expect(_ text: String, _ what: String) throws {
      // Lines are broken anew, so that white space may be anywhere.
      let found = try #require(
        rest.range(ofFlowing: text), "\(locale): \(what): “\(text)” is not there, or not in order")
      rest = rest[found...]
    }
    for (id, actions, objections) in lifecycle {
      let stage = try #require(repository.playbooks["vip"]?.stages.first { $0.id == id })
      try expect(try words.text("stages.\(id).title"), "the title of \(id)")
      try expect(try words.text("stages.\(id).goal"), "the goal of \(id)")
      if id == "active-use" { try expect(try words.text("stages.\(id).fact"), "the fact") }
      #expect(stage.actions.count == actions.count)
      var effort: Action.Effort?
      for (action, planned) in zip(stage.actions, actions) {
        if effort != planned.effort { try expect(try words.label(planned.effort.label), "effort") }
        effort = planned.effort
        try expect(try words.text("actions.\(action.id).title"), "the action \(action.id)")
        #expect(action.touchpoints.count == planned.steps.count)
        for (touchpoint, step) in zip(action.touchpoints, planned.steps) {
          let place = "\(id) › \(action.id) › \(touchpoint.id)"
          try expect(try words.timing(step.when), "\(place), when")
          try expect(try words.text(touchpoint.textKey), place)
          #expect(touchpoint.material.count == step.kinds.count, "\(place)")
          for kind in step.kinds {
            let label = try #require(ItemKind(rawValue: kind)?.materialLabel)
            try expect("- \(try words.label(label)) · ", "\(place), \(kind)")
          }
        }
      }
      try expect(try words.label("objections"), "the objections of \(id)")
      #expect(stage.objections.map(\.item.name) == objections)
      for name in objections {
        let item = try renderer.render(
          ItemID(.objection, name), locale: tag, customer: repository.exampleCustomer)
        try expect(item.subject, "the objection \(name)")
      }
    }
    #expect(repository.playbooks["vip"]?.stages.map(\.id) == lifecycle.map(\.stage))
  }

  @Test("The general lifecycle has its six stages in order, each with a mail or a script")
  func stages() async throws {
    let playbook = try #require(try await content().playbooks["xaas"])
    #expect(
      playbook.stages.map(\.id) == [
        "awareness", "conversion", "purchase", "activation", "renewal", "advocacy",
      ])
    for stage in playbook.stages {
      let kinds = stage.actions.flatMap(\.touchpoints).flatMap(\.material).map(\.item.kind)
      #expect(kinds.contains { [.email, .callScript].contains($0) }, "\(stage.id)")
    }
  }

  @Test("Early stages count from the first contact, and segments say once who is large")
  func data() async throws {
    let playbooks = try await content().playbooks
    #expect(playbooks["xaas"]?.stages.prefix(2).map(\.clock) == ["leadSince", "leadSince"])
    let large = try #require(playbooks["vip"]?.segment("large"))
    #expect(!large.holds(for: ["seats": .integer(25)]) && large.holds(for: ["seats": .integer(26)]))
    let small = try #require(playbooks["vip"]?.segment("small"))
    #expect(small.holds(for: ["seats": .integer(9)]) && !small.holds(for: ["seats": .integer(10)]))
  }
}

/// The words of a page in one locale, each as it is written by itself.
private struct Words {
  private let repository: Repository
  private let locale: LocaleTag

  init(_ renderer: Renderer, _ locale: LocaleTag) {
    repository = renderer.repository
    self.locale = locale
  }

  func text(_ key: String) throws -> String {
    let text = try #require(repository.playbooks["vip"]?.translations[locale]?[key])
    return try filled(text.value, [:])
  }

  func label(_ name: String, _ values: [String: Value] = [:]) throws -> String {
    try filled(try #require(repository.locales[locale]?.labels[name]).value, values)
  }

  func timing(_ when: String) throws -> String {
    let (name, first, last) = try #require(Timing(when)).label
    return try label(name, ["first": .integer(Int64(first)), "last": .integer(Int64(last))])
  }

  private func filled(_ text: String, _ values: [String: Value]) throws -> String {
    let profile = try #require(repository.locales[locale])
    let formatter = try MessageFormatter(locale: profile.icuLocale, types: .parlance)
    let message = try #require(Message.parse(text, types: .parlance).message)
    return try formatter.format(message, values)
  }
}

extension Substring {
  /// The end of the first place of a text, whatever white space is in either.
  fileprivate func range(ofFlowing text: String) -> Index? {
    func isShown(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }
    let wanted = text.unicodeScalars.filter(isShown)
    var start = unicodeScalars.startIndex
    while start < unicodeScalars.endIndex {
      var here = start
      var index = wanted.startIndex
      while index < wanted.endIndex, here < unicodeScalars.endIndex {
        let scalar = unicodeScalars[here]
        if isShown(scalar) {
          guard scalar == wanted[index] else { break }
          index = wanted.index(after: index)
        }
        here = unicodeScalars.index(after: here)
      }
      if index == wanted.endIndex { return here }
      start = unicodeScalars.index(after: start)
    }
    return nil
  }
}
