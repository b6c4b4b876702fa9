/// The lines of files that findings point to, as far as they can be read.
struct SourceLines: Sendable {
  private var lines: [String: [Int: String]] = [:]

  /// No lines at all.
  static let none = SourceLines()

  private init() {}

  /// Reads the files of findings, one after another, and keeps only the lines that are shown.
  init(of findings: [Finding], below root: String) {
    var wanted: [String: Set<Int>] = [:]
    for finding in findings where finding.pointsIntoFile {
      wanted[finding.location.file, default: []].insert(finding.location.line)
    }
    for (path, numbers) in wanted {
      guard Folder.isOwnPath(path, below: root),
        let file = try? SourceFile.read(path, below: root)
      else { continue }
      let all = file.lines
      for number in numbers where all.indices.contains(number - 1) {
        lines[path, default: [:]][number] = String(all[number - 1])
      }
    }
  }

  /// The line that a finding points to; nil where it is about a file as a whole.
  func line(of finding: Finding) -> String? {
    finding.pointsIntoFile ? lines[finding.location.file]?[finding.location.line] : nil
  }
}

extension Finding {
  /// Whether it points to something in its file, and not to the file as a whole.
  fileprivate var pointsIntoFile: Bool {
    end != nil || location.line > 1 || location.column > 1
  }
}
