internal import Buffers
import MessageFormat

extension Rendering {
  /// A field that is no Markdown, as one line; nil where the template has none.
  mutating func line(
    _ name: String, of template: CheckedTemplate, extra: [String: Value] = [:]
  ) throws(RenderError) -> String? {
    guard let field = template[name], !field.source.text.isBlank else {
      if let finding = fault(of: template.file, field: name) { throw error(finding) }
      return nil
    }
    let prepared = try session.prepared(field, of: template, .line, in: self)
    var output = ByteBuffer(capacity: 256)
    defer { output.free() }
    try write(prepared, of: template, extra: extra, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// Writes a field that is no Markdown as one line.
  mutating func write(
    _ prepared: PreparedField, of template: CheckedTemplate, extra: [String: Value] = [:],
    into output: inout ByteBuffer
  ) throws(RenderError) {
    let field = prepared.field
    prepared.set(customer.values, over: extra)
    do throws(PreparedField.Fault) {
      try prepared.fillLine()
    } catch {
      throw explained(error, field, of: template)
    }
    var line = LineWriter(output)
    defer { output = line.output }
    try forEachPiece(prepared, of: template) { (rendering, piece) throws(RenderError) in
      switch piece {
      case .literal(let text): line.append(literal: text)
      case .snippet(let text): line.append(value: text)
      case .value(let bytes, let variable):
        try rendering.append(bytes, variable, field, of: template, to: &line)
      }
    }
    line.end()
  }

  /// A piece of a line.
  private enum LinePiece {
    case literal(String)
    case value(UnsafeBufferPointer<UInt8>, variable: String?)
    case snippet(String)
  }

  /// Hands out the pieces of a line that was filled.
  private mutating func forEachPiece(
    _ prepared: PreparedField, of template: CheckedTemplate,
    _ body: (inout Rendering, LinePiece) throws(RenderError) -> Void
  ) throws(RenderError) {
    let words = prepared.trace.words
    var index = 0
    while index < words.count {
      let word = words.base[index]
      let event = MessageTrace.event(word)
      let number = MessageTrace.number(word)
      index += 1
      if event == .literal {
        try body(&self, .literal(prepared.message.literal(number).value))
      }
      guard event.hasBytes else { continue }
      let bytes = prepared.trace.bytes.bytes(Int(words.base[index]), Int(words.base[index + 1]))
      index += 2
      if event == .joint {
        try body(&self, .literal(String(decoding: bytes, as: UTF8.self)))
        continue
      }
      let expression = event == .number ? nil : prepared.message.expression(number)
      if let expression, expression.function?.name == ParlanceTypes.snippet {
        let snippet = try snippet(expression.variable, in: template, prepared, .line, path: [])
        try body(&self, .snippet(snippet.map { $0.text($0.inlines) } ?? ""))
      } else {
        try body(&self, .value(bytes, variable: expression?.variable))
      }
    }
  }

  /// A field that is an address, whose values keep to their places; nil where there is none.
  mutating func address(
    _ name: String, of template: CheckedTemplate
  ) throws(RenderError) -> String? {
    guard let field = template[name], !field.source.text.isBlank else { return nil }
    let prepared = try session.prepared(field, of: template, .line, in: self)
    prepared.set(customer.values)
    do throws(PreparedField.Fault) {
      try prepared.fillLine()
    } catch {
      throw explained(error, field, of: template)
    }
    var pieces: [Address.Piece] = []
    try forEachPiece(prepared, of: template) { (rendering, piece) throws(RenderError) in
      switch piece {
      case .literal(let text), .snippet(let text):
        // White space around an address is none of it.
        var line = LineWriter(ByteBuffer(capacity: text.utf8.count + 1))
        defer { line.output.free() }
        line.append(literal: text)
        line.end()
        if line.output.count > 0 {
          pieces.append(.literal(String(decoding: line.output.bytes, as: UTF8.self)))
        }
      case .value(let bytes, let variable):
        let value = String(decoding: bytes, as: UTF8.self)
        try rendering.checkShows(value, variable, field, of: template)
        rendering.findDirectionOverride(value, variable, field, of: template)
        pieces.append(.value(value, variable: variable))
      }
    }
    return try located(field, of: template) { () throws(FillError) in
      try Address.filled(pieces, use: .link, addresses: renderer.addressVariables)
    }
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ variable: String?, _ field: CheckedTemplate.Field,
    of template: CheckedTemplate, to line: inout LineWriter
  ) throws(RenderError) {
    let isList = variable.map(renderer.listVariables.contains) ?? false
    if ValueText.isBlank(bytes) || isList {
      try checkShows(String(decoding: bytes, as: UTF8.self), variable, field, of: template)
    }
    let traits = ValueTraits(of: bytes)
    if traits.contains(.isUnclean) {
      let value = String(decoding: bytes, as: UTF8.self)
      let clean = try located(field, of: template) { () throws(FillError) in
        try ValueText.line(value, variable: variable)
      }
      line.append(value: field.direction.isolated(clean))
      findDirectionOverride(value, variable, field, of: template)
    } else {
      line.append(value: bytes, isIsolated: field.direction.isolates(traits))
    }
  }

  /// A field that is Markdown, filled; nil where the template has none.
  mutating func fill(
    _ name: String, of template: CheckedTemplate, _ look: RenderSession.Look, path: [String] = []
  ) throws(RenderError) -> Filling? {
    guard let field = template[name] else { return nil }
    let prepared = try session.prepared(field, of: template, look, in: self)
    return try fill(prepared, of: template, look, path: path)
  }

  /// Fills a field that is Markdown, and the snippets that it names.
  mutating func fill(
    _ prepared: PreparedField, of template: CheckedTemplate, _ look: RenderSession.Look,
    path: [String] = []
  ) throws(RenderError) -> Filling {
    let field = prepared.field
    if prepared.turn == session.turn { return Filling(prepared) }
    prepared.set(customer.values)
    do throws(PreparedField.Fault) {
      try prepared.fill()
    } catch {
      throw explained(error, field, of: template)
    }
    for list in prepared.lists { try checkShows("-", list, field, of: template) }
    for (placeholder, value) in prepared.unclean {
      let variable = placeholder < 0 ? nil : prepared.message.expression(placeholder).variable
      findDirectionOverride(value, variable, field, of: template)
    }
    for open in prepared.openSnippets {
      let filled = try snippet(open.name, in: template, prepared, look, path: path)
      prepared.place(filled ?? .nothing(like: prepared), at: open.entry)
    }
    prepared.turn = session.turn
    return Filling(prepared)
  }

  /// The deepest that snippets may be nested in each other.
  static let snippetDepth = 8

  private mutating func snippet(
    _ name: String, in template: CheckedTemplate, _ prepared: PreparedField,
    _ look: RenderSession.Look, path: [String]
  ) throws(RenderError) -> Filling? {
    let field = prepared.field
    let path = path + [name]
    guard !path.dropLast().contains(name) else {
      throw error(
        field, of: template, .none, variable: name,
        "the snippet “\(name)” contains itself: \(path.joined(separator: " > "))")
    }
    guard path.count <= Rendering.snippetDepth else {
      throw error(
        field, of: template, .none, variable: name,
        "snippets are nested more than \(Rendering.snippetDepth) deep: "
          + path.joined(separator: " > "))
    }
    if let (snippet, effects) = prepared.knownSnippets[name] {
      apply(effects)
      return try fill("body", of: snippet, look, path: path)
    }
    let start = effects
    let snippet = try part(ItemID(.snippet, name), of: template, field)
    prepared.knownSnippets[name] = (snippet, effects(since: start))
    return try fill("body", of: snippet, look, path: path)
  }

  /// Why a field could not be filled, with what is known of the variable and the place.
  private func explained(
    _ fault: PreparedField.Fault, _ field: CheckedTemplate.Field, of template: CheckedTemplate
  ) -> RenderError {
    switch fault {
    case .format(let error):
      if let variable = TableSelect.variable(of: error) {
        return RenderError(
          .template, item: item, locale: locale, field: field.name, variable: variable,
          location: field.source.location(of: error.range),
          message: "“\(variable)” has rows, but nothing is said for them; "
            + "add each {...}: {\(variable), select, each {...} other {...}}")
      }
      return self.error(
        field, of: template, error.range, variable: error.variable, explanation(of: error))
    case .markdown(let error):
      return self.error(field, of: template, SourceRange(0, 0), variable: nil, error.message)
    case .blank(let variable, let value):
      return blankness(of: value, variable, field, of: template)
    }
  }
}
