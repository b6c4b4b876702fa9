import MessageFormat

/// What resellers have done already, as `--done` says it: JSON Lines.
///
///     {"customer":"acme","term":"2026-02-16","touchpoint":"vip/renewal/early-renewal/quote","day":"2026-11-18"}
///
/// `term` is the first day of the term that the touchpoint belongs to. With `"until":"2026-12-01"`
/// it was not done, but put off until that day; with `"undone":true` an earlier line is taken back.
/// Of two lines the later one holds. Of each line, 128 bits are kept, so that a list of years needs
/// little memory.
package struct DoneList: Sendable {
  private var done: Set<Key> = []
  private var delays: [Key: CalendarDay] = [:]
  /// The lines that say nothing, with what is wrong.
  package private(set) var findings: [DueFinding] = []
  /// How many such lines there are beyond those that are told.
  package private(set) var untold = 0

  private struct Key: Hashable, Sendable {
    var first: Int
    var second: Int

    init(_ entry: DoneEntry) { self.init(entry.customer, entry.term, entry.touchpoint) }

    init(_ customer: some StringProtocol, _ term: CalendarDay, _ touchpoint: String) {
      func hash(_ salt: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(String(customer))
        hasher.combine(term)
        hasher.combine(touchpoint)
        return hasher.finalize()
      }
      first = hash(1)
      second = hash(2)
    }
  }

  /// The longest line, in bytes.
  package static let lineLimit = 64 * 1024
  /// How many lines that say nothing are told.
  static let toldLimit = 1_000

  /// How many touchpoints are done or put off.
  package var count: Int { done.count + delays.count }

  /// A list of nothing.
  package init() {}

  /// Reads a file, or standard input where it is named `-`.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be read.
  package init(file path: String) throws(ParlanceError) {
    var input = try RosterInput(path, encoding: .utf8)
    var line = 1
    // The rest of a line that is too long is passed over.
    var isSkipping = false
    while true {
      try input.fill(to: 4 * DoneList.lineLimit)
      let bytes = input.bytes
      if bytes.isEmpty { break }
      var start = 0
      while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
        if !isSkipping { add(bytes[start..<end], line) }
        isSkipping = false
        line += 1
        start = end + 1
      }
      if input.isAtEnd {
        if !isSkipping { add(bytes[start...], line) }
        break
      }
      if start == 0 {
        if !isSkipping { add(bytes[...], line) }
        isSkipping = true
        start = bytes.count
      }
      _ = input.take(start)
    }
  }

  /// Reads one line.
  private mutating func add(_ bytes: ArraySlice<UInt8>, _ line: Int) {
    if bytes.allSatisfy({ $0 <= 0x20 }) { return }
    func fail(_ message: String) {
      guard findings.count < DoneList.toldLimit else {
        untold += 1
        return
      }
      findings.append(DueFinding(line: line, customer: nil, variable: nil, message: message))
    }
    guard bytes.count <= DoneList.lineLimit else {
      return fail("the line is longer than \(DoneList.lineLimit) bytes")
    }
    let json: JSON
    do throws(JSON.Problem) {
      json = try JSON(parsing: bytes)
    } catch {
      let before = String(decoding: bytes.prefix(error.offset), as: UTF8.self)
      return fail(
        "this is no JSON: column \(before.unicodeScalars.count + 1): \(error.message)")
    }
    guard case .object(let members) = json else {
      return fail("this is no object such as {\"customer\":\"acme\",…}")
    }
    var texts: [String: String] = [:]
    for name in ["customer", "term", "touchpoint", "day"] {
      guard case .string(let text)? = members.first(where: { $0.name == name })?.value,
        !text.isEmpty
      else { return fail("“\(name)” is missing, or no text") }
      texts[name] = text
    }
    for name in ["term", "day"] where CalendarDay(texts[name] ?? "") == nil {
      return fail(
        "“\(name)” is “\(shortened(texts[name] ?? ""))”, but a date such as 2027-03-31 was expected"
      )
    }
    guard let customer = texts["customer"], let touchpoint = texts["touchpoint"],
      let term = texts["term"].flatMap({ CalendarDay($0) }),
      let day = texts["day"].flatMap({ CalendarDay($0) })
    else { return }
    let parts = touchpoint.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4, !parts.contains("") else {
      return fail(
        "“touchpoint” is “\(shortened(touchpoint))”, but playbook/stage/action/touchpoint was "
          + "expected, such as vip/renewal/early-renewal/quote")
    }
    var mark = DoneEntry.Mark.done
    switch members.first(where: { $0.name == "until" })?.value {
    case nil, .null?: break
    case .string(let text)?:
      guard let until = CalendarDay(text) else { fallthrough }
      mark = .later(until: until)
    default: return fail("“until” is no date such as 2027-03-31")
    }
    switch members.first(where: { $0.name == "undone" })?.value {
    case nil, .null?, .boolean(false)?: break
    case .boolean(true)?: mark = .undone
    default: return fail("“undone” is neither true nor false")
    }
    take(
      DoneEntry(customer: customer, term: term, touchpoint: touchpoint, day: day, mark: mark))
  }

  /// Takes what became of a touchpoint; what was known of it before is forgotten.
  package mutating func take(_ entry: DoneEntry) {
    let key = Key(entry)
    done.remove(key)
    delays[key] = nil
    switch entry.mark {
    case .done: done.insert(key)
    case .later(let until): delays[key] = until
    case .undone: break
    }
  }

  /// What became of a touchpoint for a customer; nil where nothing did.
  package func mark(of contact: DueContact, for customer: String) -> DoneEntry.Mark? {
    if done.isEmpty, delays.isEmpty { return nil }
    let key = Key(customer, contact.term, contact.touchpoint)
    return done.contains(key) ? .done : delays[key].map { .later(until: $0) }
  }

  /// Whether nothing is to be done about a touchpoint for a customer on a day: it was done, or put
  /// off until later.
  func holds(_ contact: DueContact, of customer: String, on day: CalendarDay) -> Bool {
    switch mark(of: contact, for: customer) {
    case .done?: true
    case .later(let until)?: until > day
    case .undone?, nil: false
    }
  }
}
