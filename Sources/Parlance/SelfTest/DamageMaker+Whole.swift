import MessageFormat

/// Damages to a file as a whole.
extension DamageMaker {
  mutating func damageWhole() {
    let bytes = Array(raw.raw.utf8)
    if isNeeded {
      add(
        .fileRemoved, "the file is removed", nil,
        rules: file.item?.kind == .playbook ? "invalid-setting" : "missing-translation")
    }
    if isNeeded, hasNeededContent {
      add(.fileEmptied, "the file is emptied", [], rules: "empty-translation", "missing-field")
    }
    var half = bytes.count / 2
    while half > 0, bytes[half] & 0xC0 == 0x80 { half -= 1 }
    // Half of the settings can be sound settings, and half of a line a line.
    if isText && bytes.count >= DamageMaker.shortest || file.item?.kind == .playbook {
      add(
        .cutInHalf, "the second half of the file is gone", Array(bytes[..<half]),
        rules: "markup-mismatch", "missing-variable", "too-short", "missing-field")
    }
    add(
      .notUTF8, "a byte in the middle is not UTF-8",
      Array(bytes[..<half]) + [0xFF] + Array(bytes[half...]), rules: "unreadable-file")
    damageLines(bytes)
    garble()
  }

  /// A text shorter than this, in bytes, is not cut in half.
  private static let shortest = 200

  /// Whether it is a file of texts.
  var isText: Bool {
    if case .texts = file.role { true } else { false }
  }

  /// Whether a check can tell that the file is not there.
  private var isNeeded: Bool {
    switch file.role {
    case .texts(let id, let tag):
      return repository.items[id]?.settings.notRequired[tag] == nil
        && !repository.fallbackChain(of: tag).dropFirst().contains {
          $0.language == tag.language
        }
    case .playbook, .project, .variables: return true
    case .locale(let tag):
      return repository.localeTags.contains(tag)
        && repository.allIDs.contains { repository.translations(of: $0)?[tag] != nil }
    case .sender: return repository.project.sender != nil
    case .settings, .theme, .customer: return false
    }
  }

  /// Whether a check can tell that the file is there and has nothing in it.
  private var hasNeededContent: Bool {
    guard case .locale(let tag) = file.role else { return true }
    let source = repository.locales[repository.project.source]
    return tag != repository.project.source && source?.labels.isEmpty == false
  }

  /// A line between the lines of the file, in the middle of it.
  private mutating func damageLines(_ bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    guard
      let middle = bytes.indices.dropFirst(bytes.count / 2).first(where: { bytes[$0] == newline })
    else { return }
    let conflict = "<<<<<<< HEAD\n=======\n>>>>>>> branch\n"
    add(
      .conflict, "the marks of a conflict are left in the middle",
      Array(bytes[...middle]) + Array(conflict.utf8) + Array(bytes[(middle + 1)...]),
      rules: "placeholder-text", "invalid-yaml")
  }

  /// The letters of a text as they are where UTF-8 is read as Latin-1.
  private mutating func garble() {
    guard isText, case .texts(let id, let tag) = file.role,
      let translation = repository.translations(of: id)?[tag],
      let text = translation.fields.map(\.text)
        .max(by: { $0.value.utf8.count < $1.value.utf8.count })
    else { return }
    var offset = 0
    for scalar in text.value.unicodeScalars {
      let width = UTF8.width(scalar)
      if (0xC0...0x24F).contains(scalar.value) {
        let garbled = String(
          String.UnicodeScalarView(
            String(scalar).utf8.map { Unicode.Scalar(UInt32($0)) ?? " " }))
        offer(
          .garbled, "“\(scalar)” is read as Latin-1",
          [text.edit(SourceRange(offset, offset + width), to: garbled)],
          rules: "invisible-character")
      }
      offset += width
    }
  }
}
