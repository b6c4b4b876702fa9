import Foundation
import Testing

@Suite("parlance status")
struct StatusCommandTests {
  @Test("A locale that is begun sees what it could launch, in every format")
  func begun() throws {
    let content = try ShippedContent()
    try content.write("locales/fr.yaml", "required: false\n")
    let text = try content.run("status")
    #expect(text.exitCode == 0)
    #expect(text.output.contains("French (fr): can launch nothing yet; nearest is "))
    #expect(text.output.contains("French (fr): nothing is left of what it must have"))
    #expect(text.output.contains("German (de): could launch every stage today"))
    let json = try content.run("status", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["version"] as? Int == 1)
    let launch = try #require(object?["launch"] as? [String: [String: Any]])
    #expect(launch["fr"]?["ready"] as? Bool == false)
    #expect(launch["fr"]?["firstReady"] is NSNull)
    #expect((launch["fr"]?["words"] as? Int ?? 0) > 3000)
    #expect(launch["de"]?["words"] as? Int == 0)
    #expect((launch["de"]?["stages"] as? [Any])?.count == 8)
    let html = try content.run("status", "--format", "html")
    #expect(html.output.hasPrefix("<!DOCTYPE html>"))
    #expect(html.output.contains("7 of 8 locales could launch every stage today"))
  }
}
