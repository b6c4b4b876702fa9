import MessageFormat

extension Variable {
  /// Values that it can take so that each range between some constants, and what lies beyond
  /// them, has one in it.
  ///
  /// - Parameters:
  ///   - constants: The constants.
  ///   - steps: How many values each range has, where it has so many.
  /// - Returns: The values, in no order.
  func values(around constants: [Value], steps: Int) -> [Value] {
    switch type {
    case .integer: integers(around: constants, steps).map(Value.integer)
    case .decimal: decimals(around: constants.compactMap(\.number), steps).map(Value.decimal)
    case .money: amounts(around: constants, steps)
    case .date:
      // Where no day is named, any is as good as another.
      (constants.compactMap(\.day) + (constants.isEmpty ? [20_908] : [])).flatMap { day in
        (-steps...steps).map { .date(CalendarDay(daysSinceEpoch: day + $0)) }
      }
    case .datetime:
      (constants.compactMap(\.moment) + (constants.isEmpty ? [1_806_480_000_000] : []))
        .flatMap { moment in
          (-steps...steps).map { .instant(Instant(milliseconds: moment + Int64($0))) }
        }
    case .choice: values.map(Value.text)
    case .boolean: [.text("true"), .text("false")]
    case .text, .url, .email: constants + [.text(otherText(than: constants))]
    case .list: [.list([.text("other")])]
    case .table: [.table([[:]])]
    }
  }

  /// The values that the declaration names, for what is compared with this variable.
  var landmarks: [Value] {
    [example, minimum.map(Value.decimal), maximum.map(Value.decimal)].compactMap { $0 }
  }

  private func integers(around constants: [Value], _ steps: Int) -> [Int64] {
    // Beyond it, adding to a number could overflow.
    let limit: Int64 = 1_000_000_000_000_000
    func bounded(_ number: Int64) -> Int64 { max(-limit, min(limit, number)) }
    let named = constants.compactMap { $0.number?.wholePart }.map(bounded)
    let least = minimum?.integer.map(bounded) ?? min(0, (named.min() ?? 0) - 1)
    let most =
      maximum?.integer.map(bounded) ?? max(least, named.max() ?? 0) + Int64(steps)
    var found = [least, most]
    for number in named {
      for step in -steps...steps { found.append(number + Int64(step)) }
    }
    return Set(found.filter { $0 >= least && $0 <= most }).sorted()
  }

  private func decimals(around constants: [ExactDecimal], _ steps: Int) -> [ExactDecimal] {
    let isSigned = constants.contains { $0.text.hasPrefix("-") }
    let least = minimum ?? (isSigned ? nil : ExactDecimal(0))
    var found = constants + [least, maximum].compactMap { $0 }
    for number in found + (isSigned ? [ExactDecimal(0)] : []) {
      for step in 1...steps { found += number.justBeyond(step) }
    }
    return found.filter { number in
      !(least.map { number.isLess(than: $0) } ?? false)
        && !(maximum?.isLess(than: number) ?? false)
    }
  }

  private func amounts(around constants: [Value], _ steps: Int) -> [Value] {
    var currencies: [String: [ExactDecimal]] = [:]
    for case .money(let money) in constants + [example].compactMap({ $0 }) {
      currencies[money.currency, default: []].append(money.amount)
    }
    if currencies.isEmpty { currencies["EUR"] = [] }
    return currencies.sorted { $0.key < $1.key }.flatMap { currency, amounts in
      decimals(around: amounts, steps).map { .money(Money(amount: $0, currency: currency)) }
    }
  }

  private func otherText(than constants: [Value]) -> String {
    var text = "other"
    while constants.contains(.text(text)) { text += "…" }
    return text
  }
}

extension ExactDecimal {
  /// Numbers that are a little farther from zero, on both sides of it where this is zero.
  fileprivate func justBeyond(_ step: Int) -> [ExactDecimal] {
    guard !text.contains("E") else { return [] }
    let end = "\(text.contains(".") ? "" : ".")00000000\(step)"
    return [ExactDecimal(text + end), text == "0" ? ExactDecimal("-0" + end) : nil]
      .compactMap { $0 }
  }

  /// The number without its fraction, where it fits.
  fileprivate var wholePart: Int64? {
    text.contains("E") ? nil : Int64(text.prefix { $0 != "." })
  }
}

extension Value {
  fileprivate var number: ExactDecimal? {
    switch self {
    case .integer(let integer): ExactDecimal(integer)
    case .decimal(let decimal): decimal
    default: nil
    }
  }

  fileprivate var day: Int? {
    if case .date(let day) = self { day.daysSinceEpoch } else { nil }
  }

  fileprivate var moment: Int64? {
    if case .instant(let instant) = self { instant.milliseconds } else { nil }
  }

  /// The value as a customer's file has it, as far as conditions know values.
  var asWritten: String {
    switch self {
    case .text(let text): shortened(text)
    case .integer(let integer): String(integer)
    case .decimal(let decimal): decimal.text
    case .double(let double): String(double)
    case .date(let day): day.description
    case .instant(let instant):
      "an instant of \(CalendarDay(daysSinceEpoch: Int(instant.milliseconds / 86_400_000)))"
    case .money(let money): "\(money.amount.text) \(money.currency)"
    case .list, .table: "something"
    }
  }
}
