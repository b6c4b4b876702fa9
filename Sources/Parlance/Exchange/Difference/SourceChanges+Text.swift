extension SourceChanges {
  /// What changed, for people: on a terminal coloured, else marked as `[-old-]{+new+}`.
  package func text(style: TextStyle) -> String {
    var lines: [String] = []
    for locale in locales where !locale.fields.isEmpty {
      for field in locale.fields {
        lines += ["\(field.name) in \(locale.locale)"].map { style.bold($0.harmless) }
        lines.append("  \(field.location.description.harmless)")
        lines += self.lines(of: field, in: locale, style: style)
        lines.append("")
      }
    }
    let fresh = locales.filter { $0.fields.isEmpty && !$0.isOpen }.map(\.locale.description)
    let open = locales.filter { $0.fields.isEmpty && $0.isOpen }.map(\.locale.description)
    let name = id?.description ?? "locales"
    if !fresh.isEmpty {
      lines.append("\(name): the source has not changed for \(fresh.joined(separator: ", ")).")
    }
    if !open.isEmpty {
      lines.append("\(name): not translated yet in \(open.joined(separator: ", ")).")
    }
    if !isFresh {
      let stale = locales.filter { !$0.fields.isEmpty }
      let locale = stale.count == 1 ? " --locale \(stale[0].locale)" : ""
      lines.append("Where the translation still holds: parlance accept \(name)\(locale)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of field: Field, in locale: Locale, style: TextStyle) -> [String] {
    var lines: [String] = []
    switch field.then {
    case .found(let before):
      lines.append("  The source since then:")
      lines += WordDifference(before, field.source).lines(style: style)
    case .lost(let fingerprint):
      lines += [
        "  The source that it was made from (\(fingerprint)) is not in git’s history.",
        "  The source now:",
      ]
      lines += WordDifference(field.source, field.source).lines(style: style)
    case .unrecorded:
      lines += [
        "  Nobody has recorded which source it was made from.", "  The source now:",
      ]
      lines += WordDifference(field.source, field.source).lines(style: style)
    }
    lines.append("  The translation:")
    lines += WordDifference(field.translation, field.translation).lines(style: style)
    return lines
  }
}

extension WordDifference {
  /// The lines of both texts, indented; a change that goes on for lines is marked on each.
  func lines(style: TextStyle) -> [String] {
    var lines = [""]
    for part in parts {
      let pieces = part.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append("") }
        let isBreak = piece.isEmpty && pieces.count > 1
        lines[lines.count - 1] += isBreak ? "" : part.marked(String(piece).harmless, style: style)
      }
    }
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : "    " + $0 }
  }
}

extension WordDifference.Part {
  /// A piece of it with its mark; a colour alone would not show white space.
  fileprivate func marked(_ piece: String, style: TextStyle) -> String {
    let needsMark = style.isPlain || piece.allSatisfy(\.isWhitespace)
    return switch self {
    case .kept: piece
    case .removed: style.bad(needsMark ? "[-\(piece)-]" : piece)
    case .added: style.good(needsMark ? "{+\(piece)+}" : piece)
    }
  }
}
