import MessageFormat
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The cases of libicu's own tests")
struct SuiteTests {
  private struct Case: Decodable {
    var locale: String
    var timeZone: String
    var pattern: String
    var args: Arguments
    var icu72: String?
    var icu72Error: String?
  }

  /// Arguments by number or by name.
  private struct Arguments: Decodable {
    var values: [String: Value] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let list = try? container.decode([Argument].self) {
        for (index, argument) in list.enumerated() { values[String(index)] = argument.value }
      } else {
        values = try container.decode([String: Argument].self).mapValues(\.value)
      }
    }
  }

  private struct Argument: Decodable {
    var value: Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int64.self) {
        value = .integer(number)
      } else if let number = try? container.decode(Double.self) {
        value = .double(number)
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else {
        let date = try container.decode([String: Double].self)
        value = .instant(Instant(milliseconds: Int64(date["$date_ms"] ?? 0)))
      }
    }
  }

  private static let file =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    + "/../shared/suites/icu4c-messageformat.json"

  @Test("pass", .enabled(if: FileManager.default.fileExists(atPath: SuiteTests.file)))
  func cases() throws {
    let data = try Data(contentsOf: URL(filePath: SuiteTests.file))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(cases.count > 1_000)
    var formatters: [String: MessageFormatter] = [:]
    for test in cases {
      let key = test.locale + " " + test.timeZone
      let formatter =
        try formatters[key]
        ?? MessageFormatter(
          locale: test.locale, timeZone: test.timeZone, missingArguments: .printName)
      formatters[key] = formatter
      let message = Message.parse(test.pattern).message
      let text = message.flatMap { try? formatter.format($0, test.args.values) }
      #expect(text == test.icu72, "\(test.locale) \(test.pattern)")
      #expect((text == nil) == (test.icu72Error != nil))
    }
  }
}
