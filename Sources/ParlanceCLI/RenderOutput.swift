import Parlance

/// Where what was rendered for many customers goes.
struct RenderOutput {
  /// The folder for a file each; nil for standard output.
  let folder: String?
  private let format: RenderCommand.Format
  private let overwrites: Bool
  /// The hashes of the names of files that this run has written, so that nothing is replaced that
  /// is as new as itself: 64 bits each, since there may be millions.
  private var written: Set<Int> = []
  /// How many files are written.
  private(set) var count = 0

  var isFolder: Bool { folder != nil }

  init(folder: String?, format: RenderCommand.Format, overwrites: Bool) throws(ParlanceError) {
    self.folder = folder
    self.format = format
    self.overwrites = overwrites
    if let folder { try FileWriter.createFolder(folder) }
  }

  /// Writes what was made of a batch.
  ///
  /// - Returns: the customers that were rendered, but whose file could not be written.
  /// - Throws: ``ParlanceError`` where no further file can be written either.
  mutating func write(_ batch: RenderedBatch) throws(ParlanceError) -> [Unwritten] {
    guard let folder else {
      Console.write(batch.bytes)
      return []
    }
    var unwritten: [Unwritten] = []
    var start = 0
    for case .rendered(let id, let line, let end) in batch.outcomes {
      if let message = try write(batch.bytes[start..<end], id, in: folder) {
        unwritten.append(Unwritten(id: id, line: line, message: message))
      }
      start = end
    }
    return unwritten
  }

  /// A customer whose file could not be written, and why.
  struct Unwritten {
    var id: String
    var line: Int
    var message: String
  }

  private mutating func write(
    _ bytes: ArraySlice<UInt8>, _ id: String, in folder: String
  ) throws(ParlanceError) -> String? {
    let name = RenderOutput.fileName(of: id)
    guard name.utf8.count <= 200 else { return "the id is too long for the name of a file" }
    let file = "\(name).\(format == .text ? "txt" : format.rawValue)"
    // Some file systems take names that differ in case only for the same.
    let isNew = written.insert(name.lowercased().hashValue).inserted
    if isNew, try FileWriter.place(bytes, at: "\(folder)/\(file)", overwrites: overwrites) {
      count += 1
      return nil
    }
    return isNew
      ? "\(folder)/\(file) is there already; add --force to replace it"
      : "another customer of this file has the id “\(id)”, or one like it: \(folder)/\(file) is "
        + "written already"
  }

  /// Makes what was written durable.
  func finish() {
    if isFolder { FileWriter.makeDurable() }
  }

  /// The name of a file for an ID: what is no letter, digit, `-`, `_`, `.`, `@` or `+` is a `_`, and
  /// so is a dot at the beginning.
  static func fileName(of id: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in id.unicodeScalars {
      let properties = scalar.properties
      let isKept =
        properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark || "-_@+".unicodeScalars.contains(scalar)
        || (scalar == "." && !name.isEmpty)
      name.append(isKept ? scalar : "_")
    }
    return name.isEmpty ? "_" : String(name)
  }
}
