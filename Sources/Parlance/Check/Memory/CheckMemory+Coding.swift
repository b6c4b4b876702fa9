import MessageFormat

extension ByteWriter {
  mutating func write(_ memory: CheckMemory) {
    write(Int(memory.time))
    // Each locale by its number, since there are few of them.
    var numbers: [LocaleTag: Int] = [:]
    var tags: [LocaleTag] = []
    for tag in memory.items.values.flatMap(\.records.keys) + Array(memory.labels.keys)
    where numbers[tag] == nil {
      numbers[tag] = tags.count
      tags.append(tag)
    }
    write(tags) { $0.write($1.description) }
    write(Array(memory.items)) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value.settings) { $0.write($1) }
      writer.write(Array(entry.value.records)) { writer, record in
        writer.write(numbers[record.key] ?? 0)
        writer.write(record.value)
      }
    }
    write(Array(memory.labels)) { writer, entry in
      writer.write(numbers[entry.key] ?? 0)
      writer.write(entry.value)
    }
    write(memory.labelsSignature)
  }

  private mutating func write(_ record: CheckMemory.Record) {
    write(Int(record.stamp.size))
    write(UInt64(bitPattern: record.stamp.modified))
    write(UInt64(bitPattern: record.stamp.changed))
    write(record.stamp.inode)
    write(record.hash) { $0.write($1) }
    write(Translation.State.allCases.firstIndex(of: record.state) ?? 0)
    write(record.isEmpty)
    write(record.readingFindings) { $0.write($1) }
    write(record.result)
  }

  private mutating func write(_ result: CheckMemory.Result) {
    write(result.findings) { $0.write($1) }
    write(result.signature) { $0.write($1) }
    write(result.facts.references) { $0.write($1) }
    write(result.facts.hasPreheader)
    write(result.facts.shares) { writer, share in
      writer.write(share.number)
      writer.write(share.values) { $0.write($1) }
      writer.write(share.words)
      writer.write(share.field)
      for position in [share.start, share.end] {
        writer.write(position.line)
        writer.write(position.column)
      }
    }
  }
}

extension ByteReader {
  mutating func memory(key: ContentHash, begin: Int64) throws(Damaged) -> CheckMemory {
    var memory = CheckMemory(key: key, time: Int64(try int()), begin: begin)
    locales = try array { reader throws(Damaged) in
      guard let tag = LocaleTag(try reader.string()) else { throw Damaged() }
      return tag
    }
    let count = try int()
    guard count >= 0, count <= 1 << 24 else { throw Damaged() }
    memory.items.reserveCapacity(count)
    for _ in 0..<count {
      let id = try itemID()
      var item = CheckMemory.Item(
        settings: try optional { reader throws(Damaged) in try reader.hash() })
      let records = try int()
      guard records >= 0, records <= locales.count else { throw Damaged() }
      item.records.reserveCapacity(records)
      for _ in 0..<records {
        let locale = try numberedLocale()
        item.records[locale] = try record(of: id, locale)
      }
      memory.items[id] = item
    }
    for _ in 0..<(try int()) {
      let locale = try numberedLocale()
      memory.labels[locale] = try result(of: nil, locale)
    }
    memory.labelsSignature = try hash()
    guard isAtEnd else { throw Damaged() }
    return memory
  }

  private mutating func numberedLocale() throws(Damaged) -> LocaleTag {
    let number = try int()
    guard locales.indices.contains(number) else { throw Damaged() }
    return locales[number]
  }

  private mutating func record(
    of id: ItemID, _ locale: LocaleTag
  ) throws(Damaged) -> CheckMemory.Record {
    let stamp = FileStamp(
      size: Int64(try int()), modified: Int64(bitPattern: try uint64()),
      changed: Int64(bitPattern: try uint64()), inode: try uint64())
    let hash = try optional { reader throws(Damaged) in try reader.hash() }
    let state = try int()
    guard Translation.State.allCases.indices.contains(state) else { throw Damaged() }
    return CheckMemory.Record(
      stamp: stamp, hash: hash, state: Translation.State.allCases[state], isEmpty: try bool(),
      readingFindings: try array { reader throws(Damaged) in try reader.finding() },
      result: try result(of: id, locale))
  }

  private mutating func result(
    of id: ItemID?, _ locale: LocaleTag
  ) throws(Damaged) -> CheckMemory.Result {
    let findings = try array { reader throws(Damaged) in try reader.finding() }
    let signature = try optional { reader throws(Damaged) in try reader.hash() }
    var facts = TextFacts(id: id, locale: locale)
    facts.references = try array { reader throws(Damaged) in try reader.itemID() }
    facts.hasPreheader = try bool()
    facts.shares = try array { reader throws(Damaged) in
      StatedShare(
        number: try reader.string(),
        values: try reader.array { inner throws(Damaged) in try inner.string() },
        words: try reader.string(), field: try reader.string(),
        start: TextPosition(line: try reader.int(), column: try reader.int()),
        end: TextPosition(line: try reader.int(), column: try reader.int()))
    }
    return CheckMemory.Result(findings: findings, facts: facts, signature: signature)
  }
}
