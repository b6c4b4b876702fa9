import MessageFormat

extension SourceFile {
  /// The edit that takes an element of a list away; nil for the only one, whose list would say
  /// something else, and for one that shares its line with what is no element.
  func removal(ofElement index: Int, of list: YAML.Node) -> Fix.Edit? {
    guard let elements = list.elements, elements.count > 1, elements.indices.contains(index)
    else { return nil }
    let node = elements[index]
    let lines = lines
    guard lines.indices.contains(list.start.line - 1),
      lines[list.start.line - 1].unicodeScalars.dropFirst(list.start.column - 1).first == "["
    else { return removal(ofElement: node) }
    guard node.start.line == node.end.line else { return nil }
    if index + 1 < elements.count {
      let next = elements[index + 1].start
      guard next.line == node.start.line else { return nil }
      return Fix.Edit(start: SourceLocation(file: path, node.start), end: next, replacement: "")
    }
    let last = elements[index - 1].end
    guard last.line == node.start.line else { return nil }
    return Fix.Edit(start: SourceLocation(file: path, last), end: node.end, replacement: "")
  }
}
