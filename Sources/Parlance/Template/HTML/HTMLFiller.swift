internal import Buffers
internal import CICU
internal import MessageFormat

/// Fills the slots of a text's HTML for one customer.
struct HTMLFiller {
  /// The finished HTML of the objections that a call script opens, by name.
  var objections: [String: String] = [:]
  /// The objections that were opened: a second link leads to where the first one has.
  private var opened: Set<String> = []
  /// How many steps of a call script there were.
  private var steps = 0
  /// The steps of a worksheet, and how far it has come.
  private var worksheet = Worksheet()

  init(objections: [String: String] = [:]) {
    self.objections = objections
  }

  /// The finished HTML, as a string.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func html(
    _ filling: Filling, _ placement: HTMLPlacement = .top, objections: [String: String] = [:]
  ) throws(FillError) -> String {
    var filler = HTMLFiller(objections: objections)
    var output = Output(ByteBuffer(capacity: 4_096))
    defer { output.bytes.free() }
    try filler.fill(filling, placement, into: &output)
    return String(decoding: output.bytes.bytes, as: UTF8.self)
  }

  /// The finished HTML of a text on a page, and the titles of its steps where it is a worksheet.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func worksheet(
    _ filling: Filling, objections: [String: String]
  ) throws(FillError) -> (html: String, steps: [String]) {
    var filler = HTMLFiller(objections: objections)
    var output = Output(ByteBuffer(capacity: 4_096))
    defer { output.bytes.free() }
    try filler.fill(filling, .top, into: &output)
    output.append(filler.worksheet.end)
    return (String(decoding: output.bytes.bytes, as: UTF8.self), filler.worksheet.steps)
  }

  /// Writes a text where it stands.
  /// - Throws: ``FillError`` for an address that must not be written.
  mutating func fill(
    _ filling: Filling, _ placement: HTMLPlacement, into output: inout Output
  ) throws(FillError) {
    try fill(filling.program(placement), filling, into: &output)
  }

  private mutating func fill(
    _ program: HTMLProgram, _ filling: Filling, into output: inout Output
  ) throws(FillError) {
    for step in program.steps {
      switch step.kind {
      case .html: output.append(program.html, Int(step.number))
      case .slot: try fill(slot: Int(step.number), filling, into: &output)
      case .place: try fill(program.places[Int(step.number)], filling, into: &output)
      }
    }
  }

  private mutating func fill(
    _ place: HTMLProgram.Place, _ filling: Filling, into output: inout Output
  ) throws(FillError) {
    switch place {
    case .plain(let segments): output.append(HTMLEscape.text(filling.text(segments)))
    case .alternative(let inlines): output.append(HTMLEscape.text(filling.text(inlines)))
    case .address(let segments, let use):
      output.append(HTMLEscape.text(try filling.address(segments, use: use)))
    case .buttonWidth(let inlines):
      output.append(String(HTMLFiller.buttonWidth(filling.text(inlines))))
    case .stepNumber:
      steps += 1
      output.append(String(steps))
    case .step(let inlines, let isSection):
      output.append(worksheet.step(filling.text(inlines), isSection: isSection))
    case .task(let isDone): output.append(worksheet.task(isDone: isDone))
    case .note: output.append(worksheet.note)
    case .unlessEmpty(let slots, let program):
      if !filling.isEmpty(slots) { try fill(program, filling, into: &output) }
    case .paragraph(let slot, let placement, let program):
      try fill(paragraph: slot, filling, placement, (program, filling), into: &output)
    case .objections(let inlines):
      for name in filling.objections(in: inlines) where opened.insert(name).inserted {
        output.append(objections[name] ?? "")
      }
    }
  }

  private mutating func fill(
    slot: Int, _ filling: Filling, into output: inout Output
  ) throws(FillError) {
    let entry = filling.entry(slot)
    switch entry.kind {
    case .value: HTMLFiller.write(entry, filling, into: &output)
    case .branch: try fill(filling.branch(entry), .inline, into: &output)
    case .snippet: try fill(filling.snippet(entry), .inline, into: &output)
    }
  }

  /// Writes a value into running text.
  private static func write(_ entry: Entry, _ filling: Filling, into output: inout Output) {
    let isIsolated = filling.direction.isolates(entry.traits)
    if isIsolated { output.append("<bdi>") }
    if entry.traits.isDisjoint(with: [.hasMarkup, .isUnclean]) {
      output.append(filling.bytes(entry))
    } else {
      let value = String(decoding: filling.bytes(entry), as: UTF8.self)
      output.append(HTMLEscape.text(ValueText.body(value)))
    }
    if isIsolated { output.append("</bdi>") }
  }

  private mutating func fill(
    paragraph slot: Int, _ inner: Filling, _ placement: HTMLPlacement,
    _ paragraph: (program: HTMLProgram, filling: Filling), into output: inout Output
  ) throws(FillError) {
    let entry = inner.entry(slot)
    switch entry.kind {
    case .value: break
    case .snippet:
      try fill(inner.snippet(entry), placement, into: &output)
      return
    case .branch:
      let branch = inner.branch(entry)
      if branch.isBlank { return }
      if placement == .top, branch.field.style.button != nil, branch.shape.soleLink != nil {
        try fill(branch, .button, into: &output)
        return
      }
      // The branch may itself be nothing but another branch.
      if let slots = branch.shape.onlySlots, slots.count == 1 {
        try fill(paragraph: slots[0], branch, placement, paragraph, into: &output)
        return
      }
    }
    try fill(paragraph.program, paragraph.filling, into: &output)
  }

  /// Outlook does not make a shape as wide as its text; this is wide enough for bold letters.
  private static func buttonWidth(_ text: String) -> Int {
    let columns = text.unicodeScalars.reduce(0) { $0 + Int(cicu_char_width($1.value)) }
    return min(520, 56 + columns * 9)
  }
}
