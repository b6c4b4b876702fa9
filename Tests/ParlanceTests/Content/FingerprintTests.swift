import MessageFormat
import Testing

@testable import Parlance

@Suite("Fingerprints")
struct FingerprintTests {
  /// The expected values were made with `printf TEXT | sha256sum`.
  @Test(
    "A fingerprint is the beginning of SHA-256",
    arguments: [("", "e3b0c442"), ("abc", "ba7816bf"), ("Grüße", "f83e0397")])
  func known(text: String, expected: String) {
    #expect(Fingerprint(of: text).description == expected)
  }

  @Test(
    "White space at the ends of lines, blank lines at the end and the form of letters do not count",
    arguments: ["é\nb", "é \t\nb", "é\nb\n", "é\nb\n \n\n", "e\u{301}\nb"])
  func same(text: String) {
    #expect(Fingerprint(of: text) == Fingerprint(of: "é\nb"))
  }

  @Test("Everything else counts", arguments: ["é b", "\né\nb", " é\nb", "é\n\nb", "É\nb"])
  func different(text: String) {
    #expect(Fingerprint(of: text) != Fingerprint(of: "é\nb"))
  }
}
