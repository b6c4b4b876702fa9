extension FixPlan.Change {
  /// The change as a unified diff, which `patch -p1` and `git apply` take; on a terminal coloured
  /// and with nothing in it that a terminal obeys.
  public func diff(style: TextStyle) -> String {
    let hunks = UnifiedDiff(before, after).hunks
    var text = style.bold("--- a/\(file)") + "\n" + style.bold("+++ b/\(file)") + "\n"
    for hunk in hunks {
      text += style.dim(hunk.header) + "\n"
      for line in hunk.lines { text += line.text(style: style) }
    }
    return text
  }
}

/// The lines in which two texts differ, with the lines around them.
struct UnifiedDiff {
  private(set) var hunks: [Hunk] = []

  /// Lines that stand together.
  struct Hunk {
    var lines: [Line] = []
    /// The first line in each text, from 0.
    var starts: (Int, Int)

    var header: String {
      let counts = (lines.count { $0.sign != "+" }, lines.count { $0.sign != "-" })
      func range(_ start: Int, _ count: Int) -> String {
        // A range without lines is named by the line before it.
        "\(count == 0 ? start : start + 1),\(count)"
      }
      return "@@ -\(range(starts.0, counts.0)) +\(range(starts.1, counts.1)) @@"
    }
  }

  /// A line that both texts have (` `), or only the old (`-`) or the new one (`+`).
  struct Line {
    var sign: Character
    /// The line with its end, if it has one.
    var content: Substring

    func text(style: TextStyle) -> String {
      let isEnded = content.utf8.last == UInt8(ascii: "\n")
      let bare =
        isEnded
        ? String(String.UnicodeScalarView(content.unicodeScalars.dropLast())) : String(content)
      let line = "\(sign)\(style.isPlain ? bare : bare.harmless)"
      let shown =
        switch sign {
        case "-": style.bad(line)
        case "+": style.good(line)
        default: line
        }
      return shown + "\n" + (isEnded ? "" : "\\ No newline at end of file\n")
    }
  }

  init(_ before: String, _ after: String) {
    let old = UnifiedDiff.lines(of: before)
    let new = UnifiedDiff.lines(of: after)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [(line: Line, at: (Int, Int))] = []
    var position = (0, 0)
    while position.0 < old.count || position.1 < new.count {
      let sign: Character =
        removed.contains(position.0) ? "-" : inserted.contains(position.1) ? "+" : " "
      let content = sign == "+" ? new[position.1] : old[position.0]
      lines.append((Line(sign: sign, content: content), position))
      if sign != "+" { position.0 += 1 }
      if sign != "-" { position.1 += 1 }
    }
    gather(lines)
  }

  private mutating func gather(_ lines: [(line: Line, at: (Int, Int))]) {
    let context = 3
    var end = 0
    for (index, entry) in lines.enumerated() where entry.line.sign != " " {
      let start = max(end, index - context)
      if hunks.isEmpty || start > end {
        hunks.append(Hunk(starts: lines[start].at))
        end = start
      }
      let next = min(lines.count, index + context + 1)
      guard next > end else { continue }
      hunks[hunks.count - 1].lines += lines[end..<next].map(\.line)
      end = next
    }
  }

  /// The lines with their ends, each of which is an LF.
  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let end =
        scalars[start...].firstIndex(of: "\n").map { scalars.index(after: $0) } ?? scalars.endIndex
      lines.append(Substring(scalars[start..<end]))
      start = end
    }
    return lines
  }
}
