public import MessageFormat

/// One thing that is wrong with the content.
public struct Finding: Hashable, Sendable {
  /// The ID of the rule that found it.
  public var rule: String
  /// How bad it is.
  public var severity: Severity
  /// Where it is; for a file that is missing, the first column of the file to create.
  public var location: SourceLocation
  /// Where the place ends, that is, the position behind it; nil where that is not known.
  public var end: TextPosition?
  /// The item that it is about.
  public var item: ItemID?
  /// The locale that it is about.
  public var locale: LocaleTag?
  /// The field that it is about, such as `subject` or `stages.renewal.goal`.
  public var field: String?
  /// What is wrong, as one sentence without a full stop.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// How it is mended, where that is mechanical.
  public var fix: Fix?
  /// How soon customers need what it is about; nil where that was not asked.
  public var urgency: Urgency?

  /// Makes a finding.
  public init(
    rule: String, severity: Severity, location: SourceLocation, end: TextPosition? = nil,
    item: ItemID? = nil, locale: LocaleTag? = nil, field: String? = nil, message: String,
    help: String? = nil, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.end = end
    self.item = item
    self.locale = locale
    self.field = field
    self.message = message
    self.help = help
    self.fix = fix
  }

  /// Whether another finding says the same of the same place; its end and its fix are no matter.
  func repeats(_ other: Finding) -> Bool {
    rule == other.rule && severity == other.severity && location == other.location
      && item == other.item && locale == other.locale && field == other.field
      && message == other.message && help == other.help
  }
}

/// How bad a finding is.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Advice.
  case note
  /// Probably wrong.
  case warning
  /// A customer would see it broken or missing.
  case error

  /// Whether the left one is less bad.
  public static func < (left: Severity, right: Severity) -> Bool {
    switch (left, right) {
    case (.note, .warning), (.note, .error), (.warning, .error): true
    default: false
    }
  }
}

extension Finding: Comparable {
  /// By place, then by rule, field and message, so that every report is in the same order.
  public static func < (left: Finding, right: Finding) -> Bool {
    if left.location != right.location { return left.location < right.location }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.locale != right.locale {
      return (left.locale?.description ?? "") < (right.locale?.description ?? "")
    }
    if left.field != right.field { return (left.field ?? "") < (right.field ?? "") }
    return left.message < right.message
  }
}
