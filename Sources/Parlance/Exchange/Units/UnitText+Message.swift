import MessageFormat

extension UnitText {
  /// The text of a pattern: placeholders are codes, and so are marks of Markdown and the syntax of
  /// plurals and selects, if there are any.
  ///
  /// - `number`: the variable that `#` stands for outside of the pattern's own plurals.
  /// - `keepsLines`: whether line breaks that Markdown shows as blanks stay.
  init(
    _ pattern: Pattern, isMarkdown: Bool, number: String? = nil, keepsLines: Bool = false
  ) {
    var atoms: [InlineMarkup.Atom] = []
    UnitText.collect(pattern, number: number, into: &atoms)
    if isMarkdown {
      self = InlineMarkup(atoms).text(keepsLines: keepsLines)
      return
    }
    self.init()
    var count = 0
    for atom in atoms {
      switch atom {
      case .scalar(let scalar): append(.text(String(scalar)))
      case .code(var code):
        count += 1
        code.id = count
        append(.code(code))
      }
    }
  }

  private static func collect(
    _ pattern: Pattern, number: String?, into atoms: inout [InlineMarkup.Atom]
  ) {
    for part in pattern.parts {
      switch part {
      case .text(let text):
        for scalar in text.value.unicodeScalars { atoms.append(.scalar(scalar)) }
      case .matchedNumber: atoms.append(.code(.matchedNumber(of: number)))
      case .expression(let expression): atoms.append(.code(InlineCode(expression)))
      case .match(let match): collect(match, into: &atoms)
      }
    }
  }

  private static func collect(_ match: Match, into atoms: inout [InlineMarkup.Atom]) {
    guard let selector = match.selectors.first else { return }
    let isNumeric = selector.kind.isNumeric
    for (index, variant) in match.variants.enumerated() {
      guard let key = variant.keys.first else { continue }
      let head =
        index == 0
        ? "{\(selector.variable), \(selector.function.name),\(selector.writtenOffset)" : "}"
      var code = InlineCode(
        id: 0, role: .single, data: "\(head) \(key.written) {", label: key.written)
      code.nesting = index == 0 ? .open(isNumeric: isNumeric) : .next
      atoms.append(.code(code))
      collect(variant.pattern, number: isNumeric ? selector.variable : nil, into: &atoms)
    }
    var end = InlineCode(id: 0, role: .single, data: "}}", label: "end")
    end.nesting = .close
    atoms.append(.code(end))
  }

  /// The text as the pattern of a message.
  var pattern: String { written() }

  /// The text as a part of the pattern of a message.
  ///
  /// - `next`: the first byte of what follows.
  /// - `parent`: what the text is a branch of.
  func written(before next: UInt8? = nil, within parent: Match.Kind? = nil) -> String {
    let next = parent == nil ? next : UInt8(ascii: "}")
    return written(before: next, within: parent, namesNumber: false)
  }

  /// The text as people may write it: the pattern of a message, in which a number that was chosen
  /// by has the name of its variable.
  package var plain: String {
    written(before: nil, within: nil, namesNumber: true)
  }

  private func written(
    before end: UInt8?, within parent: Match.Kind?, namesNumber: Bool
  ) -> String {
    var result = ""
    var nesting: [Bool] = []
    // Among the branches of a plural that is shown as codes, `#` is that plural’s.
    func show(_ code: InlineCode) -> String {
      namesNumber && nesting.last != true && code.nesting == .none ? code.equivalent : code.data
    }
    for (index, part) in parts.enumerated() {
      switch part {
      case .code(let code):
        switch code.nesting {
        case .open(let isNumeric): nesting.append(isNumeric)
        case .close: _ = nesting.popLast()
        case .none, .next: break
        }
        result += show(code)
      case .text(let text):
        var next = end
        if index + 1 < parts.count, case .code(let code) = parts[index + 1] {
          next = show(code).utf8.first
        }
        let context = nesting.last.map { $0 ? Match.Kind.plural : .select } ?? parent
        result += Message.quoted(text, before: next, within: context)
      }
    }
    return result
  }

  /// Reads what ``plain`` gives, or what a translator has made of it.
  ///
  /// - Parameters:
  ///   - plain: the pattern of a message.
  ///   - isMarkdown: whether it is Markdown, too.
  ///   - model: the source text, whose codes give theirs their numbers.
  /// - Throws: ``UnitProblem`` for what is no message.
  init(plain: String, isMarkdown: Bool, like model: UnitText) throws(UnitProblem) {
    let (message, errors) = Message.recover(plain, types: .parlance)
    if let error = errors.first { throw UnitProblem(error.message) }
    self = UnitText(message.pattern, isMarkdown: isMarkdown).numbered(like: model)
  }

  /// The text with the numbers of the same codes in another text; codes that are not in that get
  /// numbers behind its own.
  package func numbered(like model: UnitText) -> UnitText {
    var free = model.codes
    let names = Set(codes.map(\.equivalent))
    var last = free.map(\.id).max() ?? 0
    var pairs: [Int: Int] = [:]
    var result = UnitText()
    for part in parts {
      guard case .code(var code) = part else {
        result.append(part)
        continue
      }
      let own = code.id
      if code.role != .single, let known = pairs[own] {
        code.id = known
        free.removeAll { $0.id == known && $0.role == code.role }
      } else {
        let place =
          free.firstIndex { $0.data == code.data && $0.role == code.role }
          ?? free.firstIndex {
            // The number that was chosen by, under the name that it was shown by.
            $0.role == code.role && $0.data == "#" && $0.label == code.data
              && !names.contains("#")
          }
          ?? (code.role == .open
            ? free.firstIndex { $0.role == .open && $0.label == code.label } : nil)
        if let place {
          let found = free.remove(at: place)
          code.id = found.id
          if found.data == "#" {
            code.data = "#"
            code.label = found.label
          }
        } else {
          last += 1
          code.id = last
        }
        if code.role != .single { pairs[own] = code.id }
      }
      result.append(.code(code))
    }
    return result
  }
}

/// Why a text that came back cannot be taken.
struct UnitProblem: Error, Hashable {
  /// What is wrong, in one sentence without a full stop.
  var message: String

  init(_ message: String) { self.message = message }
}

extension InlineCode {
  /// A placeholder.
  init(_ expression: Expression) {
    self.init(
      id: 0, role: .single, data: Message(Pattern([.expression(expression)])).print(),
      label: "{\(expression.variable)}")
  }

  /// The number that a plural was chosen by.
  static func matchedNumber(of variable: String?) -> InlineCode {
    InlineCode(id: 0, role: .single, data: "#", label: variable.map { "{\($0)}" } ?? "#")
  }
}

extension Match.Selector {
  /// The offset as a pattern has it, with a blank before it; empty where there is none.
  var writtenOffset: String {
    function[option: Function.Option.offset].map { " offset:\($0.value)" } ?? ""
  }
}
