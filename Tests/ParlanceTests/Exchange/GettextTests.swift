import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether gettext's tools are installed, as scripts/setup installs them.
private let hasGettext =
  system("command -v msgfmt >/dev/null && command -v msgmerge >/dev/null") == 0

@Suite("Files of gettext, judged by gettext", .enabled(if: hasGettext))
struct GettextTests {
  /// What a command makes of a file: `$in` is the file, `$out` what is read afterwards.
  private func run(_ command: String, _ text: String) throws -> (status: Int32, out: String) {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    try FileWriter.write(text, to: "\(folder.path)/in.po")
    let status = system(
      "cd '\(folder.path)' && in=in.po && out=out.po && { \(command); } >log 2>&1")
    let out = try? SourceFile.readText("out.po", below: folder.path, limit: 1 << 26)
    let log = try SourceFile.readText("log", below: folder.path)
    return (status, out ?? log)
  }

  @Test("msgfmt --check passes over the shipped content", arguments: ["de", "ja", "pl", "ar"])
  func check(locale: String) async throws {
    let repository = try await Repository.load(from: packageRoot)
    let document = try Exporter(repository, locale: ExchangeSamples.tag(locale)).document(.all)
    let result = try run("msgfmt --check --output-file=/dev/null $in", PO.write(document))
    #expect(result.status == 0, "\(result.out.prefix(600))")
    #expect(result.out.isEmpty, "\(result.out.prefix(600))")
  }

  @Test("An outdated text and a new language pass, too", arguments: ["fr", "br", "kw", "sr-Latn"])
  func units(locale: String) throws {
    let document = ExchangeSamples.document(
      [ExchangeSamples.full, ExchangeSamples.alike], to: locale)
    let result = try run("msgfmt --check --output-file=/dev/null $in", PO.write(document))
    #expect(result.status == 0 && result.out.isEmpty, "\(result.out.prefix(600))")
  }

  @Test(
    "What gettext’s tools write reads the same",
    arguments: [
      "msgcat --width=30 --sort-by-file -o $out $in", "msgcat --no-wrap --indent -o $out $in",
      "msgcat --escape --sort-output -o $out $in",
      "msgmerge --no-fuzzy-matching -o $out $in $in", "msgmerge --previous -o $out $in $in",
    ])
  func rewritten(command: String) throws {
    var generator = SeededGenerator(seed: 7)
    var document = ExchangeSamples.document(using: &generator, count: 60)
    document.units += [ExchangeSamples.full, ExchangeSamples.alike]
    let result = try run(command, PO.write(document))
    #expect(result.status == 0, "\(result.out.prefix(600))")
    let returned = PO.read(Array(result.out.utf8))
    #expect(returned.problems == [])
    #expect(
      Set(ExchangeSamples.plain(returned)) == Set(ExchangeSamples.plain(document)),
      "\(Set(ExchangeSamples.plain(returned)).symmetricDifference(ExchangeSamples.plain(document)).prefix(4))"
    )
    let approved = document.units.filter { $0.state == .approved && $0.target != nil }.map(\.id)
    let found = Set(returned.units.filter(\.isApproved).map(\.id))
    #expect(
      found == Set(approved), "\(found.symmetricDifference(approved))")
  }
}
