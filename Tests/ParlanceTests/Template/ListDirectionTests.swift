import Testing

@testable import Parlance

@Suite("The values of a list are kept apart one by one")
struct ListDirectionTests {
  private let products = ["products": "[Photoshop, Illustrator, Acrobat DC]"]

  @Test("In Arabic a list of Latin names runs as the sentence does: in HTML, text and subject")
  func arabic() throws {
    let mail = try LiteralContent.render(
      [
        "locales/ar.yaml": "required: false\nfallback: en\nnumbers: latn\n",
        "content/emails/m/ar.md": LiteralContent.mail(
          "منتجاتك: {products, list}.\n\n**{products}**", subject: "عرض {products, list, or}"),
      ], locale: "ar", values: products)
    #expect(
      mail.html.contains(
        "<bdi>Photoshop</bdi> و<bdi>Illustrator</bdi> و<bdi>Acrobat DC</bdi>."))
    let isolated =
      "\u{2068}Photoshop\u{2069} و\u{2068}Illustrator\u{2069} و\u{2068}Acrobat DC\u{2069}"
    #expect(mail.text.hasPrefix("منتجاتك: \(isolated).\n\n\(isolated)\n"))
    #expect(mail.subject == "عرض " + isolated.replacing(" و", with: " أو "))
  }

  @Test("In English a list of Hebrew names keeps the order of English; Latin ones are as they were")
  func english() throws {
    let hebrew = try LiteralContent.render(
      body: "For {products, list}.", ["products": "[שלום, עולם]"])
    #expect(hebrew.html.contains("For <bdi>שלום</bdi> and <bdi>עולם</bdi>."))
    #expect(hebrew.text.hasPrefix("For \u{2068}שלום\u{2069} and \u{2068}עולם\u{2069}.\n"))
    let latin = try LiteralContent.render(body: "For {products, list}.", products)
    #expect(latin.html.contains("For Photoshop, Illustrator, and Acrobat DC."))
  }

  @Test("Rows that are joined as a list are kept apart, too")
  func rows() throws {
    let body = "لديك {licences, select, each {{product} ({count})} other {-}}."
    let text = try LiteralContent.text(
      body, locale: "ar", ["licences": "[{product: Photoshop, count: 3}, {product: XD, count: 5}]"])
    #expect(
      text.filter { !"\u{200F}".contains($0) }
        == "لديك \u{2068}Photoshop\u{2069} (\u{2068}٣\u{2069}) و\u{2068}XD\u{2069} "
        + "(\u{2068}٥\u{2069}).\n")
  }

  @Test("Values that would turn the direction of a list, or end its isolates, are harmless")
  func hostile() throws {
    let mail = try LiteralContent.render(
      [
        "content/emails/m/ar.md": LiteralContent.mail(
          "منتجاتك {products, list}.", subject: "م {products}")
      ],
      locale: "ar",
      values: [
        "products": #"["a\u2069\u202E", "\u2068b\u2067", "<b>*c*", "و"]"#
      ])
    #expect(
      mail.html.contains(
        "<bdi>a</bdi> و<bdi>b</bdi> و<bdi>&lt;b&gt;*c*</bdi> و<bdi>و</bdi>."))
    #expect(mail.text.hasPrefix("منتجاتك \u{2068}a\u{2069} و\u{2068}b\u{2069} و\u{2068}<b>*c*"))
    #expect(mail.subject.unicodeScalars.count { $0.value == 0x2068 } == 4)
    #expect(mail.subject.unicodeScalars.count { $0.value == 0x2069 } == 4)
    #expect(mail.findings.contains { $0.rule == "direction-override" })
  }

  @Test(
    "Of a list so long that nobody reads its order, nothing is lost", arguments: [1_000, 1_001])
  func long(count: Int) throws {
    let names = (0..<count).map { "p\($0)" }.joined(separator: ", ")
    let mail = try LiteralContent.render(
      body: "م {products, list}", locale: "ar", ["products": "[\(names)]"])
    #expect(mail.html.contains("p0"))
    #expect(mail.html.contains("p\(count - 1)</bdi>"))
    #expect(mail.html.contains("<bdi>p1</bdi>") == (count == 1_000))
  }
}
