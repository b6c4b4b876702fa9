internal import CMd4c

/// Reads the Markdown of a draft: what is left to see, and what Markdown made of the rest.
///
/// A class, because md4c hands it from call to call as a pointer.
final class ReadingBuilder {
  private let draft: ReadingDraft
  private var base: UnsafePointer<CChar>?
  private var reading = Reading()
  private var kinds: [Reading.Block.Kind] = []
  private var blockStart = 0
  private var lastOrigin: Int32 = 0
  private var steps = 0
  private var codeStart = 0
  /// The links and images that have begun: their number in the markup, and where their text begins.
  private var open: [(markup: Int, start: Int)] = []

  private init(_ draft: ReadingDraft) {
    self.draft = draft
  }

  static func reading(of draft: ReadingDraft) -> Reading {
    let builder = ReadingBuilder(draft)
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS)
    parser.flags |= UInt32(MD_FLAG_PERMISSIVEWWWAUTOLINKS | MD_FLAG_TABLES)
    parser.flags |= UInt32(MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    parser.flags |= UInt32(MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
    parser.enter_block = { type, detail, user in
      ReadingBuilder.perform(user) { $0.enter(block: type, detail) }
    }
    parser.leave_block = { type, _, user in
      ReadingBuilder.perform(user) { $0.leave(block: type) }
    }
    parser.enter_span = { type, detail, user in
      ReadingBuilder.perform(user) { $0.enter(span: type, detail) }
    }
    parser.leave_span = { type, _, user in
      ReadingBuilder.perform(user) { $0.leave(span: type) }
    }
    parser.text = { type, text, size, user in
      ReadingBuilder.perform(user) { $0.append(type, text, Int(size)) }
    }
    guard draft.bytes.count <= MarkdownLimits.length else { return Reading() }
    builder.reading.scalars.reserveCapacity(draft.bytes.count)
    builder.reading.offsets.reserveCapacity(draft.bytes.count)
    _ = draft.bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        builder.base = characters.baseAddress
        return md_parse(
          characters.baseAddress, UInt32(characters.count), &parser,
          Unmanaged.passUnretained(builder).toOpaque())
      }
    }
    builder.endBlock()
    return builder.reading
  }

  /// Runs one step; anything but zero tells md4c to stop, which a text without end does.
  private static func perform(
    _ pointer: UnsafeMutableRawPointer?, _ step: (ReadingBuilder) -> Void
  ) -> Int32 {
    guard let pointer else { return 1 }
    let builder = Unmanaged<ReadingBuilder>.fromOpaque(pointer).takeUnretainedValue()
    builder.steps += 1
    guard builder.steps <= MarkdownLimits.nodes,
      builder.reading.scalars.count <= MarkdownLimits.output / 4
    else { return 1 }
    step(builder)
    return 0
  }

  // MARK: Blocks

  private func enter(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    endBlock()
    switch type {
    case MD_BLOCK_QUOTE:
      add(.quote)
      kinds.append(.quote)
    case MD_BLOCK_UL:
      add(.list(isOrdered: false))
      kinds.append(.item)
    case MD_BLOCK_OL:
      add(.list(isOrdered: true))
      kinds.append(.item)
    case MD_BLOCK_LI:
      add(.item(isTask: detail?.load(as: MD_BLOCK_LI_DETAIL.self).is_task ?? 0 != 0))
      kinds.append(.item)
    case MD_BLOCK_H:
      let level = Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)
      add(.heading(level))
      kinds.append(.heading(level))
    case MD_BLOCK_P: kinds.append(kinds.last ?? .paragraph)
    case MD_BLOCK_CODE:
      add(.codeBlock)
      kinds.append(.code)
    case MD_BLOCK_HR:
      add(.rule)
      kinds.append(.paragraph)
    case MD_BLOCK_TABLE:
      add(.table)
      kinds.append(.cell)
    default: kinds.append(kinds.last ?? .paragraph)
    }
  }

  private func leave(block type: MD_BLOCKTYPE) {
    endBlock()
    _ = kinds.popLast()
  }

  private func endBlock() {
    while let last = reading.scalars.last, last == " ", reading.scalars.count > blockStart {
      reading.scalars.removeLast()
      reading.offsets.removeLast()
    }
    guard reading.scalars.count > blockStart else { return }
    let range = blockStart..<reading.scalars.count
    reading.blocks.append(Reading.Block(kind: kinds.last ?? .paragraph, range: range))
    put("\n", lastOrigin)
    blockStart = reading.scalars.count
  }

  private func add(_ kind: Reading.Markup.Kind, at address: UnsafePointer<CChar>? = nil) {
    // md4c says what begins, and only with its first character where.
    reading.markup.append(
      Reading.Markup(
        kind: kind, offset: -1, position: reading.scalars.count,
        addressOffset: origin(of: address).map(Int.init)))
  }

  // MARK: Spans

  private func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_EM: add(.emphasis)
    case MD_SPAN_STRONG: add(.strong)
    case MD_SPAN_DEL: add(.strikethrough)
    case MD_SPAN_CODE:
      add(.code)
      codeStart = reading.scalars.count
    case MD_SPAN_A:
      let link = detail?.load(as: MD_SPAN_A_DETAIL.self)
      open.append((reading.markup.count, reading.scalars.count))
      add(.link(address: address(link?.href), textLength: 0), at: link?.href.text)
    case MD_SPAN_IMG:
      let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self)
      open.append((reading.markup.count, reading.scalars.count))
      add(.image(address: address(image?.src), textLength: 0), at: image?.src.text)
      settle(at: origin(of: image?.src.text) ?? lastOrigin)
    default: break
    }
  }

  private func leave(span type: MD_SPANTYPE) {
    if type == MD_SPAN_CODE { reading.code.append(codeStart..<reading.scalars.count) }
    guard type == MD_SPAN_A || type == MD_SPAN_IMG, let (number, start) = open.popLast() else {
      return
    }
    let length = reading.scalars.count - start
    switch reading.markup[number].kind {
    case .link(let address, _):
      reading.markup[number].kind = .link(address: address, textLength: length)
    case .image(let address, _):
      reading.markup[number].kind = .image(address: address, textLength: length)
    default: break
    }
  }

  private func address(_ attribute: MD_ATTRIBUTE?) -> String {
    guard let attribute, attribute.size > 0, let text = attribute.text else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: text, count: Int(attribute.size)), as: UTF8.self)
  }

  // MARK: Text

  private func append(_ type: MD_TEXTTYPE, _ text: UnsafePointer<MD_CHAR>?, _ size: Int) {
    guard let text else { return }
    if type == MD_TEXT_BR || type == MD_TEXT_SOFTBR {
      put("\n", lastOrigin)
      return
    }
    let first = origin(of: text) ?? lastOrigin
    settle(at: first)
    let bytes = UnsafeRawBufferPointer(start: text, count: size)
    let string = String(decoding: bytes, as: UTF8.self)
    if type == MD_TEXT_ENTITY {
      for scalar in MarkdownEntity.decoded(string).unicodeScalars { put(scalar, first) }
      return
    }
    let start = base.map { text - $0 } ?? 0
    var position = 0
    for scalar in string.unicodeScalars {
      let index = start + position
      let origin = draft.origins.indices.contains(index) ? draft.origins[index] : lastOrigin
      position += UTF8.width(scalar)
      lastOrigin = origin
      if scalar == Mark.guardian { continue }
      put(scalar, origin)
    }
  }

  private func put(_ scalar: Unicode.Scalar, _ origin: Int32) {
    reading.scalars.append(scalar)
    reading.offsets.append(origin)
  }

  private func origin(of text: UnsafePointer<CChar>?) -> Int32? {
    guard let text, let base, text >= base, text < base + draft.origins.count else { return nil }
    return draft.origins[text - base]
  }

  /// Gives the markup that has just begun the place of its first character.
  private func settle(at origin: Int32) {
    var index = reading.markup.count - 1
    while index >= 0, reading.markup[index].offset < 0 {
      reading.markup[index].offset = Int(origin)
      index -= 1
    }
  }
}
