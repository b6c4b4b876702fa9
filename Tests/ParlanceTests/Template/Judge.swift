import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program in Python that judges what was rendered, independent of Parlance.
struct Judge {
  /// The name of its file in Tests/Judges.
  let name: String

  /// What it finds wrong with lines of JSON, a line each.
  func faults(in lines: [String]) throws -> [String] {
    var template = Array("/tmp/parlance-judge-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { _ = system("rm -r '\(folder)'") }
    let file = try #require(fopen("\(folder)/cases.jsonl", "w"))
    for line in lines { fputs(line + "\n", file) }
    fclose(file)
    let path = "\(Self.folder)/\(name).py"
    // Where another Python stands before the system's, that may lack what scripts/setup installs.
    let probe = "python3 -c 'import html5lib, jsonschema, openpyxl' 2>/dev/null"
    let python = system(probe) == 0 ? "" : "/usr/bin/"
    let status = system(
      "\(python)python3 '\(path)' '\(folder)/cases.jsonl' >'\(folder)/out' 2>'\(folder)/err'")
    let complaint = try text(of: "\(folder)/err")
    try #require(status == 0, "\(complaint)")
    return try text(of: "\(folder)/out").split(separator: "\n").map(String.init)
  }

  private func text(of path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folder Tests/Judges.
  private static var folder: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/Judges"
  }
}
