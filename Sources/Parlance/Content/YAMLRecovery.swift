import MessageFormat

extension YAML {
  /// Reads what can be read of a document that is not well-formed.
  ///
  /// The document is cut into the entries of its mapping by their indentation, and each is
  /// read on its own; an entry that cannot be read becomes a broken node under its key.
  struct Recovery {
    let file: SourceFile
    /// All its lines.
    let lines: [Substring]

    /// How many entries are read one by one; a file with more is most likely of another kind.
    static let limit = 1_000

    /// The nodes of lines that could not be read as a whole for a reason.
    func node(lines: Range<Int>, because problem: Problem) -> Node {
      let chunks = self.chunks(of: lines)
      guard let first = chunks.first, chunks.count <= Recovery.limit else {
        return broken(problem, lines: lines)
      }
      var entries: [Entry] = []
      var seen: Set<String> = []
      for chunk in chunks {
        for var entry in self.entries(of: chunk) {
          if !seen.insert(entry.key).inserted {
            entry.value.content = .broken(
              Problem(
                message: "the key “\(entry.key)” stands here a second time",
                position: entry.keyPosition))
          }
          entries.append(entry)
        }
      }
      // Where each part is well-formed, what is wrong is the document as a whole.
      guard entries.contains(where: \.value.hasBrokenPart) else {
        return broken(problem, lines: lines)
      }
      return Node(
        content: .mapping(entries),
        start: TextPosition(line: first.lines.lowerBound + 1, column: first.indentation + 1),
        end: TextPosition(line: lines.upperBound + 1, column: 1))
    }

    /// The lines of one entry of a mapping.
    private struct Chunk {
      var key: String
      var indentation: Int
      /// The column, from 0, at which the value begins on the key's line.
      var valueColumn: Int
      var lines: Range<Int>
    }

    private func entries(of chunk: Chunk) -> [Entry] {
      let keyPosition = TextPosition(
        line: chunk.lines.lowerBound + 1, column: chunk.indentation + 1)
      do {
        let node = try YAML.document(
          file, lines[chunk.lines], from: chunk.lines.lowerBound)
        if let entries = node.entries { return entries }
      } catch {
        let first = self.lines[chunk.lines.lowerBound].unicodeScalars.dropFirst(chunk.valueColumn)
        let rest = first.drop { $0 == " " || $0 == "\t" }
        if rest.isEmpty || rest.first == "#", chunk.lines.count > 1 {
          let below = (chunk.lines.lowerBound + 1)..<chunk.lines.upperBound
          return [
            Entry(
              key: chunk.key, keyPosition: keyPosition, value: node(lines: below, because: error))
          ]
        }
        return [
          Entry(key: chunk.key, keyPosition: keyPosition, value: broken(error, chunk: chunk))
        ]
      }
      let problem = Problem(message: "a key and a value were expected", position: keyPosition)
      return [Entry(key: chunk.key, keyPosition: keyPosition, value: broken(problem, chunk: chunk))]
    }

    private func broken(_ problem: Problem, lines: Range<Int>) -> Node {
      Node(
        content: .broken(problem), start: problem.position,
        end: TextPosition(line: lines.upperBound + 1, column: 1))
    }

    private func broken(_ problem: Problem, chunk: Chunk) -> Node {
      let line = self.lines[chunk.lines.lowerBound].unicodeScalars.dropFirst(chunk.valueColumn)
      let blanks = line.prefix { $0 == " " || $0 == "\t" }.count
      let start = TextPosition(
        line: chunk.lines.lowerBound + 1, column: chunk.valueColumn + blanks + 1)
      return Node(
        content: .broken(Problem(message: problem.message, position: start)), start: start,
        end: TextPosition(line: chunk.lines.upperBound + 1, column: 1))
    }

    /// Cuts lines before each key that has the indentation of the first one.
    private func chunks(of lines: Range<Int>) -> [Chunk] {
      var chunks: [Chunk] = []
      for index in lines {
        let line = Array(self.lines[index].unicodeScalars)
        guard let indentation = line.firstIndex(where: { $0 != " " }), line[indentation] != "#"
        else { continue }
        if let last = chunks.last, indentation != last.indentation { continue }
        guard let (key, valueColumn) = key(in: line, from: indentation) else {
          if chunks.isEmpty { return [] }
          continue
        }
        if let last = chunks.indices.last {
          chunks[last].lines = chunks[last].lines.lowerBound..<index
        }
        chunks.append(
          Chunk(
            key: key, indentation: indentation, valueColumn: valueColumn,
            lines: index..<lines.upperBound))
      }
      return chunks
    }

    /// The key that a line begins with, and the column behind its colon.
    private func key(in line: [Unicode.Scalar], from start: Int) -> (key: String, behind: Int)? {
      guard !["-", "?", "{", "[", "|", ">", "}", "]"].contains(line[start]) else { return nil }
      for index in start..<line.count
      where line[index] == ":" && (index + 1 == line.count || line[index + 1] == " ") {
        var scalars = line[start..<index]
        if let quote = scalars.first, quote == "\"" || quote == "'", scalars.last == quote,
          scalars.count > 1
        {
          scalars = scalars.dropFirst().dropLast()
        }
        guard !scalars.isEmpty else { return nil }
        return (String(String.UnicodeScalarView(scalars)), index + 1)
      }
      return nil
    }
  }
}
