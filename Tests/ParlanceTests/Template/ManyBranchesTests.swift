import MessageFormat
import Testing

@testable import Parlance

@Suite("Eight independent plurals of six categories have each their own branch")
struct ManyBranchesTests {
  private static let categories = ["zero", "one", "two", "few", "many", "other"]
  /// A number of each of the Arabic categories.
  private static let numbers: [Int64] = [0, 1, 2, 5, 42, 100]

  /// A choice on each of eight variables, in lines of their own where `isBlock`.
  private static func body(isBlock: Bool) -> String {
    (1...8).map { index in
      let branches = categories.map { category in
        isBlock
          ? "\(category) {\n- *\(category)* \(index)\n}" : "\(category) {*\(category)* \(index)}"
      }
      return "{n\(index), plural, \(branches.joined(separator: " "))}"
    }.joined(separator: isBlock ? "\n" : " ")
  }

  @Test(
    "In running text and in blocks, each combination reads as its message does",
    arguments: [false, true])
  func combinations(isBlock: Bool) throws {
    let variables = (1...8).map { "n\($0): {type: integer, minimum: 0, maximum: 1000, example: 1}" }
    let repository = try LiteralContent.repository([
      "content/variables.yaml": variables.joined(separator: "\n") + "\n",
      "parlance.yaml": "parlance: 1\nsource: ar\n",
      "content/emails/m/ar.md": LiteralContent.mail(Self.body(isBlock: isBlock)),
    ])
    let renderer = Renderer(repository: repository)
    let formatter = try MessageFormatter(locale: "ar")
    let message = try #require(
      Message.parse(Self.body(isBlock: false)).message)
    var choice = 0
    for sample in 0..<1_000 {
      // 6 ^ 8 is 1,679,616: steps of a prime go round all of them.
      choice = (choice + 1_000_003) % 1_679_616
      var rest = sample < 6 ? sample * 335_923 : choice
      var customer = Customer(id: "c")
      for index in 1...8 {
        customer.values["n\(index)"] = .integer(Self.numbers[rest % 6])
        rest /= 6
      }
      let rendered = try renderer.render(
        ItemID(.email, "m"), locale: LocaleTag("ar"), customer: customer)
      let words = rendered.text.split { " \n-\u{200F}".contains($0) }
      let expected = try formatter.format(message, customer.values).replacing("*", with: "")
      #expect(words.joined(separator: " ") == expected)
      #expect(rendered.html.components(of: "<em>") == 8)
      #expect(rendered.html.components(of: "<li ") == (isBlock ? 8 : 0))
    }
  }
}

extension String {
  /// How often a piece stands in the text.
  fileprivate func components(of piece: String) -> Int { ranges(of: piece).count }
}
