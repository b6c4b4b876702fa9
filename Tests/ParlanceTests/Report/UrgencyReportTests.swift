import MessageFormat
import Testing

@testable import Parlance

@Suite("How soon customers need it, in every report")
struct UrgencyReportTests {
  private func report(severity: Severity = .error) throws -> Report {
    let day = try #require(CalendarDay("2026-11-21"))
    var finding = Finding(
      rule: "missing-translation", severity: severity,
      location: SourceLocation(file: "content/emails/x/ko.md"), item: ItemID(.email, "x"),
      locale: LocaleTag("ko"), message: "it is not there", help: "create it")
    finding.urgency = Urgency(customers: 2, first: CalendarDay("2026-12-01"))
    var report = Report(day: day)
    report.findings = [finding]
    report.audience = Audience(name: "crm.csv", customers: 9, from: day, weeks: 6)
    return report
  }

  private let told = "2 customers get to it by 2027-01-01, the first on 2026-12-01"

  @Test("Each format tells it beside the finding", arguments: ReportFormat.allCases)
  func told(format: ReportFormat) async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    for severity in [Severity.error, .note] {
      let written = try report(severity: severity).written(as: format, of: repository)
      if format == .json {
        #expect(written.contains("\"first\": \"2026-12-01\""))
      } else {
        #expect(written.contains(told))
      }
    }
  }

  @Test("For programs it stands among the properties of SARIF")
  func properties() async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    let written = try report().written(as: .sarif, of: repository)
    #expect(written.contains("\"urgency\": {"))
    #expect(written.contains("\"customers\": 2"))
    #expect(written.contains("\"name\": \"crm.csv\""))
  }

  @Test("Without customers no report speaks of them", arguments: ReportFormat.allCases)
  func without(format: ReportFormat) async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    var report = try report()
    report.audience = nil
    report.findings[0].urgency = nil
    let written = report.written(as: format, of: repository)
    #expect(!written.contains("get to it"))
    #expect(!written.contains("crm.csv"))
  }
}
