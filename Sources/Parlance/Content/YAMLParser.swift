import CYaml
import MessageFormat

extension YAML {
  /// Reads the lines of a file from a line on as one YAML document.
  ///
  /// Where a part cannot be read, the rest is still there: the part is a node whose content
  /// is ``Content/broken(_:)``.
  static func parse(_ file: SourceFile) -> Node {
    let lines = file.lines
    return parse(file, lines[...], from: 0)
  }

  /// Reads some lines of a file as one YAML document.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - lines: The lines.
  ///   - first: How many lines of the file stand before them.
  /// - Returns: The document’s root.
  static func parse(_ file: SourceFile, _ lines: ArraySlice<Substring>, from first: Int) -> Node {
    do {
      return try document(file, lines, from: first)
    } catch {
      return Recovery(file: file, lines: file.lines)
        .node(lines: first..<(first + lines.count), because: error)
    }
  }

  /// Reads lines as one document; throws the first problem where it is not well-formed.
  static func document(
    _ file: SourceFile, _ lines: ArraySlice<Substring>, from line: Int
  ) throws(Problem) -> Node {
    guard let first = lines.first, let last = lines.last else { return .null }
    var text = String(file.text[first.startIndex..<last.endIndex])
    text += "\n"
    var builder = Builder(line: line)
    return try builder.document(text)
  }
}

/// Builds a tree of libyaml's events.
private struct Builder {
  /// The lines of the file before the first that is read.
  let line: Int

  mutating func document(_ text: String) throws(YAML.Problem) -> YAML.Node {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) != 0 else {
      throw YAML.Problem(
        message: "out of memory", position: TextPosition(line: line + 1, column: 1))
    }
    defer { yaml_parser_delete(&parser) }
    var text = text
    // The bytes must stay where they are while libyaml reads them.
    let result: Result<YAML.Node, YAML.Problem> = text.withUTF8 { bytes in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      do throws(YAML.Problem) {
        return .success(try stream(&parser))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func stream(_ parser: inout yaml_parser_t) throws(YAML.Problem) -> YAML.Node {
    var root: YAML.Node?
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: break
      case YAML_DOCUMENT_START_EVENT:
        if root != nil {
          throw YAML.Problem(
            message: "a second document begins here; a file holds one",
            position: position(event.start_mark))
        }
        var first = try next(&parser)
        defer { yaml_event_delete(&first) }
        root = try node(&parser, first, depth: 1)
      default: return root ?? .null
      }
    }
  }

  private func next(_ parser: inout yaml_parser_t) throws(YAML.Problem) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) != 0 else {
      throw problem(of: parser)
    }
    return event
  }

  private func node(
    _ parser: inout yaml_parser_t, _ event: yaml_event_t, depth: Int
  ) throws(YAML.Problem) -> YAML.Node {
    let start = position(event.start_mark)
    let end = position(event.end_mark)
    func refused(_ what: String) -> YAML.Content {
      .broken(YAML.Problem(message: what, position: start))
    }
    switch event.type {
    case YAML_ALIAS_EVENT:
      return YAML.Node(
        content: refused("aliases (*name) are not used here"), start: start, end: end)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      if scalar.anchor != nil {
        return YAML.Node(
          content: refused("anchors (&name) are not used here"), start: start, end: end)
      }
      if scalar.tag != nil {
        return YAML.Node(content: refused("tags (!name) are not used here"), start: start, end: end)
      }
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return YAML.Node(
        content: .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style)),
        start: start, end: end)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      let complaint = complaint(anchor: sequence.anchor, tag: sequence.tag)
      var elements: [YAML.Node] = []
      let end = try children(&parser, until: YAML_SEQUENCE_END_EVENT, depth: depth, start) {
        (parser, event) throws(YAML.Problem) in
        elements.append(try node(&parser, event, depth: depth + 1))
      }
      return YAML.Node(
        content: complaint.map(refused) ?? .sequence(elements), start: start, end: end)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      let complaint = complaint(anchor: mapping.anchor, tag: mapping.tag)
      var entries: [YAML.Entry] = []
      var seen: Set<String> = []
      let end = try children(&parser, until: YAML_MAPPING_END_EVENT, depth: depth, start) {
        (parser, event) throws(YAML.Problem) in
        let key = try node(&parser, event, depth: depth + 1)
        guard let name = key.scalar else {
          throw YAML.Problem(message: "a key must be a plain word", position: key.start)
        }
        var event = try next(&parser)
        defer { yaml_event_delete(&event) }
        var value = try node(&parser, event, depth: depth + 1)
        if !seen.insert(name).inserted {
          value.content = .broken(
            YAML.Problem(
              message: "the key “\(name)” stands here a second time", position: key.start))
        }
        entries.append(YAML.Entry(key: name, keyPosition: key.start, value: value))
      }
      return YAML.Node(
        content: complaint.map(refused) ?? .mapping(entries), start: start, end: end)
    default:
      throw YAML.Problem(message: "a value was expected here", position: start)
    }
  }

  /// Hands each child of a collection to a body, and returns where the collection ends.
  private func children(
    _ parser: inout yaml_parser_t, until last: yaml_event_type_t, depth: Int,
    _ start: TextPosition,
    _ body: (inout yaml_parser_t, yaml_event_t) throws(YAML.Problem) -> Void
  ) throws(YAML.Problem) -> TextPosition {
    guard depth <= YAML.nestingLimit else {
      throw YAML.Problem(
        message: "nested deeper than \(YAML.nestingLimit) levels", position: start)
    }
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      if event.type == last { return position(event.end_mark) }
      try body(&parser, event)
    }
  }

  private func complaint(anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?)
    -> String?
  {
    if anchor != nil { return "anchors (&name) are not used here" }
    if tag != nil { return "tags (!name) are not used here" }
    return nil
  }

  private func style(_ style: yaml_scalar_style_t) -> YAML.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// libyaml counts lines and columns from 0, columns in code points.
  private func position(_ mark: yaml_mark_t) -> TextPosition {
    TextPosition(line: line + Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private func problem(of parser: yaml_parser_t) -> YAML.Problem {
    let what = parser.problem.map { String(cString: $0) } ?? "not YAML"
    if parser.error == YAML_READER_ERROR {
      return YAML.Problem(
        message: "\(what) (U+\(String(parser.problem_value, radix: 16, uppercase: true)))",
        position: TextPosition(
          line: line + Int(parser.mark.line) + 1, column: Int(parser.mark.column) + 1))
    }
    return YAML.Problem(message: what, position: position(parser.problem_mark))
  }
}
