import HTTPTypes
import Hummingbird
import MessageFormat
import NIOCore
import Parlance

/// What changes the customers, and what was done for them.
struct CustomerRoutes: Sendable {
  let site: Site

  func add(to router: Router<BasicRequestContext>) {
    router.post("/customers") { request, _ in try await open(request) }
    router.post("/customers/close") { _, _ in
      site.customers.close()
      return changed("/")
    }
    router.post("/customers/mark") { request, _ in try await mark(request) }
  }

  /// Goes back to a page, and tells the others.
  private func changed(_ address: String) -> Response {
    site.workspace.listeners.tell(.customers)
    return Response(status: .seeOther, headers: [.location: address])
  }

  private func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
    let words = site.words(of: request)
    let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    if declared > limit { throw Problem(.contentTooLarge, words[.tooLarge]) }
    do {
      return try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem(.contentTooLarge, words[.tooLarge])
    }
  }

  // MARK: A list

  private func open(_ request: Request) async throws -> Response {
    let body = try await body(of: request, upTo: site.customerLimit)
    let name = CustomerRoutes.fileName(Query(request.uri.query ?? "")["name"])
    let words = site.words(of: request)
    do throws(ParlanceError) {
      try site.customers.open(
        .bytes(Array(buffer: body), name: name), in: site.workspace.snapshot.repository)
    } catch {
      throw Problem(
        .unprocessableContent,
        words[.todayCannotRead, ["name": .text(name)]], detail: error.message)
    }
    site.lookAhead()
    return changed("/")
  }

  /// The name of a file without folders, and without what cannot be shown.
  static func fileName(_ text: String?) -> String {
    let last = text?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let name = last.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
      .filter { $0.properties.generalCategory != .control }.prefix(120)
    let shown = String(String.UnicodeScalarView(name))
    return shown.isEmpty ? "customers.csv" : shown
  }

  // MARK: What was done

  private func mark(_ request: Request) async throws -> Response {
    let words = site.words(of: request)
    let form = Query(String(buffer: try await body(of: request, upTo: PreviewServer.Limits.form)))
    let repository = site.workspace.snapshot.repository
    let isSample = form["sample"] == "1"
    guard let id = form["customer"], let touchpoint = form["touchpoint"],
      let term = form["term"].flatMap({ CalendarDay($0) }),
      let day = form["day"].flatMap({ CalendarDay($0) }),
      repository.hasTouchpoint(touchpoint)
    else { throw Problem(.badRequest, words[.todayCannotMark]) }
    let list = site.customers.list(in: repository)?.list
    guard isSample ? repository.customers[id] != nil : list?[id] != nil else {
      throw Problem(.notFound, words[.unknownCustomer, ["name": .text(id)]])
    }
    guard let mark = CustomerRoutes.mark(form, on: day) else {
      throw Problem(.badRequest, words[.todayCannotMark])
    }
    let entry = DoneEntry(
      customer: id, term: term, touchpoint: touchpoint, day: day, mark: mark)
    guard entry.line.utf8.count <= DoneList.lineLimit else {
      throw Problem(.contentTooLarge, words[.tooLarge])
    }
    do throws(ParlanceError) {
      try site.marks(ofSamples: isSample).take(entry)
    } catch {
      throw Problem(.internalServerError, words[.todayCannotKeep], detail: error.message)
    }
    return changed(LanguageRoute.ownAddress(form["back"]))
  }

  /// What a form says became of a touchpoint; nil where it says nothing that makes sense.
  private static func mark(_ form: Query, on day: CalendarDay) -> DoneEntry.Mark? {
    func later(_ until: CalendarDay) -> DoneEntry.Mark? {
      (1...732).contains(until.daysSinceEpoch - day.daysSinceEpoch) ? .later(until: until) : nil
    }
    switch form["mark"] {
    case "done": return .done
    case "undone": return .undone
    case "until": return form["until"].flatMap { CalendarDay($0) }.flatMap(later)
    case let days?:
      return Int(days).flatMap { (1...732).contains($0) ? later(day.adding(days: $0)) : nil }
    case nil: return nil
    }
  }
}

extension Repository {
  /// Whether a touchpoint is in a playbook, named as the list of what was done names it.
  fileprivate func hasTouchpoint(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let playbook = playbooks[parts[0]] else { return false }
    return playbook.stages.contains { stage in
      stage.id == parts[1]
        && stage.actions.contains { action in
          action.id == parts[2] && action.touchpoints.contains { $0.id == parts[3] }
        }
    }
  }
}
