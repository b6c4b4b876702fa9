package import MessageFormat

/// What is asked: which of a file's customers are to be contacted, on a day.
package struct DueQuery: Sendable {
  let repository: Repository
  let renderer: Renderer
  let plan: DuePlan
  let done: DoneList
  /// The day that is asked about.
  package let day: CalendarDay
  /// How many days are looked ahead.
  package let within: Int

  /// The most days that can be looked ahead.
  package static let longestWithin = 3_660

  /// - Parameters:
  ///   - repository: the content.
  ///   - playbook: the only playbook that is looked at; nil for all.
  ///   - day: the day that is asked about.
  ///   - within: how many days are looked ahead.
  ///   - done: what was done already.
  /// - Throws: ``ParlanceError`` for a playbook that is unknown, and where there is none.
  package init(
    _ repository: Repository, playbook: String? = nil, on day: CalendarDay, within: Int,
    done: DoneList = DoneList()
  ) throws(ParlanceError) {
    let names = repository.orderedPlaybooks.map(\.id.name)
    if names.isEmpty {
      throw ParlanceError("there is no playbook, such as content/playbooks/renewal/playbook.yaml")
    }
    let name = playbook.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    if let name, !names.contains(name) {
      throw ParlanceError("no playbook is named “\(name)”\(didYouMean(name, in: names))")
    }
    self.repository = repository
    renderer = Renderer(repository: repository)
    plan = DuePlan(repository, playbook: name)
    self.done = done
    self.day = day
    self.within = within
  }

  /// Makes what looks at the customers; it serves one task.
  package func finder() -> DueFinder { DueFinder(self) }

  /// The last day that is looked ahead to.
  package var until: CalendarDay { day.adding(days: within) }

  /// Reads `14d` and `2w`; nil for anything else.
  package static func days(_ text: String) -> Int? {
    let factor = text.hasSuffix("w") ? 7 : text.hasSuffix("d") ? 1 : nil
    let digits = text.dropLast()
    guard let factor, !digits.isEmpty, digits.utf8.count <= 6,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
      number * factor <= longestWithin
    else { return nil }
    return number * factor
  }
}
