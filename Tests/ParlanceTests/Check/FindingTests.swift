import MessageFormat
import Testing

@testable import Parlance

@Suite struct FindingTests {
  private let finding = Finding(
    rule: "cut-text", severity: .error,
    location: SourceLocation(file: "content/emails/a/de.md", line: 2, column: 5),
    message: "YAML cuts the text")

  @Test func `a finding repeats another whatever their fixes and ends are`() {
    var mended = finding
    mended.end = TextPosition(line: 2, column: 9)
    mended.fix = Fix(
      "remove it", replacing: finding.location, to: TextPosition(line: 2, column: 9), with: "")
    #expect(mended.repeats(finding))
    #expect(mended != finding)
  }

  @Test func `a finding does not repeat one at another place or with other words`() {
    var other = finding
    other.location.column = 6
    #expect(!other.repeats(finding))
    other = finding
    other.message = "YAML cuts it"
    #expect(!other.repeats(finding))
  }
}
