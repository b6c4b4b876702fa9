import Buffers
import MessageFormat
import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A mail's file is read back as it was written")
struct MailTests {
  private static let subjects = [
    "Subject", "", "Ihr Angebot für Müller & Söhne: 12 Lizenzen", "更新のお見積りをご用意しました（株式会社あおぞらデザイン様）",
    String(repeating: "long words ", count: 20) + "end", String(repeating: "x", count: 300),
    String(repeating: "ä", count: 200), "=?utf-8?q?not_encoded?=", "a  b   c",
    "Quote \"12\", (new)",
    String(repeating: "👩‍👩‍👧‍👦", count: 30), "갱신 견적이 준비되었습니다",
    "a\u{301}\u{301}" + String(repeating: "\u{301}", count: 80),
    "naïve café", "100 % – fertig", "\u{2068}שלום\u{2069} again",
  ]

  @Test("No header line is longer than 78 characters, nor anything but ASCII", arguments: subjects)
  func headers(subject: String) {
    let field = MailHeader.field("Subject", text: subject)
    for line in field.split(separator: "\r\n", omittingEmptySubsequences: false) {
      #expect(line.utf8.count <= 78 || !line.dropFirst(9).contains(" "))
      #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    }
  }

  @Test(
    "No line with a name is longer than 78 characters",
    arguments: [
      "Jana Sommer", "O'Neil, \"Jim\" (CEO)", String(repeating: "Müller, ", count: 20),
      "\(String(repeating: "long (quoted) words ", count: 60))end",
      "\(String(repeating: "long atoms ", count: 60))end", String(repeating: "(", count: 70),
      String(repeating: "(", count: 1_200),
    ])
  func names(name: String) {
    let field = MailHeader.field("To", mailbox: name, address: "jana@example.com")
    let lines = field.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 78 }, "\(field)")
    #expect(field.utf8.allSatisfy { $0 < 0x7F })
  }

  @Test("Each encoded word is UTF-8 of its own, and not longer than 75", arguments: subjects)
  func words(subject: String) {
    for word in MailHeader.encodedWords(subject, behind: 9) {
      #expect(word.utf8.count <= 75)
      #expect(word.hasPrefix("=?utf-8?") && word.hasSuffix("?="))
    }
  }

  @Test(
    "The shorter of the two encodings carries a part",
    arguments: [
      ("Hello\n", "quoted-printable", "Hello\r\n"),
      ("a=b\n", "quoted-printable", "a=3Db\r\n"),
      ("line \n", "quoted-printable", "line=20\r\n"),
      (".\nFrom x\n", "quoted-printable", "=2E\r\n=46rom x\r\n"),
      ("日本語です\n", "base64", "5pel5pys6Kqe44Gn44GZDQo=\r\n"),
    ])
  func encodings(text: String, name: String, body: String) {
    let (encoding, encoded) = encoded(text)
    #expect(encoding.rawValue == name)
    #expect(encoded == body)
  }

  /// A text in the encoding in which it is shorter, or in one that is given.
  private func encoded(
    _ text: String, _ encoding: TransferEncoding? = nil
  ) -> (TransferEncoding, String) {
    var output = ByteBuffer(capacity: 100)
    defer { output.free() }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      let encoding = encoding ?? TransferEncoding(for: bytes)
      encoding.append(bytes, to: &output)
      return (encoding, String(decoding: output.bytes, as: UTF8.self))
    }
  }

  @Test("No encoded line is longer than 76 characters", arguments: [1, 75, 76, 77, 78, 300])
  func lines(length: Int) {
    for letter in ["a", "ä", "日", " ", "="] {
      let text = String(repeating: letter, count: length) + "\n"
      for encoding in [TransferEncoding.quotedPrintable, .base64] {
        let lines = encoded(text, encoding).1.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
      }
    }
  }

  @Test(
    "A date is written as RFC 5322 has it",
    arguments: [
      ("2027-03-31", "Wed, 31 Mar 2027 12:00:00 +0000"),
      ("1970-01-01", "Thu, 01 Jan 1970 12:00:00 +0000"),
      ("1969-12-31", "Wed, 31 Dec 1969 12:00:00 +0000"),
      ("2024-02-29", "Thu, 29 Feb 2024 12:00:00 +0000"),
    ])
  func date(day: String, text: String) throws {
    #expect(MailDate(try #require(CalendarDay(day))).description == text)
  }

  @Test("The same input gives the same bytes")
  func repeatable() throws {
    let first = try LiteralContent.render(body: "Hello {x}").eml()
    #expect(try LiteralContent.render(body: "Hello {x}").eml() == first)
    #expect(first.contains("Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n"))
    #expect(first.hasPrefix("X-Unsent: 1\r\n"))
    #expect(!first.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
  }

  @Test(
    "A recipient that breaks the header is an error that names the variable",
    arguments: [("name", "Jana\r\nBcc: a@b.example"), ("name", "a\u{0}")])
  func recipient(variable: String, value: String) throws {
    let rendered = try LiteralContent.render(body: "Hello", [variable: value])
    let error = #expect(throws: RenderError.self) { try rendered.eml() }
    #expect(error?.variable == variable)
  }

  @Test("Python's email package reads every mail without a defect, and gives back its texts")
  func python() throws {
    guard system("python3 -c 'import email' >/dev/null 2>&1") == 0 else { return }
    let names = ["Jana Sommer", "佐藤 美咲", "O'Neil, \"Jim\" (CEO)", "Zoë Ångström", "김서연"]
    var folder = Array("/tmp/parlance-mail-XXXXXX".utf8CString)
    let root = String(cString: try #require(mkdtemp(&folder)))
    defer { _ = system("rm -r '\(root)'") }
    let body = """
      Hello {x},

      .

      From here = there, 日本語 und Größe: \(String(repeating: "long ", count: 60))

      [Go]({url})
      """
    for (index, subject) in Self.subjects.enumerated() where !subject.isEmpty {
      let name = names[index % names.count]
      let mail = LiteralContent.mail(body, subject: "{x}")
      let rendered = try LiteralContent.render(
        ["content/emails/m/en.md": mail], values: ["x": subject, "name": name])
      let expected = [rendered.subject, name, rendered.text, rendered.html]
      for (suffix, text) in zip(["subject", "name", "text", "html"], expected) {
        try FileWriter.write(text, to: "\(root)/\(index).\(suffix)")
      }
      try FileWriter.write(try rendered.eml(), to: "\(root)/\(index).eml")
    }
    let script = """
      import email, email.policy, glob, sys
      for path in glob.glob(sys.argv[1] + "/*.eml"):
          mail = email.message_from_binary_file(open(path, "rb"), policy=email.policy.default)
          def expected(suffix):
              return open(path[:-3] + suffix, newline="", encoding="utf-8").read()
          assert not mail.defects, (path, mail.defects)
          for header in ("Subject", "From", "To", "Date", "Content-Type", "X-Unsent"):
              assert not mail[header].defects, (path, header, mail[header].defects)
          assert mail["Subject"] == expected("subject"), (path, mail["Subject"])
          to = mail["To"].addresses[0]
          assert to.display_name == expected("name"), (path, to.display_name)
          assert to.addr_spec == "jana@example.com", (path, to.addr_spec)
          assert mail["From"].addresses[0].addr_spec == "hello@example.com"
          parts = list(mail.iter_parts())
          assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
          for part, suffix in zip(parts, ("text", "html")):
              assert not part.defects, (path, part.defects)
              text = part.get_content().replace("\\r\\n", "\\n")
              assert text == expected(suffix), (path, suffix)
      """
    try FileWriter.write(script, to: "\(root)/check.py")
    #expect(system("python3 '\(root)/check.py' '\(root)'") == 0)
  }
}
