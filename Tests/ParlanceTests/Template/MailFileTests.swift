import MessageFormat
import Testing

@testable import Parlance

@Suite("Python's email package reads a mail's file as it was written")
struct MailFileTests {
  /// Subjects in many scripts, and of every length about a line's.
  private static let subjects =
    [
      "Your offer", "Ihr Angebot für Müller & Söhne", "Уважаемые коллеги, ваше предложение",
      "Η προσφορά σας είναι έτοιμη", "更新のお見積りをご用意しました（株式会社あおぞらデザイン様）", "您的报价已准备好",
      "갱신 견적이 준비되었습니다", "عرضكم جاهز: 12 ترخيصًا", "ההצעה שלך מוכנה", "ใบเสนอราคาของคุณพร้อมแล้ว",
      "आपका प्रस्ताव तैयार है", "உங்கள் சலுகை தயாராக உள்ளது", "თქვენი შეთავაზება მზადაა",
      "Ձեր առաջարկը պատրաստ է", "የእርስዎ ቅናሽ ዝግጁ ነው", "👩‍👩‍👧‍👦 für 🇩🇪", "a  b", "a, b; c: d",
      "\"q\" (c) <a@b.example>",
      "=?utf-8?q?a?=", "=?", "a\\b", "re: =20",
      "e\u{301}\(String(repeating: "\u{301}", count: 90))",
    ] + (60...80).map { String(repeating: "a", count: $0) }
    + (20...40).map { String(repeating: "ab ", count: $0) + "." }
    + (10...30).map { String(repeating: "ä", count: $0) + " b" }
    + [998, 999, 2_000].map { String(repeating: "x", count: $0) }

  /// Names with all that has a meaning in a header, and of every length about a line's.
  private static let names =
    [
      "Jana Sommer", "O'Neil, \"Jim\" (CEO)", "Müller, Jörg", "佐藤 美咲", "김서연", "a@b.example",
      "a <b>", "Dr. A. B.",
      "株式会社あおぞらデザイン 代表取締役社長 佐藤 美咲", "\\", "\"", "a; b: c", "group: a, b;", "=?utf-8?q?a?=", "محمد",
      "a  b",
      "undisclosed-recipients:;", "Zoë (she/her), Ltd.", "[a]", "a.", ".", "-", "名, 名",
    ] + (50...80).map { String(repeating: "(", count: $0) }
    + (50...80).map { String(repeating: "a", count: $0) }
    + [String(repeating: "long name, ", count: 120) + "end", String(repeating: "n", count: 1_100)]

  private static let bodies = [
    "Hello", ".\n\nFrom me\n\n.\n\n--\n\n--=_", String(repeating: "long ", count: 300),
    String(repeating: "日本語", count: 300), "trailing \\\nblanks  \nend =\n\n= = =", "`a  b\tc`",
    String(repeating: "x", count: 1_200),
  ]

  @Test("Subjects, names, addresses and texts come back, without a defect")
  func roundTrip() throws {
    let count = max(Self.subjects.count, Self.names.count)
    var cases: [String] = []
    for index in 0..<count {
      let subject = Self.subjects[index % Self.subjects.count]
      let recipient = Self.names[index % Self.names.count]
      let sender = Self.names[(index + 7) % Self.names.count]
      let repository = try LiteralContent.repository([
        "content/emails/m/en.md": LiteralContent.mail(
          Self.bodies[index % Self.bodies.count], subject: "{x}"),
        "content/senders/example.yaml":
          "name: \(JSON.string(sender).text())\nemail: h+\(index)@example.com\n",
      ])
      var customer = try LiteralContent.customer(in: repository)
      customer.values["x"] = .text(subject)
      customer.values["name"] = .text(recipient)
      let rendered = try Renderer(repository: repository).render(
        ItemID(.email, "m"), customer: customer, on: CalendarDay("2026-11-21"))
      let entries: [(String, JSON)] = [
        ("eml", .string(try rendered.eml())),
        ("From", .array([.string(squeezed(sender)), .string("h+\(index)@example.com")])),
        ("To", .array([.string(squeezed(recipient)), .string("jana@example.com")])),
      ]
      cases.append("\(JSON.object(entries).text().dropLast()),\"rendered\":\(rendered.json)}")
    }
    #expect(try Judge(name: "mails").faults(in: cases) == [])
  }

  @Test(
    "A mail address is written so that a mail program reads it, or refused",
    arguments: [
      ("a@b.example", "<a@b.example>"), ("a..b@docomo.example", "<\"a..b\"@docomo.example>"),
      ("a.@b.example", "<\"a.\"@b.example>"), ("a'b+c@b.example", "<a'b+c@b.example>"),
      ("a@b..example", nil), ("a@.example", nil), ("a@b.", nil), ("@b.example", nil), ("a@", nil),
      ("a b@c.example", nil), ("ä@b.example", nil), ("a@b@c.example", nil), ("a,b@c.example", nil),
      (
        "\(String(repeating: "a", count: 242))@b.example",
        "<\(String(repeating: "a", count: 242))@b.example>"
      ),
      ("\(String(repeating: "a", count: 245))@b.example", nil),
    ] as [(String, String?)])
  func address(address: String, header: String?) throws {
    let repository = try LiteralContent.repository([
      "content/emails/m/en.md": LiteralContent.mail("b")
    ])
    var customer = try LiteralContent.customer(in: repository)
    customer.values["email"] = .text(address)
    let rendered = try Renderer(repository: repository).render(
      ItemID(.email, "m"), customer: customer)
    if let header {
      let lines = try rendered.eml().split(separator: "\r\n")
      #expect(lines.contains { $0.hasSuffix(header) })
    } else {
      let error = #expect(throws: RenderError.self) { try rendered.eml() }
      #expect(error?.variable == "email")
    }
  }

  /// The text with single blanks, as the judge compares names.
  private func squeezed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
