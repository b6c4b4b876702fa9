import MessageFormat

/// The source texts of before, looked for in git's history by their fingerprints.
final class OldSources {
  private let git: Git
  private var files: [String: History] = [:]
  private var isUnavailable = false

  /// The revisions of a file that have been read so far, and those that have not.
  private struct History {
    var texts: [Key: String] = [:]
    var revisions: [Revision]
  }

  /// A commit, and what the file was called in it.
  private struct Revision {
    var commit: String
    var path: String
  }

  private struct Key: Hashable {
    var field: String
    var fingerprint: Fingerprint
  }

  /// The most revisions of a file that are looked at.
  private static let revisionLimit = 1_000

  init(root: String) { git = Git(root) }

  /// The text of a field that has a fingerprint; nil where the history does not have it, or where
  /// there is no history.
  ///
  /// - `field`: the field's name; of labels, the key.
  /// - `fingerprint`: the text's fingerprint.
  /// - `path`: the source's file, from the repository's root.
  /// - `id`: what the file belongs to; nil for the labels of a locale.
  /// - `locale`: the source locale.
  func text(
    of field: String, _ fingerprint: Fingerprint, in path: String, of id: ItemID?,
    locale: LocaleTag
  ) -> String? {
    let key = Key(field: field, fingerprint: fingerprint)
    var history = files[path] ?? History(revisions: revisions(of: path))
    defer { files[path] = history }
    while history.texts[key] == nil, !history.revisions.isEmpty {
      let revision = history.revisions.removeFirst()
      let object = "\(revision.commit):./\(revision.path)"
      guard let answer = try? git.run(["show", object]), answer.exitCode == 0,
        answer.output.count <= SourceFile.sizeLimit
      else { continue }
      let file = SourceFile(path: path, text: String(decoding: answer.output, as: UTF8.self))
      for (name, text) in OldSources.texts(in: file, of: id, locale: locale) {
        history.texts[Key(field: name, fingerprint: Fingerprint(of: text))] = text
      }
    }
    return history.texts[key]
  }

  /// The commits that changed the file, those before it was renamed included, the newest first.
  private func revisions(of path: String) -> [Revision] {
    guard !isUnavailable else { return [] }
    let limit = "--max-count=\(OldSources.revisionLimit)"
    // Looking at signatures would run a program that the repository's settings may name.
    let arguments = [
      "-c", "log.showSignature=false", "log", limit, "--follow", "--name-only", "--relative",
      "--no-ext-diff", "--format=%x00%H", "-z", "--", path,
    ]
    guard let answer = try? git.run(arguments), answer.exitCode == 0 else {
      isUnavailable = true
      return []
    }
    var revisions: [Revision] = []
    for part in answer.paths {
      if !part.utf8.starts(with: "\n".utf8) {
        revisions.append(Revision(commit: part, path: path))
      } else if !revisions.isEmpty {
        revisions[revisions.count - 1].path = String(part.unicodeScalars.dropFirst())
      }
    }
    return revisions
  }

  private static func texts(
    in file: SourceFile, of id: ItemID?, locale: LocaleTag
  ) -> [(String, String)] {
    guard let id else {
      return LocaleProfile.read(file, tag: locale).0.labels.map { ($0.key, $0.value.value) }
    }
    let translation =
      id.kind == .playbook
      ? Translation.readPlaybookTexts(file, item: id, locale: locale).0
      : FrontMatter.read(file, item: id, locale: locale).0
    return translation.fields.map { ($0.name, $0.text.value) }
  }
}
