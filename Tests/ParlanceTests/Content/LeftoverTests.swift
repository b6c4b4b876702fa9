import Testing

@testable import Parlance

@Suite("What a killed process leaves behind")
struct LeftoverTests {
  @Test("Half a file is not read as content, and is gone once the file is written")
  func leftover() async throws {
    let repository = try TemporaryRepository(smallRepository)
    let folder = "content/emails/welcome"
    // No process has a number as high as that.
    try repository.write("\(folder)/.de.md.2147483647.tmp", "---\nsubj")
    try repository.write("\(folder)/.de.md.x.tmp", "somebody else’s")
    #expect(try await repository.check().isEmpty)
    let text = try repository.read("\(folder)/de.md")
    try FileWriter.write(text, to: "\(repository.root)/\(folder)/de.md")
    let names = try Folder.entries(of: folder, below: repository.root)?.map(\.name)
    #expect(!Folder.exists("\(repository.root)/\(folder)/.de.md.2147483647.tmp"), "\(names ?? [])")
    #expect(Folder.exists("\(repository.root)/\(folder)/.de.md.x.tmp"))
  }
}
