internal import CICU

/// Fills the slots of a piece of HTML for one customer.
struct HTMLFiller: Sendable {
  let filling: Filling
  let style: HTMLStyle
  /// The finished HTML of the objections that a call script opens, by name.
  var objections: [String: String] = [:]

  /// The finished HTML.
  /// - Throws: ``FillError`` for an address that must not be written.
  func fill(_ shape: HTMLShape) throws(FillError) -> String {
    var result = ""
    try fill(shape, into: &result)
    return result
  }

  private func fill(_ shape: HTMLShape, into result: inout String) throws(FillError) {
    var opened: Set<String> = []
    for piece in shape.pieces {
      switch piece {
      case .html(let html): result += html
      case .text(let slot): try fill(slot: slot, into: &result)
      case .plain(let segments): result += HTMLEscape.text(filling.text(segments))
      case .alternative(let inlines): result += HTMLEscape.text(filling.text(inlines))
      case .link(let segments):
        result += HTMLEscape.text(try filling.address(segments, use: .link))
      case .image(let segments):
        result += HTMLEscape.text(try filling.address(segments, use: .image))
      case .buttonWidth(let inlines):
        result += String(HTMLFiller.buttonWidth(filling.text(inlines)))
      case .unlessEmpty(let slots, let shape):
        if !slots.allSatisfy(filling.isEmpty) { try fill(shape, into: &result) }
      case .paragraph(let slot, let shape):
        try fill(paragraph: slot, shape, into: &result)
      case .objections(let inlines):
        // A second link leads to where the first one has opened the objection.
        for name in filling.objections(in: inlines) where opened.insert(name).inserted {
          result += objections[name] ?? ""
        }
      }
    }
  }

  private func fill(slot: Int, into result: inout String) throws(FillError) {
    switch filling[slot] {
    case .value(let value, _):
      let value = ValueText.body(value)
      let text = HTMLEscape.text(value)
      result += filling.direction.isolates(value) ? "<bdi>\(text)</bdi>" : text
    case .branch(_, let content):
      try fill(shape(content), into: &result)
    case .snippet(_, let blocks):
      try fill(shape(blocks.inlines), into: &result)
    }
  }

  private func fill(
    paragraph slot: Int, _ paragraph: HTMLShape, into result: inout String
  ) throws(FillError) {
    if filling.isEmpty(slot) { return }
    if case .branch(_, let content) = filling[slot] {
      if style.button != nil, let (content, destination) = content.soleLink {
        let button = HTMLWriter.button(
          content, to: destination, style: style, direction: filling.direction)
        try fill(button, into: &result)
        return
      }
      // The branch may itself be nothing but another branch.
      if let slots = content.onlySlots, slots.count == 1 {
        try fill(paragraph: slots[0], paragraph, into: &result)
        return
      }
    }
    try fill(paragraph, into: &result)
  }

  private func shape(_ inlines: [Inline]) -> HTMLShape {
    HTMLWriter.shape(inlines, style: style, direction: filling.direction)
  }

  /// Outlook does not make a shape as wide as its text; this is wide enough for bold letters.
  private static func buttonWidth(_ text: String) -> Int {
    let columns = text.unicodeScalars.reduce(0) { $0 + Int(cicu_char_width($1.value)) }
    return min(520, 56 + columns * 9)
  }
}
