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

  @Test(
    "What a rule says that it mends, it mends in its bad example", arguments: Rule.all.map(\.id))
  func fix(id: String) async throws {
    let rule = try #require(Rule.named(id))
    let repository = try TemporaryRepository(smallRepository.with(rule.bad.files))
    let found = try await repository.check().filter { $0.rule == id }
    #expect(found.contains { $0.fix != nil } == (rule.fix != nil))
    guard rule.fix != nil else { return }
    let fixer = Fixer(try await repository.load())
    let plan = fixer.plan(found)
    #expect(plan.refused.map(\.reason) == [])
    #expect(fixer.carryOut(plan).isEmpty)
    let rest = try await repository.check().filter { $0.rule == id }
    #expect(rest.count < found.count)
    #expect(!rest.contains { $0.fix != nil } || !plan.later.isEmpty)
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
