import MessageFormat
import Testing

@testable import Parlance

@Suite("YAML")
struct YAMLTests {
  private func parse(_ text: String) -> YAML.Node {
    YAML.parse(SourceFile(path: "x.yaml", text: text))
  }

  @Test("Only true and false are booleans; no is a word")
  func booleans() {
    #expect(parse("a: true")["a"]?.boolean == true)
    #expect(parse("a: False")["a"]?.boolean == false)
    for word in ["no", "yes", "on", "off", "'true'", "\"true\"", "y"] {
      #expect(parse("a: \(word)")["a"]?.boolean == nil)
    }
  }

  @Test(
    "A part that is not YAML leaves the rest readable",
    arguments: [
      "a: {seats, plural, one {x} other {y}}", "a: Hinweis: bald", "a: \"offen", "a: 'offen",
      "a: @x", "a: %x", "a: `x`", "a: [x", "a: *x y", "a: - x", "a: \"x\" y", "a: | x", "a: }",
    ])
  func recovery(broken: String) {
    let node = parse("before: 1\n\(broken)\nafter:\n  - 2\nnested:\n  deep: 3\n")
    #expect(node["before"]?.scalar == "1")
    #expect(node["after"]?.elements?.first?.scalar == "2")
    #expect(node["nested"]?["deep"]?.scalar == "3")
    guard case .broken(let problem)? = node["a"]?.content else {
      Issue.record("the part was read as \(node["a"]?.description ?? "nothing")")
      return
    }
    #expect(problem.position.line == 2)
  }

  @Test("A part deep inside that is not YAML leaves its neighbours readable")
  func deepRecovery() {
    let node = parse("stages:\n  renewal:\n    title: a: b\n    goal: c\n  other:\n    title: d\n")
    #expect(node["stages"]?["renewal"]?["goal"]?.scalar == "c")
    #expect(node["stages"]?["other"]?["title"]?.scalar == "d")
  }

  @Test(
    "Anchors, aliases and tags are refused in their place",
    arguments: ["&x 1", "*x", "!x 1", "!!str 1", "&x [1]", "!x {a: 1}"])
  func refused(value: String) {
    let node = parse("a: \(value)\nb: 2\n")
    #expect(node["b"]?.scalar == "2")
    #expect(node["a"]?.scalar == nil)
  }

  @Test("A key that stands there twice is a fault of its second place")
  func twice() {
    let node = parse("a: 1\nb: 2\na: 3\n")
    #expect(node["a"]?.scalar == "1")
    guard case .broken(let problem)? = node.entries?.last?.value.content else {
      Issue.record("not found")
      return
    }
    #expect(problem.position.line == 3)
  }

  @Test("Nesting is read up to 64 levels, and not beyond", arguments: [(64, true), (65, false)])
  func depth(levels: Int, isRead: Bool) {
    let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect((parse(text).elements != nil) == isRead)
  }

  @Test("A thousand open brackets are refused quickly")
  func hostile() {
    #expect(parse(String(repeating: "[", count: 200_000)).elements == nil)
    #expect(parse(String(repeating: "{a: ", count: 100_000)).entries == nil)
  }
}
