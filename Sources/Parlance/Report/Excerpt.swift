import MessageFormat

/// The line that a finding points to, cut to what fits and made harmless to show.
struct Excerpt {
  /// What stands before the place, from where the cut is.
  private(set) var before = ""
  /// The place.
  private(set) var marked = ""
  /// What stands behind it, up to where the cut is.
  private(set) var behind = ""

  /// The columns that are shown at most.
  static let width = 96

  /// The excerpt of a line for a place in it, in code points from 1, that ends before another one.
  ///
  /// A place of no length marks the character behind it.
  init(_ line: String, from start: Int, to end: Int?) {
    let scalars = line.unicodeScalars
    let lower = max(0, start - 1)
    let upper = max(end.map { $0 - 1 } ?? start, start)
    // What is far from the place is not looked at: a line may be as long as a file.
    let near = 4 * Excerpt.width
    let skipped = max(0, lower - near)
    let shown = scalars.dropFirst(skipped).prefix(2 * near + min(upper - lower, near))
    var cells: [[Cell]] = [[], [], []]
    var offset = skipped
    for character in String(shown) {
      let count = character.unicodeScalars.count
      let part = offset + count <= lower ? 0 : offset < upper ? 1 : 2
      cells[part].append(Cell(character, isMarked: part == 1))
      offset += count
    }
    cut(cells, isCut: (skipped > 0, shown.endIndex < scalars.endIndex))
  }

  /// A character as it is shown.
  private struct Cell {
    var text: String
    var width: Int

    init(_ character: Character, isMarked: Bool) {
      text = ""
      for scalar in character.unicodeScalars {
        // Joiners belong to words and emoji, and are shown only where they are the fault.
        let isJoiner = (0x200C...0x200D).contains(scalar.value) && !isMarked
        if scalar == "\t" {
          text += " "
        } else if scalar.isUnseen, !isJoiner {
          text += "⟨U+\(scalar.hexadecimal)⟩"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      width = Excerpt.columns(text)
    }
  }

  private mutating func cut(_ cells: [[Cell]], isCut: (Bool, Bool)) {
    func width(_ cells: some Sequence<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }
    func text(_ cells: some Sequence<Cell>) -> String { cells.map(\.text).joined() }
    var place = cells[1][...]
    var isPlaceCut = false
    while width(place) > Excerpt.width * 2 / 3, place.count > 1 {
      place = place.dropLast(max(1, place.count / 4))
      isPlaceCut = true
    }
    var room = Excerpt.width - width(place)
    // What stands before gives its room to what stands behind, and the other way round.
    let behindNeeds = isPlaceCut ? 0 : width(cells[2])
    var left = cells[0][...]
    var isLeftCut = isCut.0
    let leftRoom = max(room / 2, room - behindNeeds)
    var leftWidth = width(left)
    while leftWidth > leftRoom, let first = left.first {
      leftWidth -= first.width
      left.removeFirst()
      isLeftCut = true
    }
    room -= leftWidth
    var right = ArraySlice<Cell>()
    var isRightCut = isPlaceCut || isCut.1
    if !isPlaceCut {
      for cell in cells[2] {
        if cell.width > room {
          isRightCut = true
          break
        }
        room -= cell.width
        right.append(cell)
      }
    }
    before = (isLeftCut ? "…" : "") + text(left)
    marked = text(place)
    behind = text(right) + (isRightCut ? "…" : "")
  }

  /// The line.
  var text: String {
    var text = before + marked + behind
    while text.last == " " { text.removeLast() }
    return text
  }

  /// A marker to stand below the line: `^~~~` under the place.
  var marker: String {
    let blanks = String(repeating: " ", count: Excerpt.columns(before))
    return blanks + "^" + String(repeating: "~", count: max(0, Excerpt.columns(marked) - 1))
  }

  /// The columns that a text takes in a terminal: an emoji of several characters takes two.
  static func columns(_ text: String) -> Int {
    text.reduce(0) { columns, character in
      let widths = character.unicodeScalars.map { LineBreaks.columns(String($0)) }
      let isEmoji = character.unicodeScalars.contains("\u{FE0F}")
      let isWord = widths.allSatisfy { $0 <= 1 }
      return columns + (isEmoji ? 2 : isWord ? widths.reduce(0, +) : widths.max() ?? 0)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it shows as nothing, or turns what is beside it.
  var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    case .privateUse: true
    default: false
    }
  }

  /// The value as `U+` has it, with four digits at least.
  var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// The text on one line, in which nothing turns or hides what is beside it.
  var harmless: String {
    let line = onOneLine
    guard line.unicodeScalars.contains(where: \.isUnseen) else { return line }
    var text = ""
    for scalar in line.unicodeScalars {
      if scalar.isUnseen, !(0x200C...0x200D).contains(scalar.value) {
        text += "⟨U+\(scalar.hexadecimal)⟩"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
