/// Findings that are known, so that only new ones fail a build: each as often as it was found.
public struct Baseline: Sendable {
  /// How often each finding was found.
  private var counts: [FindingIdentity: Int] = [:]

  /// The largest file that is read, in bytes.
  static let sizeLimit = 64 * 1024 * 1024

  /// Makes a baseline of findings.
  public init(of findings: [Finding] = []) {
    for finding in findings { counts[finding.identity, default: 0] += 1 }
  }

  /// How many findings it holds.
  public var count: Int { counts.values.reduce(0, +) }

  /// Reads a baseline.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read or is no baseline.
  public init(file: String) throws(ParlanceError) {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    let name = file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file
    guard Folder.exists(file) else {
      throw ParlanceError("there is no baseline \(file); make it with --update-baseline")
    }
    let text: String
    do throws(SourceFile.Unreadable) {
      text = try SourceFile.readText(
        name, below: folder.isEmpty ? "/" : folder, limit: Baseline.sizeLimit)
    } catch {
      throw ParlanceError("\(file): \(error.message)")
    }
    var lines = SourceFile(path: name, text: text).lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      func fault(_ what: String) -> ParlanceError {
        ParlanceError(
          "\(file):\(index + 1): \(what); correct it, or remove the file and write it anew with "
            + "--update-baseline")
      }
      guard let json = try? JSON(parsing: Array(line.utf8)), case .object(let members) = json else {
        throw fault("this is no line of a baseline, which git may have left with a conflict")
      }
      if index == 0 {
        guard members.first?.name == "baseline", members.first?.value == .number(1) else {
          throw fault("expected {\"baseline\":1}, the first line of a baseline of version 1")
        }
        continue
      }
      guard let identity = FindingIdentity(members) else {
        throw fault("expected a finding with a rule and a message")
      }
      counts[identity, default: 0] += 1
    }
    guard !lines.isEmpty else {
      throw ParlanceError("\(file) is empty; remove it, and write it anew with --update-baseline")
    }
  }

  /// The text of the file: a line that says the version, then one a finding, in order, so that
  /// git merges what two people change.
  public var text: String {
    var lines = [JSON.object([("baseline", .number(1))]).text()]
    for (identity, count) in counts.sorted(by: { $0.key < $1.key }) {
      lines += Array(repeating: identity.json.text(), count: count)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The baseline after a check: its findings in place of those that it looked at.
  public func updated(with findings: [Finding], locale: LocaleTag? = nil) -> Baseline {
    var baseline = Baseline(of: findings)
    for (identity, count) in counts where !identity.isSeen(in: locale) {
      baseline.counts[identity, default: 0] += count
    }
    return baseline
  }

  /// The findings that are new and those that are known, and what was not found any more.
  func compare(
    _ findings: [Finding], locale: LocaleTag?
  ) -> (new: [Finding], known: [Finding], fixed: [FindingIdentity]) {
    var rest = counts
    var new: [Finding] = []
    var known: [Finding] = []
    for finding in findings {
      let identity = finding.identity
      if let count = rest[identity], count > 0 {
        rest[identity] = count - 1
        known.append(finding)
      } else {
        new.append(finding)
      }
    }
    let fixed = rest.filter { $0.value > 0 && $0.key.isSeen(in: locale) }
      .flatMap { Array(repeating: $0.key, count: $0.value) }.sorted()
    return (new, known, fixed)
  }
}

extension Report {
  /// Takes what a baseline holds for known: only what is new fails, and what is mended but still
  /// in the baseline.
  public mutating func compare(with baseline: Baseline, file: String, locale: LocaleTag? = nil) {
    let compared = baseline.compare(findings, locale: locale)
    findings = compared.new
    before = compared.known
    fixed = compared.fixed
    comparison = .baseline(file)
  }
}

extension FindingIdentity {
  /// Whether a check of one locale, or of all, looks at it.
  fileprivate func isSeen(in locale: LocaleTag?) -> Bool {
    locale.map { self.locale == nil || self.locale == $0.description } ?? true
  }

  fileprivate init?(_ members: [JSON.Member]) {
    var texts: [String: String] = [:]
    for member in members {
      switch member.value {
      case .string(let text): texts[member.name] = text
      case .null: break
      default: return nil
      }
    }
    guard let rule = texts["rule"], let message = texts["message"] else { return nil }
    self.init(
      rule: rule, item: texts["item"], locale: texts["locale"], field: texts["field"],
      message: message)
  }
}
