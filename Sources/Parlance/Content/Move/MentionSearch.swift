import MessageFormat

/// Goes through the files of a repository for the places that name an item.
struct MentionSearch {
  /// A file that names the item.
  struct File {
    var path: String
    var kind: ContentPath
    /// The text, with byte order mark and line ends.
    var raw: String
    var mentions: [Mention]
  }

  private(set) var files: [File] = []
  /// Places that look like a mention and are none, such as those in comments.
  private(set) var lookalikes: [SourceLocation] = []
  /// Files that could not be looked through, each with the reason.
  private(set) var unread: [String] = []

  /// Looks through all files.
  ///
  /// - Throws: ``ParlanceError`` where a file names the item in a way that is not understood.
  init(for id: ItemID, below root: String) throws(ParlanceError) {
    for path in ContentPath.all(below: root) {
      guard let kind = ContentPath(path) else { continue }
      let raw: String
      do throws(SourceFile.Unreadable) {
        raw = try SourceFile.readText(path, below: root)
      } catch {
        unread.append("\(SourceLocation(file: path, error.position)): \(error.message)")
        continue
      }
      // An escape of YAML may hide a part of a name.
      guard raw.utf8.contains(name: id.name) || raw.utf8.contains(UInt8(ascii: "\\")) else {
        continue
      }
      let mentions = Mentions(of: id, in: SourceFile(path: path, text: raw), at: kind)
      if let fault = mentions.fault {
        throw ParlanceError(
          "\(SourceLocation(file: path, fault.position)): \(fault.message); see: parlance check")
      }
      lookalikes += mentions.lookalikes
      if !mentions.found.isEmpty {
        files.append(File(path: path, kind: kind, raw: raw, mentions: mentions.found))
      }
    }
  }
}

extension Mentions {
  /// Where the item seems to be named by its ID, as a link or as a snippet, and is not.
  fileprivate var lookalikes: [SourceLocation] {
    let known = Set(found.map { TextPosition(line: $0.location.line, column: $0.location.column) })
    var places: [SourceLocation] = []
    for (number, line) in lines.enumerated() {
      let bytes = Array(line.utf8)
      for start in bytes.places(ofName: id.name) {
        let before = bytes[..<start]
        let behind = bytes[(start + id.name.utf8.count)...].drop { $0 == 0x20 }
        let folder = "\(id.kind.folder)/"
        // In an address, what ends like an ID is none.
        let isNamed =
          (before.ends(with: folder)
            && (!before.ends(with: "/\(folder)") || before.ends(with: "content/\(folder)")))
          || (id.kind == .objection && before.ends(with: "objection:"))
          || (id.kind == .snippet && behind.first == UInt8(ascii: ",")
            && behind.dropFirst().drop { $0 == 0x20 }.starts(with: "snippet".utf8))
        let column = String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
        let position = TextPosition(line: number + 1, column: column)
        if isNamed, !known.contains(position) {
          places.append(SourceLocation(file: file.path, position))
        }
      }
    }
    return places
  }
}

extension [UInt8] {
  /// Where a name stands as a whole.
  func places(ofName name: String) -> [Int] {
    let name = Array(name.utf8)
    guard let first = name.first, count >= name.count else { return [] }
    var places: [Int] = []
    var index = 0
    while index + name.count <= count {
      defer { index += 1 }
      guard self[index] == first, self[index...].starts(with: name) else { continue }
      let isFree =
        (index == 0 || !self[index - 1].isOfName)
        && (index + name.count == count || !self[index + name.count].isOfName)
      if isFree { places.append(index) }
    }
    return places
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

extension String.UTF8View {
  fileprivate func contains(name: String) -> Bool { !Array(self).places(ofName: name).isEmpty }
}

extension UInt8 {
  /// Whether it is a letter, digit or sign that names of items have.
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
