import MessageFormat
import Testing

@testable import Parlance

/// A mail in English and in another locale, and what a rule finds in the latter.
struct RuleProbe: Sendable {
  var rule: String
  var locale = "de"
  /// The settings of the locale, beside `required`.
  var profile = ""
  var files: [String: String?] = [:]

  func find(
    _ body: String, source: String = "Source", subject: String = "Subject"
  ) async throws -> [Finding] {
    let tag = try #require(LocaleTag(locale))
    let repository = try repository(body, source: source, subject: subject)
    return try await repository.check().filter { $0.rule == rule && $0.locale == tag }
  }

  /// What stands at the places of the findings in a body that begins on line 5.
  func places(_ body: String, source: String = "Source") async throws -> [String] {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.unicodeScalars)
    }
    return try await find(body, source: source).map { finding in
      guard let end = finding.end, end.line == finding.location.line, finding.location.line >= 5
      else { return "" }
      let line = lines[finding.location.line - 5]
      return String(
        String.UnicodeScalarView(line[(finding.location.column - 1)..<(end.column - 1)]))
    }
  }

  /// The body once the findings’ fixes are made.
  func mended(_ body: String, source: String = "Source") async throws -> String {
    let repository = try repository(body, source: source, subject: "Subject")
    let fixer = Fixer(try await repository.load())
    let plan = fixer.plan(try await repository.check().filter { $0.rule == rule })
    #expect(plan.refused.map(\.reason) == [])
    let text = try #require(plan.changes.first).after
    return String(text.split(separator: "\n", omittingEmptySubsequences: false)[4])
  }

  private func repository(
    _ body: String, source: String, subject: String
  ) throws -> TemporaryRepository {
    var all = smallRepository
    all["content/emails/welcome/de.md"] = .some(nil)
    all["locales/\(locale).yaml"] = "required: true\n\(profile)"
    all["content/emails/welcome/en.md"] = "---\nsubject: >-\n  Subject\n---\n\(source)\n"
    all["content/emails/welcome/\(locale).md"] = "---\nsubject: >-\n  \(subject)\n---\n\(body)\n"
    return try TemporaryRepository(all.with(files))
  }
}
