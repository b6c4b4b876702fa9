/// How a code stands among the others of its text, which decides the element that it becomes.
enum CodeShape: Hashable {
  /// It stands alone.
  case single
  /// It begins or ends a pair that holds nothing but whole pairs; its other half by its place.
  case nested(with: Int)
  /// It begins or ends a pair that holds half of another one.
  case spanning
  /// It begins or ends something, and its other half is not there.
  case isolated

  /// The IDs of codes that cannot be elements around words in all of these texts.
  static func spanning(_ texts: [UnitText]) -> Set<Int> {
    var ids: Set<Int> = []
    for codes in texts.map(\.codes) {
      for (code, shape) in zip(codes, shapes(of: codes)) {
        if shape == .spanning || shape == .isolated { ids.insert(code.id) }
      }
    }
    return ids
  }

  /// The shapes of the codes of a text, in their order; `spanning` are pairs that are not to be
  /// nested, because they are not so elsewhere.
  static func shapes(of codes: [InlineCode], spanning: Set<Int> = []) -> [CodeShape] {
    var shapes = codes.map { $0.role == .single ? CodeShape.single : .isolated }
    var open: [(index: Int, isNested: Bool)] = []
    for (index, code) in codes.enumerated() {
      guard code.role != .single else { continue }
      guard code.role == .close else {
        open.append((index, true))
        continue
      }
      let place = open.lastIndex { codes[$0.index].id == code.id }
      // What was begun behind it, or around what never was begun, holds half of a pair.
      if place != open.indices.last || place == nil {
        for later in (place ?? 0)..<open.count { open[later].isNested = false }
      }
      guard let place else { continue }
      let start = open.remove(at: place)
      shapes[start.index] = start.isNested ? .nested(with: index) : .spanning
      shapes[index] = start.isNested ? .nested(with: start.index) : .spanning
    }
    for (index, code) in codes.enumerated() where spanning.contains(code.id) {
      if case .nested = shapes[index] { shapes[index] = .spanning }
    }
    return shapes
  }
}

extension InlineCode {
  /// What kind of thing the code is, as both versions of XLIFF can say it.
  var sort: Sort {
    switch label {
    case "bold": .bold
    case "italic": .italic
    case "bold italic", "strikethrough": .format
    case "link", "address": .link
    case "picture": .image
    case "line break": .lineBreak
    case _ where label.hasPrefix("{") && nesting == .none: .variable
    default: .other
    }
  }

  /// What kind of thing a code is.
  enum Sort {
    case bold, italic, format, link, image, lineBreak, variable, other
  }
}
