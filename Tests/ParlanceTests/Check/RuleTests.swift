import MessageFormat
import Testing

@testable import Parlance

@Suite("Rules")
struct RuleTests {
  @Test("A small sound repository has no findings")
  func nothingToFind() async throws {
    let repository = try TemporaryRepository(smallRepository)
    #expect(try await repository.check() == [])
  }

  @Test("Each rule finds something in its bad example", arguments: Rule.all.map(\.id))
  func badExample(id: String) async throws {
    let rule = try #require(Rule.named(id))
    let repository = try TemporaryRepository(smallRepository.with(rule.bad.files))
    let found = try await repository.check()
    #expect(found.contains { $0.rule == id }, "found only \(found.map(\.rule))")
  }

  @Test("Each rule finds nothing in its good example", arguments: Rule.all.map(\.id))
  func goodExample(id: String) async throws {
    let rule = try #require(Rule.named(id))
    let repository = try TemporaryRepository(smallRepository.with(rule.good.files))
    let found = try await repository.check().filter { $0.rule == id }
    #expect(found == [])
  }

  @Test("Each rule has an ID of its own that names a fault, and says why")
  func identity() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(!rule.summary.isEmpty && !rule.explanation.isEmpty)
      #expect(rule.text(style: .plain).contains("Good:"))
    }
  }
}
