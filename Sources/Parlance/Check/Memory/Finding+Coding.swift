import MessageFormat

extension ByteWriter {
  mutating func write(_ hash: ContentHash) {
    write(hash.high)
    write(hash.low)
  }

  mutating func write(_ id: ItemID) {
    write(ItemKind.allCases.firstIndex(of: id.kind) ?? 0)
    write(id.name)
  }

  mutating func write(_ finding: Finding) {
    write(finding.rule)
    write(Severity.allCases.firstIndex(of: finding.severity) ?? 0)
    write(finding.location)
    write(finding.end) { $0.write($1) }
    write(finding.item) { $0.write($1) }
    write(finding.locale) { $0.write($1.description) }
    write(finding.field) { $0.write($1) }
    write(finding.message)
    write(finding.help) { $0.write($1) }
    write(finding.fix) { writer, fix in
      writer.write(fix.summary)
      writer.write(fix.edits) { writer, edit in
        writer.write(edit.start)
        writer.write(edit.end)
        writer.write(edit.replacement)
      }
    }
  }

  private mutating func write(_ location: SourceLocation) {
    write(location.file)
    write(location.line)
    write(location.column)
  }

  private mutating func write(_ position: TextPosition) {
    write(position.line)
    write(position.column)
  }
}

extension ByteReader {
  mutating func hash() throws(Damaged) -> ContentHash {
    ContentHash(high: try uint64(), low: try uint64())
  }

  mutating func itemID() throws(Damaged) -> ItemID {
    let kind = try int()
    guard ItemKind.allCases.indices.contains(kind) else { throw Damaged() }
    return ItemID(ItemKind.allCases[kind], try string())
  }

  mutating func localeTag() throws(Damaged) -> LocaleTag {
    guard let tag = LocaleTag(try string()) else { throw Damaged() }
    return tag
  }

  mutating func finding() throws(Damaged) -> Finding {
    let rule = try string()
    let severity = try int()
    guard Severity.allCases.indices.contains(severity) else { throw Damaged() }
    return Finding(
      rule: rule, severity: Severity.allCases[severity], location: try location(),
      end: try optional { reader throws(Damaged) in try reader.position() },
      item: try optional { reader throws(Damaged) in try reader.itemID() },
      locale: try optional { reader throws(Damaged) in try reader.localeTag() },
      field: try optional { reader throws(Damaged) in try reader.string() },
      message: try string(),
      help: try optional { reader throws(Damaged) in try reader.string() },
      fix: try optional { reader throws(Damaged) in try reader.fix() })
  }

  private mutating func fix() throws(Damaged) -> Fix {
    Fix(
      try string(),
      edits: try array { reader throws(Damaged) in
        Fix.Edit(
          start: try reader.location(), end: try reader.position(),
          replacement: try reader.string())
      })
  }

  private mutating func location() throws(Damaged) -> SourceLocation {
    SourceLocation(file: try string(), line: try int(), column: try int())
  }

  private mutating func position() throws(Damaged) -> TextPosition {
    TextPosition(line: try int(), column: try int())
  }
}
