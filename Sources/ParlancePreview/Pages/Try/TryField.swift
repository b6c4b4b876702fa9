import MessageFormat
import Parlance

/// A variable as a field of a form.
struct TryField {
  let variable: Variable
  let visit: Visit
  let trial: Trial

  private var words: Words { visit.words }
  private var name: String { variable.name }
  private var id: HTML { "try-\(name)" }

  /// Whether the field itself says what it takes.
  private var isPlain: Bool {
    [.text, .choice, .boolean, .date, .datetime].contains(variable.type)
  }

  /// What the field begins with where nothing is tried: the customer's value.
  private var original: String { visit.customer.values[name]?.written ?? "" }
  private var value: String { trial.given[name] ?? original }
  private var isRefused: Bool { trial.refused.contains(name) }

  /// The field with its name, what it is for, and what is expected.
  var html: HTML {
    let explanation: HTML? = variable.explanation.map {
      "<p class=\"small muted\"\(HTML.language(of: visit.repository.project.source))>\($0)</p>"
    }
    return """
      <div class="field" id="field-\(name)">
      \(label)
      \(control)
      <p class="hint\(isRefused ? " wrong" : HTML.empty)" id="hint-\(name)">\
      \(isRefused ? "<strong>\(words[.tryWrong])</strong> " : HTML.empty)\
      \(isRefused || !isPlain ? hint : "")</p>
      \(explanation)</div>
      """
  }

  private var label: HTML {
    let optional: HTML =
      variable.isOptional ? " <span class=\"mark\">\(words[.tryOptional])</span>" : ""
    if variable.type == .money {
      return
        "<span class=\"label\" id=\"label-\(name)\"><code dir=\"ltr\">\(name)</code>\(optional)</span>"
    }
    return "<label for=\"\(id)\"><code dir=\"ltr\">\(name)</code>\(optional)</label>"
  }

  /// The attributes that all controls have.
  private func attributes(_ original: String, suffix: String = "") -> HTML {
    let wrong: HTML? = isRefused ? " aria-invalid=\"true\"" : nil
    return """
      name="set.\(name)\(suffix)" aria-describedby="hint-\(name)"\(wrong) \
      data-original="\(original)" autocomplete="off"
      """
  }

  private var control: HTML {
    switch variable.type {
    case .text, .email, .url: text
    case .datetime: moment
    case .integer, .decimal: number
    case .money: money
    case .date: "<input id=\"\(id)\" type=\"date\" value=\"\(value)\" \(attributes(original))>"
    case .choice: select(variable.values.map { ($0, $0) })
    case .boolean: select([("true", words[.tryTrue]), ("false", words[.tryFalse])])
    case .list, .table:
      """
      <textarea id="\(id)" rows="\(variable.type == .table ? 5 : 2)" dir="ltr" spellcheck="false" \
      \(attributes(original))>
      \(value)</textarea>
      """
    }
  }

  private var text: HTML {
    let type: HTML =
      switch variable.type {
      case .email: "email"
      case .url: "url"
      default: "text"
      }
    let direction: HTML = variable.type == .text ? "dir=\"auto\"" : "dir=\"ltr\""
    return
      "<input id=\"\(id)\" type=\"\(type)\" value=\"\(value)\" \(direction) \(attributes(original))>"
  }

  /// A day and a time by the customer's clock; what is none is shown as it was given.
  private var moment: HTML {
    let times = LocalTime(of: visit.customer, in: visit.repository)
    func shown(_ text: String) -> String? {
      text.isEmpty ? "" : Instant(rfc3339: text).flatMap(times.text)
    }
    let own = shown(original) ?? original
    guard let value = shown(value) else {
      return "<input id=\"\(id)\" value=\"\(value)\" dir=\"ltr\" \(attributes(own))>"
    }
    let step: HTML = value.utf8.count > 16 ? " step=\"1\"" : ""
    return """
      <input id="\(id)" type="datetime-local"\(step) value="\(value)" \(attributes(own))> \
      <code class="small" dir="ltr">\(times.zone)</code>
      """
  }

  private var number: HTML {
    let low: HTML? = variable.minimum.map { " min=\"\($0.text)\"" }
    let high: HTML? = variable.maximum.map { " max=\"\($0.text)\"" }
    let step: HTML = variable.type == .integer ? "1" : "any"
    // What is no number cannot stand in such a field, and is shown as it was given.
    let type: HTML = Double(value) == nil && !value.isEmpty ? "text" : "number"
    return """
      <input id="\(id)" type="\(type)" inputmode="decimal" step="\(step)"\(low)\(high) \
      value="\(value)" \(attributes(original))>
      """
  }

  private var money: HTML {
    func parts(_ text: String) -> (amount: String, currency: String) {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
    let (amount, currency) = parts(value)
    let (ownAmount, ownCurrency) = parts(original)
    return """
      <span class="money" role="group" aria-labelledby="label-\(name)">
      <label><span class="hidden">\(words[.tryAmount])</span>
      <input id="\(id)" inputmode="decimal" dir="ltr" value="\(amount)" \
      \(attributes(ownAmount, suffix: Trial.amount))></label>
      <label><span class="hidden">\(words[.tryCurrency])</span>
      <input class="currency" size="4" maxlength="3" dir="ltr" list="currencies" value="\(currency)" \
      \(attributes(ownCurrency, suffix: Trial.currency))></label>
      </span>
      """
  }

  private func select(_ options: [(value: String, text: String)]) -> HTML {
    var entries: [HTML] = options.map { option in
      let selected: HTML = option.value == value ? " selected" : ""
      return "<option value=\"\(option.value)\"\(selected)>\(option.text)</option>"
    }
    if variable.isOptional || value.isEmpty {
      let selected: HTML = value.isEmpty ? " selected" : ""
      entries.insert("<option value=\"\"\(selected)>\(words[.tryMissing])</option>", at: 0)
    }
    // A value that is none of them is told, not changed silently.
    if isRefused {
      entries.insert("<option value=\"\(value)\" selected>\(value)</option>", at: 0)
    }
    return "<select id=\"\(id)\" \(attributes(original))>\(entries)</select>"
  }

  /// What is expected.
  private var hint: String {
    func bound(_ number: ExactDecimal) -> Value {
      number.integer.map(Value.integer) ?? .decimal(number)
    }
    switch variable.type {
    case .text: return words[.tryExpectText]
    case .integer, .decimal:
      switch (variable.minimum, variable.maximum) {
      case (let low?, let high?):
        return words[.tryExpectRange, ["low": bound(low), "high": bound(high)]]
      case (let low?, nil): return words[.tryExpectFrom, ["low": bound(low)]]
      case (nil, let high?): return words[.tryExpectUpTo, ["high": bound(high)]]
      case (nil, nil):
        return words[variable.type == .integer ? .tryExpectInteger : .tryExpectDecimal]
      }
    case .money: return words[.tryExpectMoney]
    case .date: return words[.tryExpectDate]
    case .datetime: return words[.tryExpectInstant]
    case .choice, .boolean: return words[.tryExpectChoice]
    case .url: return words[.tryExpectAddress]
    case .email: return words[.tryExpectMail]
    case .list: return words[.tryExpectList]
    case .table:
      let columns = variable.columns.map(\.name)
      return words[.tryExpectTable, ["columns": .list(columns.map(Value.text))]]
    }
  }
}
