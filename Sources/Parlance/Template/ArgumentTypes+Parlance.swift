public import MessageFormat

extension ArgumentTypes {
  /// ICU's argument types and Parlance's own.
  public static let parlance: ArgumentTypes = {
    var types = ArgumentTypes.icu.adding(.money).adding(.list).adding(.particle).adding(.snippet)
      .adding(.relative)
    types.select = [.missing, .each]
    return types
  }()
}

extension ArgumentType {
  /// `{total, money}` prints an amount in its own currency; `{total, money, ::.00}` with more.
  static let money = ArgumentType(name: ParlanceTypes.money) { style, formatter in
    do throws(FormatError) {
      let one = Money(amount: ExactDecimal(1), currency: "EUR")
      _ = try formatter.currency(one, skeleton: style)
      return nil
    } catch {
      return error.message
    }
  } format: { (value, style, formatter) throws(FormatError) in
    guard case .money(let money) = value else {
      throw FormatError(kind: .wrongType, message: "expected money such as 4188.00 EUR")
    }
    return try formatter.currency(money, skeleton: style)
  }

  /// `{products, list}` and `{products, list, or}` join texts in the locale's way.
  static let list = ArgumentType(name: ParlanceTypes.list) { style, _ in
    guard let style, ListKind(rawValue: style) == nil else { return nil }
    let kinds = ListKind.allCases.map(\.rawValue)
    return "`\(style)` is no kind of list\(didYouMean(style, in: kinds)); "
      + "expected one of \(kinds.joined(separator: ", "))"
  } joining: {
    $0.map { ListKind(rawValue: $0) } ?? .and
  } format: { (value, style, formatter) throws(FormatError) in
    guard case .list(let values) = value else {
      throw FormatError(kind: .wrongType, message: "expected a list")
    }
    for case .text(let text) in values where ValueText.isBlank(text) {
      throw FormatError(kind: .blankValue, message: ValueText.blankness(of: text))
    }
    return try formatter.list(values, kind: style.flatMap(ListKind.init) ?? .and)
  }

  /// `{company, particle, 을/를}` prints the value, and the Korean particle that fits its end.
  static let particle = ArgumentType(name: ParlanceTypes.particle) { style, _ in
    guard let style else {
      return "a particle needs a pair such as 을/를: {name, particle, 을/를}"
    }
    guard KoreanParticle(style) == nil else { return nil }
    return "`\(style)` is no pair of particles; expected one of "
      + KoreanParticle.pairs.joined(separator: ", ")
  } format: { (value, style, _) throws(FormatError) in
    guard case .text(let text) = value else {
      throw FormatError(kind: .wrongType, message: "expected text")
    }
    if ValueText.isBlank(text) {
      throw FormatError(kind: .blankValue, message: ValueText.blankness(of: text))
    }
    guard let style, let particle = KoreanParticle(style) else {
      throw FormatError(
        kind: .badFormat, message: "expected one of \(KoreanParticle.pairs.joined(separator: ", "))"
      )
    }
    return text + particle.form(after: text)
  }

  /// `{signature, snippet}` stands for the snippet of that name, which the renderer fills in.
  static let snippet = ArgumentType(name: ParlanceTypes.snippet) { style, _ in
    style.map { "a snippet takes no style, found `\($0)`" }
  } format: { (value, _, _) throws(FormatError) in
    // The renderer gives each snippet's name as its value, and puts the snippet in its place.
    guard case .text(let name) = value else {
      throw FormatError(kind: .wrongType, message: "a snippet is named as a variable would be")
    }
    return name
  }
}

extension FormatError.Kind {
  /// A text that shows nothing, or a list with such an element; the message says what it holds.
  static let blankValue = FormatError.Kind(rawValue: "blank-value")
}
