import MessageFormat
import Testing

@testable import Parlance

@Suite("One customer after another is rendered as each alone")
struct CustomerRendererTests {
  private static let mail = LiteralContent.mail(
    """
    # Hello {x}

    {tier, select, plus {**Plus** for {x}.} other {
    - basic {x}
    - {seats, plural, one {# seat} other {# seats}}
    }}

    {licences, select, each {
    | {product} | {count} |
    } other {}}

    {sig, snippet}

    From here = there: . {phone, select, missing {} other {call {phone}}} 日本語 {end, relative}

    [Go]({url})
    """, subject: "{x}: {seats, plural, one {# seat} other {# seats}}", preheader: "For {x}")

  private static let files = [
    "content/emails/m/en.md": mail, "content/emails/m/ja.md": mail, "content/emails/m/ar.md": mail,
    "content/snippets/sig/en.md": "Regards, *{senderName}*",
    "content/snippets/sig/ja.md": "敬具", "content/snippets/sig/ar.md": "مع التحية",
    "locales/ja.yaml": "labels: {unsubscribe: 配信停止}", "locales/ar.yaml": "labels: {unsubscribe: x}",
    "content/objections/o/en.md": "---\nstatement: No {x}\n---\nYes\n",
    "content/call-scripts/c/en.md": "---\ntitle: T {x}\n---\n# A\n\n[o](objection:o) {x}\n",
  ]

  private static let values: [[String: String]] = [
    ["x": "Acme", "seats": "1"], ["x": "O'Neil & <b>", "tier": "plus", "phone": "12"],
    ["x": "株式会社", "seats": "21"], ["x": "ليلى\u{202E}", "end": "2026-11-22"], ["x": "Acme"],
    ["x": "a\"b\\c", "licences": "[{product: A, count: 1}, {product: B, count: 2}]"],
    ["x": String(repeating: "long word ", count: 40), "email": ""],
    ["x": String(repeating: "long word ", count: 4_000)],
  ]

  @Test(
    "in every form, whoever came before",
    arguments: ["emails/m", "objections/o", "call-scripts/c"], ["en", "ja", "ar"])
  func forms(item: String, locale: String) throws {
    let repository = try LiteralContent.repository(Self.files)
    let renderer = Renderer(repository: repository)
    let worker = renderer.worker()
    let id = try #require(ItemID(item))
    let tag = try #require(LocaleTag(locale))
    let day = CalendarDay("2026-11-21")
    if item != "emails/m", locale != "en" { return }
    for values in Self.values + Self.values.reversed() {
      let customer = try LiteralContent.customer(values, in: repository)
      let rendered = try renderer.render(id, locale: tag, customer: customer, on: day)
      func written(_ form: CustomerRenderer.Form) throws -> String {
        var bytes = Array("before".utf8)
        let remarks = try worker.write(
          form, of: id, locale: tag, customer: customer, on: day, into: &bytes)
        if form != .fragment { #expect(remarks.notes == rendered.notes) }
        if [.html, .eml, .json].contains(form) {
          #expect(remarks.findings == rendered.findings)
        }
        return String(decoding: bytes.dropFirst(6), as: UTF8.self)
      }
      #expect(try written(.json) == rendered.json + "\n")
      #expect(try written(.html) == rendered.html)
      #expect(try written(.text) == rendered.text)
      #expect(try written(.reading) == "\(rendered.subject)\n\n\(rendered.text)")
      guard id.kind == .email else { continue }
      #expect(rendered.html.contains(try written(.fragment)))
      #expect(decoded(try written(.eml)) == decoded(try rendered.eml()))
    }
  }

  @Test("A customer who is refused leaves nothing behind, and the next one is as ever")
  func refused() throws {
    let repository = try LiteralContent.repository(Self.files)
    let renderer = Renderer(repository: repository)
    let worker = renderer.worker()
    let id = try #require(ItemID("emails/m"))
    let good = try LiteralContent.customer(["x": "Acme"], in: repository)
    var bad = good
    bad.values["url"] = .text("javascript:alert(1)")
    var bytes = Array("before".utf8)
    for form in CustomerRenderer.Form.allCases {
      #expect(throws: RenderError.self) {
        try worker.write(form, of: id, customer: bad, into: &bytes)
      }
      #expect(bytes == Array("before".utf8))
      var after: [UInt8] = []
      try worker.write(form, of: id, customer: good, into: &after)
      #expect(!after.isEmpty)
    }
  }

  /// A mail's file without the soft line breaks and escapes of quoted-printable.
  private func decoded(_ file: String) -> [UInt8] {
    let bytes = Array(file.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "="), index + 2 < bytes.count else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let code = String(decoding: bytes[index + 1...index + 2], as: UTF8.self)
      if let byte = UInt8(code, radix: 16) {
        result.append(byte)
      } else if code != "\r\n" {
        result += bytes[index...index + 2]
      }
      index += 3
    }
    return result
  }
}
