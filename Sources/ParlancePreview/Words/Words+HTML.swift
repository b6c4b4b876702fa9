import MessageFormat
import Parlance

/// What stands in a place of a text that is shown as a piece of a page.
enum Piece {
  /// A piece of the page, which keeps its markup.
  case html(HTML)
  /// Several of them, put together as the language writes lists.
  case list([HTML])
  /// A value, formatted as in every other text.
  case value(Value)
  /// A name as it is given, which keeps its direction to itself.
  case name(String)
  /// A name of a file, or another one that programs read.
  case code(String)
}

extension Words {
  /// A text of the interface as a piece of a page: the language says where what stands in it goes,
  /// and what stands between.
  func html(_ label: Label, _ pieces: KeyValuePairs<String, Piece>) -> HTML {
    var marked: [HTML] = []
    func mark(_ html: HTML) -> Value {
      marked.append(html)
      return .text(String(Words.mark(marked.count - 1)))
    }
    var values: [String: Value] = [:]
    for (name, piece) in pieces {
      switch piece {
      case .html(let html): values[name] = mark(html)
      case .list(let list): values[name] = .list(list.map(mark))
      case .value(.text(let text)): values[name] = mark("\(text)")
      case .value(let value): values[name] = value
      case .name(let text): values[name] = mark("<bdi>\(text)</bdi>")
      case .code(let code): values[name] = mark("<code dir=\"ltr\">\(code)</code>")
      }
    }
    return Words.filled(text(label, values), marked)
  }

  /// Says that what is wrong is told in English, which findings and errors are; nothing where that
  /// is the language of the page.
  var englishNote: HTML? {
    locale.language == "en" ? nil : "<p class=\"small muted\">\(self[.detailsInEnglish])</p>"
  }

  /// What stands before and behind a name in a text of the interface.
  func sides(_ label: Label) -> (before: String, behind: String) {
    let mark = Words.mark(0)
    let parts = self[label, ["name": .text(String(mark))]].split(
      separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
  }

  /// A text with names of places, for scripts to fill in: `{name}`.
  func pattern(_ label: Label, _ names: [String]) -> String {
    text(label, Dictionary(names.map { ($0, .text("{\($0)}")) }) { $1 })
  }

  /// What stands for a piece while the text around it is formatted: a character of private use.
  private static func mark(_ index: Int) -> Character {
    Character(Unicode.Scalar(UInt32(0xF_0000 + index)) ?? "\u{FFFD}")
  }

  /// A text with pieces in the places of their marks.
  private static func filled(_ text: String, _ pieces: [HTML]) -> HTML {
    var html = HTML.empty
    var rest = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let index = Int(scalar.value) - 0xF_0000
      guard pieces.indices.contains(index) else {
        rest.append(scalar)
        continue
      }
      html += "\(String(rest))\(pieces[index])"
      rest = String.UnicodeScalarView()
    }
    return html + "\(String(rest))"
  }
}
