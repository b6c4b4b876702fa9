/// The parts of a workbook and how they belong together (ECMA-376-2, Open Packaging Conventions).
struct XLSXPackage {
  typealias Fault = ZipArchive.Fault

  private let archive: ZipArchive
  private let limits: ZipArchive.Limits

  /// Opens a workbook.
  ///
  /// - Throws: ``ZipArchive/Fault`` for what is none.
  init(_ bytes: [UInt8], limits: ZipArchive.Limits) throws(Fault) {
    guard bytes.count <= limits.bytes else {
      throw Fault("it has \(bytes.count) bytes; at most \(limits.bytes) are read")
    }
    guard !bytes.isEmpty else { throw Fault("the file is empty") }
    // What has a password is packed as files of old versions are.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw Fault(
        "it has a password, or is of an Excel before 2007; save it as .xlsx without a password")
    }
    archive = try ZipArchive(bytes, limits: limits)
    self.limits = limits
  }

  /// The name of the part that tells the sheets.
  ///
  /// - Throws: ``ZipArchive/Fault`` where there is none.
  func workbook() throws(Fault) -> String {
    let found = try relationships(of: "").first { $0.type.hasSuffix("/officeDocument") }
    return found?.target ?? "xl/workbook.xml"
  }

  /// A part as XML.
  ///
  /// - Throws: ``ZipArchive/Fault`` for one that is not there, or no XML that is read.
  func events(_ part: String) throws(Fault) -> XMLEvents {
    guard let bytes = try archive.file(part) else {
      throw Fault("“\(part)” in it is missing; is it a workbook of Excel?")
    }
    return try events(part, bytes)
  }

  private func events(_ part: String, _ bytes: [UInt8]) throws(Fault) -> XMLEvents {
    do throws(ReturnedDocument.Problem) {
      let xml = XLIFF.Limits(bytes: limits.inflated, elements: limits.elements)
      return XMLEvents(try XMLSource(bytes, limits: xml))
    } catch {
      throw Fault("“\(part)” in it cannot be read: \(error.message)")
    }
  }

  /// What a part belongs to.
  struct Relationship {
    var id: String
    var type: String
    var target: String
  }

  /// What a part refers to; the empty name is that of the package.
  ///
  /// - Throws: ``ZipArchive/Fault`` where they cannot be read.
  func relationships(of part: String) throws(Fault) -> [Relationship] {
    let folders = part.split(separator: "/").dropLast().map(String.init)
    let name = part.split(separator: "/").last ?? ""
    let path = (folders + ["_rels", "\(name).rels"]).joined(separator: "/")
    guard let bytes = try archive.file(path) else { return [] }
    let events = try events(path, bytes)
    var found: [Relationship] = []
    while true {
      switch events.next() {
      case .start(let element):
        guard element.name == "Relationship", let target = element["Target"] else { continue }
        found.append(
          Relationship(
            id: element["Id"] ?? "", type: element["Type"] ?? "",
            target: XLSXPackage.resolved(target, in: folders)))
      case .end, .text: continue
      case .finish: return found
      case .failure(let problem):
        throw Fault("“\(path)” in it cannot be read: \(problem.message)")
      }
    }
  }

  /// The name of a part that another one names, from the folder of that.
  private static func resolved(_ target: String, in folders: [String]) -> String {
    var parts = target.hasPrefix("/") ? [] : folders
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
