import MessageFormat

extension RepositoryLoader {
  /// Notes what is wrong only when several files are looked at together.
  mutating func checkTogether() {
    reportUndeclared()
    reportUndeclaredPeople()
    checkFallbacks()
    checkFormats()
    checkNames()
    checkRecipient()
    checkColumns()
    checkNotRequired()
  }

  /// Notes locales that files are in, or that are named, but that no profile declares.
  private mutating func reportUndeclared() {
    let declared = Set(repository.locales.keys)
    func help(_ tag: LocaleTag) -> String { "create locales/\(tag).yaml" }
    if !declared.contains(repository.project.source) {
      report(
        "undeclared-locale", Project.fileName,
        "the source locale \(repository.project.source) is not declared",
        help: help(repository.project.source))
    }
    for profile in repository.locales.values {
      if let fallback = profile.fallback, !declared.contains(fallback) {
        report(
          "undeclared-locale",
          at: profile.fallbackLocation ?? SourceLocation(file: profile.file),
          "the fallback \(fallback) is not declared", help: help(fallback))
      }
    }
    let translations =
      repository.items.values.flatMap(\.translations.values)
      + repository.playbooks.values.flatMap(\.translations.values)
    for translation in translations where !declared.contains(translation.locale) {
      report(
        "undeclared-locale", translation.file,
        "this is in the locale \(translation.locale), which is not declared",
        help: help(translation.locale))
    }
  }

  /// Notes locales of senders and sample customers that no profile declares, nor their language.
  private mutating func reportUndeclaredPeople() {
    let declared = Set(repository.locales.keys)
    let languages = Set(declared.map(\.language))
    for customer in repository.customers.values {
      guard let tag = customer.locale, let location = customer.localeLocation,
        !languages.contains(tag.language)
      else { continue }
      report(
        "undeclared-locale", at: location,
        "the customer is written to in the locale \(tag), which is not declared",
        help: "create locales/\(tag).yaml, or correct the name", severity: .warning)
    }
    for sender in repository.senders.values {
      for (tag, location) in sender.localeLocations where !languages.contains(tag.language) {
        report(
          "undeclared-locale", at: location,
          "the sender has a text in the locale \(tag), which is not declared",
          help: "create locales/\(tag).yaml, or correct the name", severity: .warning)
      }
    }
  }

  private mutating func checkFallbacks() {
    for profile in repository.locales.values {
      guard let fallback = profile.fallback else { continue }
      if fallback == profile.tag {
        report("invalid-setting", profile.file, "the locale falls back to itself")
      } else if repository.fallbackChain(of: fallback).contains(profile.tag) {
        report(
          "invalid-setting", profile.file,
          "the fallbacks go round in a circle: \(profile.tag) to \(fallback) and back")
      }
    }
  }

  /// A numbering system or calendar that libicu does not know breaks every number or date.
  private mutating func checkFormats() {
    for (tag, profile) in repository.locales where profile.icuLocale != tag.description {
      do throws(FormatError) {
        let formatter = try MessageFormatter(locale: profile.icuLocale)
        _ = try formatter.number(.integer(1))
        _ = try formatter.date(.date(CalendarDay(daysSinceEpoch: 0)))
      } catch {
        let named = [profile.numbers, profile.calendar].compactMap { $0 }
          .map { "“\($0)”" }.joined(separator: " or ")
        report(
          "invalid-setting", profile.file,
          "libicu knows no \(named); expected a numbering system such as latn and a calendar "
            + "such as gregory")
        repository.locales[tag]?.numbers = nil
        repository.locales[tag]?.calendar = nil
      }
    }
  }

  /// Messages name snippets and variables in the same way, and the sender's variables beside.
  private mutating func checkNames() {
    for id in repository.items.keys where id.kind == .snippet {
      if repository.variables[id.name] != nil {
        report(
          "invalid-setting", id.folder,
          "the snippet has the name of a variable; give one of them another name")
      }
    }
    let sender = Set(repository.senders.values.flatMap(\.variables).map(\.name))
    for variable in repository.variables.byName.values where sender.contains(variable.name) {
      report(
        "invalid-setting", at: variable.location,
        "“\(variable.name)” comes from the sender; give the variable another name")
    }
  }

  private mutating func checkRecipient() {
    let project = repository.project
    for (key, name, types) in [
      ("recipient.name", project.recipientName, [VariableType.text]),
      ("recipient.email", project.recipientEmail, [.email]),
    ] {
      guard let name else { continue }
      guard let variable = repository.variables[name] else {
        report(
          "unknown-variable", at: project.location(of: key),
          "“\(name)” is not declared in \(Variables.file)"
            + didYouMean(name, in: repository.variables.names))
        continue
      }
      if !types.contains(variable.type) {
        report(
          "variable-type-mismatch", at: project.location(of: key),
          "“\(name)” is of the type \(variable.type.rawValue), but \(key) needs the type "
            + types.map(\.rawValue).joined(separator: " or "))
      }
    }
  }

  private mutating func checkColumns() {
    for (name, mapping) in repository.project.columns.sorted(by: { $0.key < $1.key }) {
      guard repository.project.faultyColumns[name] == nil,
        let fault = mapping.fault(in: repository.variables)
      else { continue }
      let finding = Finding(
        rule: "invalid-setting", severity: .error, location: mapping.location,
        message: "columns, “\(name)”: \(fault.message)", help: fault.help)
      repository.findings.append(finding)
      repository.project.faultyColumns[name] = finding
    }
  }

  private mutating func checkNotRequired() {
    for item in repository.items.values {
      for tag in item.settings.notRequired.keys.sorted() {
        let file = "\(item.id.folder)/\(ItemSettings.fileName)"
        if tag == repository.project.source {
          report("invalid-setting", file, "the source locale \(tag) cannot be left out")
        } else if repository.locales[tag] == nil {
          report(
            "undeclared-locale",
            at: item.settings.notRequiredLocations[tag] ?? SourceLocation(file: file),
            "notRequired names the locale \(tag), which is not declared",
            help: "create locales/\(tag).yaml, or correct the name")
        }
      }
    }
  }
}
