import MessageFormat
import Testing

@Suite("Many tasks at once")
struct ConcurrencyTests {
  @Test("get the same text from one formatter")
  func shared() async throws {
    let formatter = try MessageFormatter(locale: "de", timeZone: "Europe/Berlin")
    let message = try #require(
      Message.parse(
        "{n, plural, one {#} other {# x}} {t, date, ::yMMMMd} {t, time} {n, number, ::currency/EUR}"
      ).message)
    let arguments: [String: Value] = [
      "n": .integer(1_234), "t": .instant(Instant(milliseconds: 1_795_300_200_000)),
    ]
    let expected = try formatter.format(message, arguments)
    let texts = await withTaskGroup(of: Set<String>.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var texts: Set<String> = []
          for _ in 0..<300 {
            texts.insert((try? formatter.format(message, arguments)) ?? "failed")
          }
          return texts
        }
      }
      return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
    }
    #expect(texts == [expected])
  }

  @Test("may each have a writer of their own")
  func writers() async throws {
    let formatter = try MessageFormatter(locale: "de", timeZone: "UTC")
    let source = "{n, plural, one {#} other {# x}} {t, date, ::yMMMMd} {n, number, ::currency/EUR}"
    let message = try #require(Message.parse(source).message)
    let texts = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask {
          let prepared = MessageWriter(formatter).prepare(message, variables: ["n", "t"])
          return (0..<300).map { number in
            let day = Instant(milliseconds: Int64(number) * 86_400_000)
            return (try? prepared.format([.integer(Int64(number)), .instant(day)])) ?? "failed"
          }
        }
      }
      return await group.reduce(into: Set<[String]>()) { $0.insert($1) }
    }
    #expect(texts.count == 1)
    #expect(texts.first?.contains("failed") == false)
  }
}
