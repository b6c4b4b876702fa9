internal import CMd4c

extension Document {
  /// Reads CommonMark with tables, strikethrough, task lists and bare addresses as links.
  ///
  /// HTML in the text is text. A ``Mark`` becomes a slot wherever it stands.
  /// - Throws: ``MarkdownError`` for a text beyond ``MarkdownLimits``.
  package init(markdown source: String) throws(MarkdownError) {
    guard source.utf8.count <= MarkdownLimits.length else { throw .tooLong }
    var text = EmphasisRepair.repaired(source)
    let builder = MarkdownBuilder()
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS)
    parser.flags |= UInt32(MD_FLAG_PERMISSIVEWWWAUTOLINKS | MD_FLAG_TABLES)
    parser.flags |= UInt32(MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    parser.flags |= UInt32(MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
    parser.enter_block = { type, detail, user in
      MarkdownBuilder.of(user).perform { try $0.enter(block: type, detail) }
    }
    parser.leave_block = { type, _, user in
      MarkdownBuilder.of(user).perform { $0.leave(block: type) }
    }
    parser.enter_span = { type, detail, user in
      MarkdownBuilder.of(user).perform { try $0.enter(span: type, detail) }
    }
    parser.leave_span = { type, _, user in
      MarkdownBuilder.of(user).perform { $0.leave(span: type) }
    }
    parser.text = { type, text, size, user in
      MarkdownBuilder.of(user).perform { try $0.append(type, text, Int(size)) }
    }
    let status = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        md_parse(
          characters.baseAddress, UInt32(characters.count), &parser,
          Unmanaged.passUnretained(builder).toOpaque())
      }
    }
    if let error = builder.error { throw error }
    guard status == 0 else { throw .outOfMemory }
    self.init(builder.blocks)
  }

  /// Reads one piece of inline Markdown, whatever it begins with: `- a` is no list here.
  ///
  /// White space at both ends is kept, and emphasis, links and code are read as at the ends
  /// of a line.
  /// - Throws: ``MarkdownError`` for a text beyond ``MarkdownLimits``.
  static func inlines(markdown source: String) throws(MarkdownError) -> [Inline] {
    // A line that begins with an escaped exclamation mark can be nothing but a paragraph, and
    // one at the end keeps a backslash from meaning a line break. Both are taken off again.
    let flat = String(
      String.UnicodeScalarView(source.unicodeScalars.map { $0.isNewline ? " " : $0 }))
    let start = flat.unicodeScalars.prefix { $0.isBlank }
    let end = flat.unicodeScalars.dropFirst(start.count).reversed().prefix { $0.isBlank }
    let core = flat.unicodeScalars.dropFirst(start.count).dropLast(end.count)
    let blanks: (String, String) = (String(start), String(String.UnicodeScalarView(end.reversed())))
    guard !core.isEmpty else { return flat.isEmpty ? [] : [.text(flat)] }
    let document = try Document(markdown: "\\! \(String(core)) \\!")
    guard case .paragraph(var inlines)? = document.blocks.first, document.blocks.count == 1,
      case .text(let first)? = inlines.first, first.hasPrefix("! ")
    else { return [.text(flat)] }
    inlines[0] = .text(blanks.0 + first.dropFirst(2))
    guard case .text(let last)? = inlines.last, last.hasSuffix(" !") else { return [.text(flat)] }
    inlines[inlines.count - 1] = .text(last.dropLast(2) + blanks.1)
    return inlines.filter { $0 != .text("") }
  }
}

extension Unicode.Scalar {
  /// Whether this breaks lines in Markdown.
  fileprivate var isNewline: Bool { self == "\n" || self == "\r" }
  /// Whether this is white space that Markdown would take away at the ends of a line.
  fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
