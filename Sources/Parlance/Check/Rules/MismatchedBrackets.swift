extension Rule {
  static let mismatchedBrackets = Rule(
    id: "mismatched-brackets", severity: .warning,
    summary: "A bracket has no other one.",
    explanation: """
      An aside that never ends leaves the reader waiting. Brackets are counted paragraph by \
      paragraph in the text as its reader sees it; smileys, numbered points such as a) and \
      brackets over several paragraphs are left alone.
      """,
    bad: .germanMail(body: "Ihr Angebot (gültig bis Ende März liegt bei."),
    good: .germanMail(body: "Ihr Angebot (gültig bis Ende März) liegt bei."),
    looks: .field { field in
      guard field.signs.contains(.bracket) || field.signs.contains(.eastAsian) else { return [] }
      var found: [Finding] = []
      for reading in field.readings {
        for position in reading.looseBrackets
        where found.count < 20 && field.isOwn(position, of: reading) {
          found.append(
            field.finding(
              "the bracket \(reading.scalars[position]) has no other one",
              at: reading.sourceRange(of: position..<(position + 1)),
              help: "add the other bracket, or remove this one"))
        }
      }
      return Array(found.prefix(20))
    }
  )
}

extension Reading {
  /// The brackets that have no other one.
  fileprivate var looseBrackets: [Int] {
    var opened: [Int] = []
    var closed: [Int] = []
    for block in blocks where block.kind != .code {
      var stack: [Int] = []
      for index in block.range {
        guard let bracket = Bracket(scalars[index]) else { continue }
        if !code.isEmpty, isCode(index) { continue }
        if bracket.opens {
          if !isSmiley(index, in: block.range) { stack.append(index) }
          // No text for people has so many.
          if stack.count + opened.count + closed.count > 500 { return [] }
        } else if let partner = stack.lastIndex(where: {
          Bracket(scalars[$0])?.kind == bracket.kind
        }) {
          opened += stack[(partner + 1)...]
          stack.removeSubrange(partner...)
        } else if !isSmiley(index, in: block.range), !isPoint(index, in: block.range) {
          closed.append(index)
        }
      }
      opened += stack
    }
    // What one paragraph opens another one may close.
    return
      (opened.filter { open in
        guard
          let partner = closed.firstIndex(where: {
            $0 > open && Bracket(scalars[$0])?.kind == Bracket(scalars[open])?.kind
          })
        else { return true }
        closed.remove(at: partner)
        return false
      } + closed).sorted()
  }

  /// Whether the bracket is the mouth of a smiley: `:)`, `;-(`, `8)`.
  private func isSmiley(_ index: Int, in block: Range<Int>) -> Bool {
    var place = index - 1
    if place >= block.lowerBound, scalars[place] == "-" || scalars[place] == "'" { place -= 1 }
    while place > block.lowerBound, scalars[place] == scalars[index] { place -= 1 }
    guard place >= block.lowerBound else { return false }
    guard [":", ";", "=", "8", "^", "D", "x"].contains(scalars[place]) else { return false }
    return place == block.lowerBound || scalars[place - 1].isSpacing
  }

  /// Whether the bracket ends the number of a point: `a)`, `12)`.
  private func isPoint(_ index: Int, in block: Range<Int>) -> Bool {
    var place = index - 1
    while place >= block.lowerBound, scalars[place].isWordPart || scalars[place].isDigit {
      place -= 1
    }
    let label = scalars[(place + 1)..<index]
    let isLabel =
      label.count == 1 || label.count <= 3 && label.allSatisfy(\.isDigit)
      || label.count <= 4 && label.allSatisfy { "ivx".unicodeScalars.contains($0) }
    return isLabel && !label.isEmpty && !(place >= block.lowerBound && scalars[place] == "-")
  }
}

/// A round, square or Chinese bracket; the wide and the narrow one belong together.
private struct Bracket {
  let kind: Int
  let opens: Bool

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "(", "（": (kind, opens) = (0, true)
    case ")", "）": (kind, opens) = (0, false)
    case "[", "［": (kind, opens) = (1, true)
    case "]", "］": (kind, opens) = (1, false)
    case "【": (kind, opens) = (2, true)
    case "】": (kind, opens) = (2, false)
    case "〔": (kind, opens) = (3, true)
    case "〕": (kind, opens) = (3, false)
    case "《": (kind, opens) = (4, true)
    case "》": (kind, opens) = (4, false)
    case "〈": (kind, opens) = (5, true)
    case "〉": (kind, opens) = (5, false)
    default: return nil
    }
  }
}
