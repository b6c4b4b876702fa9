package import MessageFormat

/// Formats single messages that programs ask for, and answers with their text or with an error.
package final class MessageAnswerer {
  private let types: ArgumentTypes
  private let missingArguments: MessageFormatter.MissingArguments
  private let today: CalendarDay?
  private var formatters: [FormatterKey: MessageFormatter] = [:]

  private struct FormatterKey: Hashable {
    var locale: String
    var timeZone: String
  }

  /// Makes one.
  ///
  /// - Parameters:
  ///   - icuCompatible: libicu exactly, that is, only its types, and a missing argument printed
  ///     as `{name}`.
  ///   - today: the day that relative dates are counted from; nil for the day that it is.
  package init(icuCompatible: Bool, today: CalendarDay? = nil) {
    self.today = today
    types = icuCompatible ? .icu : .parlance
    missingArguments = icuCompatible ? .printName : .fail
  }

  /// Why a message could not be formatted, with its place in the pattern.
  package struct Failure: Error, Hashable, Sendable {
    /// The name of the fault.
    package var kind: String
    /// The place in the pattern.
    package var position: TextPosition
    /// What was found and what was expected.
    package var message: String
  }

  /// Parses a pattern.
  ///
  /// - Throws: ``Failure`` for the first fault of its syntax.
  package func parse(_ pattern: String) throws(Failure) -> Message {
    let (message, errors) = Message.parse(pattern, types: types)
    if let message { return message }
    let error = errors.first
    throw Failure(
      kind: error?.kind.rawValue ?? "invalid-message",
      position: TextPosition(utf8Offset: error?.lowerBound ?? 0, in: pattern),
      message: (error?.message ?? "the message cannot be read")
        + (error?.hint.map { "; \($0)" } ?? ""))
  }

  /// The formatter of a locale and a time zone.
  ///
  /// - Throws: ``Failure`` where libicu knows one of them not.
  package func formatter(locale: String, timeZone: String) throws(Failure) -> MessageFormatter {
    let key = FormatterKey(locale: locale, timeZone: timeZone)
    if let formatter = formatters[key] { return formatter }
    do throws(FormatError) {
      let formatter = try MessageFormatter(
        locale: locale, timeZone: timeZone, types: types, today: today,
        missingArguments: missingArguments)
      // Whoever asks may name any number of locales.
      if formatters.count >= 64 { formatters = [:] }
      formatters[key] = formatter
      return formatter
    } catch {
      throw MessageAnswerer.failure(error, in: "")
    }
  }

  /// Fills a pattern.
  ///
  /// - Throws: ``Failure`` for what is wrong with the pattern or with the values.
  package func text(
    of pattern: String, _ arguments: [String: Value], locale: String, timeZone: String
  ) throws(Failure) -> String {
    let message = try parse(pattern)
    let formatter = try formatter(locale: locale, timeZone: timeZone)
    do throws(FormatError) {
      return try formatter.format(message, arguments)
    } catch {
      throw MessageAnswerer.failure(error, in: pattern)
    }
  }

  /// Answers one line `{"locale":..,"pattern":..,"args":{..},"timeZone":..}` with
  /// `{"text":..}` or `{"error":{"kind":..,"line":..,"column":..,"message":..}}`.
  package func answer(to line: some Collection<UInt8>) -> JSON {
    do throws(Failure) {
      let request: JSON
      do throws(JSON.Problem) {
        request = try JSON(parsing: line)
      } catch {
        throw MessageAnswerer.badRequest("this line is not JSON: \(error.message)", error.offset)
      }
      guard let pattern = request["pattern"]?.string else {
        throw MessageAnswerer.badRequest("“pattern” is missing")
      }
      var arguments: [String: Value] = [:]
      switch request["args"] {
      case .object(let members)?:
        for member in members {
          guard let value = Value(json: member.value) else {
            if member.value == .null { continue }
            throw MessageAnswerer.badRequest(
              "“\(member.name)” is none of the values that a message takes")
          }
          arguments[member.name] = value
        }
      case nil, .null?: break
      default: throw MessageAnswerer.badRequest("“args” is no object")
      }
      return .object([
        (
          "text",
          .string(
            try text(
              of: pattern, arguments, locale: request["locale"]?.string ?? "en",
              timeZone: request["timeZone"]?.string ?? "UTC"))
        )
      ])
    } catch {
      return .object([
        (
          "error",
          .object([
            ("kind", .string(error.kind)), ("line", .number(error.position.line)),
            ("column", .number(error.position.column)), ("message", .string(error.message)),
          ])
        )
      ])
    }
  }

  private static func badRequest(_ message: String, _ offset: Int = 0) -> Failure {
    Failure(
      kind: "bad-request", position: TextPosition(line: 1, column: offset + 1), message: message)
  }

  private static func failure(_ error: FormatError, in pattern: String) -> Failure {
    Failure(
      kind: error.kind.rawValue,
      position: TextPosition(utf8Offset: error.range.lowerBound, in: pattern),
      message: error.message)
  }
}

extension Value {
  /// The value that JSON stands for; nil for what stands for none.
  ///
  /// Numbers and strings are themselves; `{"date": "2026-11-21"}`, `{"datetime": ...}`,
  /// `{"money": "12.50", "currency": "EUR"}` and `{"decimal": "1.10"}` are what they say.
  init?(json: JSON) {
    switch json {
    case .string(let text): self = .text(text)
    case .boolean(let value): self = .text(value ? "true" : "false")
    case .null: return nil
    case .number(let text):
      guard let exact = ExactDecimal(text) else { return nil }
      if exact.isWhole {
        self = exact.integer.map(Value.integer) ?? .decimal(exact)
      } else if let double = Double(text) {
        self = .double(double)
      } else {
        return nil
      }
    case .array(let elements):
      let rows = elements.compactMap { element in
        if case .object(let members) = element, Value(special: element) == nil {
          members
        } else {
          nil
        }
      }
      if !elements.isEmpty, rows.count == elements.count {
        self = .table(
          rows.map { row in
            var values: [String: Value] = [:]
            for member in row { values[member.name] = Value(json: member.value) }
            return values
          })
        return
      }
      let values = elements.compactMap { Value(json: $0) }
      guard values.count == elements.count else { return nil }
      self = .list(values)
    case .object:
      guard let value = Value(special: json) else { return nil }
      self = value
    }
  }

  private init?(special json: JSON) {
    if let text = json["date"]?.string, let day = CalendarDay(text) {
      self = .date(day)
    } else if let text = json["datetime"]?.string, let instant = Instant(rfc3339: text) {
      self = .instant(instant)
    } else if let text = json["decimal"]?.string, let decimal = ExactDecimal(text) {
      self = .decimal(decimal)
    } else if let text = json["money"]?.string, let amount = ExactDecimal(text),
      let currency = json["currency"]?.string
    {
      self = .money(Money(amount: amount, currency: currency))
    } else {
      return nil
    }
  }

  /// The value that a text on the command line stands for: a number, a date, an instant or
  /// money where it reads as one (`3`, `2026-11-21`, `12.50 EUR`), else text.
  package init(readingText text: String) {
    if let json = try? JSON(parsing: text.utf8), case .number = json, let value = Value(json: json)
    {
      self = value
    } else if let day = CalendarDay(text) {
      self = .date(day)
    } else if let instant = Instant(rfc3339: text) {
      self = .instant(instant)
    } else if let money = Money(text) {
      self = .money(money)
    } else {
      self = .text(text)
    }
  }
}
