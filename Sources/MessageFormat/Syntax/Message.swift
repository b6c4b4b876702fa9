/// A message: text with placeholders and branches, as its parser read it.
///
/// The tree is not tied to one syntax. It is what ICU MessageFormat 1 says, in the terms of
/// the data model of MessageFormat 2 (Unicode LDML part 9): patterns, expressions with
/// functions and their options, and matches over selectors with keyed variants.
public struct Message: Hashable, Sendable {
  /// What the message prints.
  public var pattern: Pattern

  /// Makes a message of a pattern.
  public init(_ pattern: Pattern) {
    self.pattern = pattern
  }
}

/// A sequence of literal text, expressions and matches.
public struct Pattern: Hashable, Sendable {
  /// The parts, in the order in which they print; no two neighbours are both text.
  public var parts: [Part]

  /// Where the pattern stands in its source.
  public var range: SourceRange

  /// Makes a pattern of its parts.
  public init(_ parts: [Part] = [], range: SourceRange = .none) {
    self.parts = parts
    self.range = range
  }

  /// One part of a pattern.
  public enum Part: Hashable, Sendable {
    /// Literal text, with quoting removed.
    case text(Text)
    /// A value that is formatted: `{name}`, `{name, number, ::percent}`.
    case expression(Expression)
    /// A choice between variants: `{seats, plural, one {...} other {...}}`.
    indirect case match(Match)
    /// The number that the innermost numeric match was made on, less its offset: `#`.
    case matchedNumber(SourceRange)
  }
}

/// Literal text of a pattern.
public struct Text: Hashable, Sendable {
  /// The text as it prints.
  public var value: String

  /// Where the text stands in its source, quoting included.
  public var range: SourceRange

  /// Makes literal text.
  public init(_ value: String, range: SourceRange = .none) {
    self.value = value
    self.range = range
  }
}

/// A variable, and the function that formats it.
public struct Expression: Hashable, Sendable {
  /// The variable: a name, or the digits of a numbered argument.
  public var variable: String

  /// How the value is formatted; nil prints it in the way of its type.
  public var function: Function?

  /// Where the expression stands in its source, braces included.
  public var range: SourceRange

  /// Makes an expression.
  public init(variable: String, function: Function? = nil, range: SourceRange = .none) {
    self.variable = variable
    self.function = function
    self.range = range
  }
}

/// A function with its options, as an expression or a selector names it.
public struct Function: Hashable, Sendable {
  /// The function's name as it was written, such as `number`.
  public var name: String

  /// The options, in the order in which they were written.
  public var options: [Option]

  /// Where the name stands in its source.
  public var range: SourceRange

  /// Makes a function.
  public init(name: String, options: [Option] = [], range: SourceRange = .none) {
    self.name = name
    self.options = options
    self.range = range
  }

  /// A named option of a function.
  public struct Option: Hashable, Sendable {
    /// The option's name.
    public var name: String
    /// The option's value, as written.
    public var value: String
    /// Where the value stands in its source.
    public var range: SourceRange

    /// Makes an option.
    public init(name: String, value: String, range: SourceRange = .none) {
      self.name = name
      self.value = value
      self.range = range
    }
  }

  /// The value of the option of that name.
  public subscript(option name: String) -> Option? {
    options.first { $0.name == name }
  }
}

extension Function.Option {
  /// The name under which the third part of an ICU argument is kept, the style or pattern.
  public static let style = "style"
  /// The name under which the `offset:` of an ICU plural is kept.
  public static let offset = "offset"
}

/// A choice between variants by one or more selectors.
public struct Match: Hashable, Sendable {
  /// What the choice is made on; in ICU MessageFormat 1 exactly one.
  public var selectors: [Selector]

  /// The variants, in the order in which they were written.
  public var variants: [Variant]

  /// Where the match stands in its source, braces included.
  public var range: SourceRange

  /// Makes a match.
  public init(selectors: [Selector], variants: [Variant], range: SourceRange = .none) {
    self.selectors = selectors
    self.variants = variants
    self.range = range
  }

  /// A variable, and the function that compares it with the keys.
  public struct Selector: Hashable, Sendable {
    /// The variable: a name, or the digits of a numbered argument.
    public var variable: String
    /// How the value is compared.
    public var kind: Kind
    /// The function as written, with its options (`offset`).
    public var function: Function

    /// Makes a selector.
    public init(variable: String, kind: Kind, function: Function) {
      self.variable = variable
      self.kind = kind
      self.function = function
    }
  }

  /// How a selector compares its value with the keys of the variants.
  public enum Kind: String, Hashable, Sendable {
    /// By exact number, then by the plural category of a count.
    case plural
    /// By exact number, then by the plural category of a rank (first, second, ...).
    case selectordinal
    /// By the value's text.
    case select
    /// By the last of the ascending limits that the number reaches; deprecated by ICU.
    case choice

    /// Whether the value is a number, so that `#` stands for it.
    public var isNumeric: Bool { self == .plural || self == .selectordinal }
  }

  /// One variant: keys, one a selector, and what is printed where they fit.
  public struct Variant: Hashable, Sendable {
    /// The keys, in the order of the selectors.
    public var keys: [Key]
    /// What this variant prints.
    public var pattern: Pattern
    /// Where the keys and the pattern stand in their source.
    public var range: SourceRange

    /// Makes a variant.
    public init(keys: [Key], pattern: Pattern, range: SourceRange = .none) {
      self.keys = keys
      self.pattern = pattern
      self.range = range
    }
  }

  /// What a selector's value is compared with.
  public enum Key: Hashable, Sendable {
    /// A keyword: a plural category, or the text of a value. `other` fits where nothing else does.
    case keyword(String)
    /// A number that the value must equal, as written (`=1`).
    case number(String)
    /// The lower limit of a choice, as written, and whether the value must be above it (`<`).
    case limit(String, exclusive: Bool)

    /// The keyword that fits where nothing else does.
    public static let other = Key.keyword("other")
  }
}
