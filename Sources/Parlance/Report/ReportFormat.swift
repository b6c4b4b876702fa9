/// How a report is written.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// For programs: Parlance’s own.
  case json
  /// SARIF 2.1.0, which code hosts and editors show.
  case sarif
  /// JUnit XML, which build servers show as tests.
  case junit
  /// Commands of GitHub’s workflows, which become annotations.
  case github
  /// GitLab’s code quality report.
  case gitlab
  /// For a comment on a pull request.
  case markdown
  /// One page with coverage, freshness by locale and findings.
  case html
}

extension Report {
  /// The report in a format; the same content gives the same bytes.
  public func written(
    as format: ReportFormat, of repository: Repository, style: TextStyle = .plain,
    withSummary: Bool = true, strict: Bool = false
  ) -> String {
    switch format {
    case .text: text(of: repository, style: style, withSummary: withSummary)
    case .json: json
    case .sarif: sarif(paths: HostPaths(of: repository))
    case .junit: junit(paths: HostPaths(of: repository), strict: strict)
    case .github: github(paths: HostPaths(of: repository), withSummary: withSummary)
    case .gitlab: gitlab(paths: HostPaths(of: repository))
    case .markdown: markdown
    case .html: html(of: repository)
    }
  }
}

/// The paths of files as a code host knows them: from the root of the git repository, which the
/// content may be a part of.
struct HostPaths {
  private var prefix = ""

  init(of repository: Repository) {
    guard let top = Folder.nearest(holding: ".git", from: repository.root),
      let root = Folder.resolved(repository.root), root.hasPrefix(top), root != top
    else { return }
    let inner = root.dropFirst(top.count).drop { $0 == "/" }
    prefix = "\(inner)/"
  }

  /// Paths from a folder.
  init(prefix: String) { self.prefix = prefix }

  func path(of file: String) -> String { prefix + file }

  /// The path as a relative URI reference (RFC 3986).
  func uri(of file: String) -> String {
    var uri = ""
    for byte in path(of: file).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}
