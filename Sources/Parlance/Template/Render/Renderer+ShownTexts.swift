package import MessageFormat

/// A text as it is shown, and the locale that it came from.
package struct ShownText: Sendable, Equatable {
  /// The text, filled with values.
  package var text: String
  /// The locale that it is written in.
  package var locale: LocaleTag

  /// Takes a text.
  package init(text: String, locale: LocaleTag) {
    self.text = text
    self.locale = locale
  }
}

/// Texts one by one, for pages that show what there is although something else is missing.
extension Renderer {
  /// The texts of a playbook by key, each in the locale, along its fallbacks, or else in the source.
  ///
  /// A text that cannot be shown in any of these is left out.
  package func shownTexts(
    _ keys: some Sequence<String>, of playbook: Playbook, in locale: LocaleTag,
    for customer: Customer, on day: CalendarDay
  ) -> [String: ShownText] {
    let session = borrowSession()
    defer { giveBack(session) }
    var texts: [String: ShownText] = [:]
    for key in keys {
      let bounds =
        key.hasPrefix("segments.")
        ? playbook.segment(String(key.dropFirst("segments.".count)))?.bounds : nil
      texts[key] = shown(
        key, of: playbook.id, playbook.translations, in: locale, for: customer, on: day,
        bounds ?? [:], session)
    }
    return texts
  }

  /// What items are called: the subject of a mail, the title of a script, the statement of an
  /// objection; each in the locale, along its fallbacks, or else in the source.
  package func shownNames(
    of ids: some Sequence<ItemID>, in locale: LocaleTag, for customer: Customer,
    on day: CalendarDay
  ) -> [ItemID: ShownText] {
    let session = borrowSession()
    defer { giveBack(session) }
    var names: [ItemID: ShownText] = [:]
    for id in ids {
      guard let field = id.kind.fields.dropLast().first, let item = repository.items[id] else {
        continue
      }
      names[id] = shown(
        field, of: id, item.translations, in: locale, for: customer, on: day, [:], session)
    }
    return names
  }

  private func shown(
    _ field: String, of id: ItemID, _ translations: [LocaleTag: Translation],
    in locale: LocaleTag, for customer: Customer, on day: CalendarDay, _ extra: [String: Value],
    _ session: RenderSession
  ) -> ShownText? {
    let chain = repository.fallbackChain(of: locale)
    for tag in chain + [repository.project.source] {
      guard let translation = translations[tag], translation.state != .draft else { continue }
      do throws(RenderError) {
        var rendering = try rendering(
          of: id, locale: tag, customer: customer, sender: nil, on: day, in: session)
        let template = try template(
          translation, of: id, formatter: try rendering.formatter(tag))
        if let line = try rendering.line(field, of: template, extra: extra), !line.isEmpty {
          return ShownText(text: line, locale: tag)
        }
      } catch {
        // What cannot be shown here may be shown in the next locale.
        continue
      }
    }
    return nil
  }
}
