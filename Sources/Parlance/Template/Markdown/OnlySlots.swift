extension [Inline] {
  /// The slots, where there is nothing else.
  var onlySlots: [Int]? {
    var slots: [Int] = []
    for inline in self {
      switch inline {
      case .slot(let slot): slots.append(slot)
      case .softBreak, .hardBreak: break
      case .text(let text) where text.allSatisfy(\.isWhitespace): break
      default: return nil
      }
    }
    return slots.isEmpty ? nil : slots
  }
}

extension Block {
  /// The slots, where there is nothing else that shows.
  var onlySlots: [Int]? {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): inlines.onlySlots
    case .quote(let blocks): blocks.onlySlots
    case .list(let list): list.items.flatMap(\.blocks).onlySlots
    case .code, .rule, .table: nil
    }
  }
}

extension [Block] {
  /// The slots, where there is nothing else that shows.
  var onlySlots: [Int]? {
    var slots: [Int] = []
    for block in self {
      guard let more = block.onlySlots else { return nil }
      slots += more
    }
    return slots.isEmpty ? nil : slots
  }
}
