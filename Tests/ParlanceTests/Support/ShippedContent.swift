import Testing

@testable import Parlance

/// The root of the package, whose content is shipped.
let packageRoot = String(
  #filePath.prefix(#filePath.count - "/Tests/ParlanceTests/Support/ShippedContent.swift".count))

/// A copy of the shipped content.
func shippedCopy() throws -> TemporaryRepository {
  let copy = try TemporaryRepository([:])
  func add(_ path: String) throws {
    for entry in try Folder.entries(of: path, below: packageRoot) ?? [] {
      let child = "\(path)/\(entry.name)"
      if entry.kind == .folder {
        try add(child)
      } else {
        try copy.write(child, try SourceFile.readText(child, below: packageRoot))
      }
    }
  }
  try add("content")
  try add("locales")
  try copy.write("parlance.yaml", try SourceFile.readText("parlance.yaml", below: packageRoot))
  return copy
}
