public import MessageFormat

/// The content of a company in every language it speaks, as it is on disk.
public struct Repository: Sendable {
  /// The folder that holds `parlance.yaml`.
  public var root: String
  /// The settings.
  public var project: Project
  /// The declared locales.
  public var locales: [LocaleTag: LocaleProfile] = [:]
  /// The customer variables that messages may use.
  public var variables = Variables()
  /// The sample customers, by name.
  public var customers: [String: Customer] = [:]
  /// The senders, by name.
  public var senders: [String: Sender] = [:]
  /// How mails look.
  public var theme = Theme()
  /// The playbooks, by name.
  public var playbooks: [String: Playbook] = [:]
  /// The items other than playbooks.
  public var items: [ItemID: Item] = [:]
  /// What is wrong with the files themselves, in order of place.
  public var findings: [Finding] = []

  /// The declared locales in order, the source first.
  public var localeTags: [LocaleTag] {
    locales.keys.sorted { left, right in
      if (left == project.source) != (right == project.source) { return left == project.source }
      return left < right
    }
  }

  /// The IDs of all items, in order.
  public var itemIDs: [ItemID] { items.keys.sorted() }

  /// The IDs of all items in order, and then of the playbooks.
  var allIDs: [ItemID] { itemIDs + orderedPlaybooks.map(\.id) }

  /// The playbooks in order of their names.
  public var orderedPlaybooks: [Playbook] {
    playbooks.values.sorted { $0.id < $1.id }
  }

  /// The translations of an item or a playbook, by locale.
  public func translations(of id: ItemID) -> [LocaleTag: Translation]? {
    id.kind == .playbook ? playbooks[id.name]?.translations : items[id]?.translations
  }
}

// MARK: - Fallback

extension Repository {
  /// The locales that serve a locale, itself first, then along its fallbacks.
  public func fallbackChain(of locale: LocaleTag) -> [LocaleTag] {
    var chain = [locale]
    while let last = chain.last, let next = locales[last]?.fallback, !chain.contains(next) {
      chain.append(next)
    }
    return chain
  }

  /// The translation of an item that is served in a locale: its own, or the first one along its
  /// fallbacks that is neither missing nor empty nor a draft.
  public func served(_ id: ItemID, in locale: LocaleTag) -> Translation? {
    guard let translations = translations(of: id) else { return nil }
    for tag in fallbackChain(of: locale) {
      if let translation = translations[tag], translation.state != .draft, !translation.isEmpty {
        return translation
      }
    }
    return nil
  }
}

// MARK: - What a locale must have

extension Repository {
  /// Whether a locale must have an item or a playbook.
  public func requires(_ id: ItemID, in locale: LocaleTag) -> Bool {
    if items[id]?.settings.notRequired[locale] != nil { return false }
    switch locales[locale]?.required {
    case .everything: return true
    case .nothing, nil: return false
    case .stages(let names):
      return playbooks.values.contains { playbook in
        playbook.stages.contains { stage in
          names.contains("\(playbook.id.name)/\(stage.id)")
            && (playbook.id == id || items(of: stage).contains(id))
        }
      }
    }
  }

  /// The items that a stage uses: material, what goes along, objections and what they forward.
  public func items(of stage: Stage) -> Set<ItemID> {
    var used = Set(stage.actions.flatMap(\.touchpoints).flatMap(\.items))
    used.formUnion(stage.objections.map(\.item))
    for id in used { used.formUnion(items[id]?.settings.forward.map(\.item) ?? []) }
    return used
  }
}

// MARK: - Looking things up

extension Repository {
  /// The day that it is now in the project's time zone.
  public var today: CalendarDay { TimeZone.today(in: project.timeZone) }

  /// The item or playbook of an ID such as `emails/renewal-general`.
  ///
  /// - Throws: ``ParlanceError`` for an ID that is unknown; it names the nearest known one.
  public func item(_ text: String) throws(ParlanceError) -> ItemID {
    if let id = ItemID(text), translations(of: id) != nil { return id }
    let known = (itemIDs + orderedPlaybooks.map(\.id)).map(\.description)
    // A path, or a name without its folder, is as good as the ID that it means.
    var parts = text.split(separator: "/")
    if parts.last?.contains(".") == true { parts.removeLast() }
    let name = parts.suffix(2).joined(separator: "/")
    if let meant = known.first(where: { $0 == name || $0.hasSuffix("/\(text)") }) {
      throw ParlanceError("no item has the ID “\(text)”; did you mean “\(meant)”?")
    }
    throw ParlanceError("no item has the ID “\(text)”\(didYouMean(text, in: known))")
  }

  /// The playbook of a name such as `vip`, or of an ID such as `playbooks/vip`.
  ///
  /// - Throws: ``ParlanceError`` for a name that is unknown; it names those that are known.
  package func playbook(named text: String) throws(ParlanceError) -> ItemID {
    let name = text.hasPrefix("playbooks/") ? String(text.dropFirst("playbooks/".count)) : text
    if let playbook = playbooks[name] { return playbook.id }
    let names = orderedPlaybooks.map(\.id.name)
    throw ParlanceError(
      "no playbook is named “\(name)”"
        + (nearestName(to: name, in: names).map { "; did you mean “\($0)”?" }
          ?? (names.isEmpty
            ? "; this repository has none" : "; expected one of \(names.joined(separator: ", "))"))
    )
  }
}

// MARK: - Customers

extension Repository {
  /// A customer with the examples that the variables are declared with.
  public var exampleCustomer: Customer {
    var customer = Customer(id: "example")
    customer.values = variables.byName.compactMapValues(\.example)
    return customer
  }

  /// The sample customer of a name, or the one that a file of YAML or JSON holds.
  ///
  /// - Throws: ``ParlanceError`` for a name that is unknown, and for a file that cannot be read
  ///   or does not fit the declared variables.
  public func customer(_ name: String) throws(ParlanceError) -> Customer {
    if let customer = customers[name] {
      // A customer with a fault would be shown without what could not be read.
      if let fault = findings.first(where: { $0.location.file == customer.file }) {
        throw ParlanceError("\(fault.location): \(fault.message)")
      }
      return customer
    }
    guard name.contains("/") || [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) else {
      let near = nearestName(to: name, in: customers.keys.sorted())
      throw ParlanceError(
        "no customer is named “\(name)”; "
          + (near.map { "did you mean “\($0)”?" }
            ?? "expected one of \(customers.keys.sorted().joined(separator: ", "))"
            + ", or a file such as ./\(name).yaml"))
    }
    let folder = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "."
    let file = name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
    let source: SourceFile
    do throws(SourceFile.Unreadable) {
      source = try SourceFile.read(file, below: folder.isEmpty ? "/" : folder)
    } catch {
      throw ParlanceError("\(name): \(error.message)")
    }
    let id = file.firstIndex(of: ".").map { String(file[..<$0]) } ?? file
    if file.hasSuffix(".json") { return try customer(inJSON: source.text, id: id, file: name) }
    let (customer, findings) = Customer.read(source, id: id, variables: variables)
    if let first = findings.sorted().first {
      throw ParlanceError("\(folder)/\(first.location): \(first.message)")
    }
    return customer
  }

  private func customer(
    inJSON text: String, id: String, file: String
  ) throws(ParlanceError) -> Customer {
    let json: JSON
    do throws(JSON.Problem) {
      json = try JSON(parsing: text.utf8)
    } catch {
      let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
      let position = TextPosition(utf8Offset: error.offset, in: before)
      throw ParlanceError("\(SourceLocation(file: file, position)): \(error.message)")
    }
    let (customer, faults) = Customer.read(json: json, id: id, variables: variables)
    if let fault = faults.first { throw ParlanceError("\(file): \(fault.message)") }
    return customer
  }
}
