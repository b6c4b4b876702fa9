import MessageFormat

/// Reads customers from objects of JSON without a tree: the bytes of a value become a value.
///
/// It knows what ordinary lines are made of. Where anything is out of the ordinary - a table, a
/// number in an unusual form, a name that is not declared, a fault - it gives up, and the line is
/// read again the long way, by ``Customer/read(json:id:variables:)``.
struct JSONCustomerReader {
  private let fields: RosterFields
  private var memo = RosterMemo()
  /// The names of the line before, in order: most likely the next line has the same.
  private var order: [Int] = []
  /// In which line a name was seen last, so that a second one in the same line is noticed.
  private var seen: [Int]
  /// The values of the line, by their fields.
  private var read: [(field: Int, value: Value)] = []
  private var template = ValuesTemplate()
  private var line = 0
  private var unescaped: [UInt8] = []

  init(_ fields: RosterFields) {
    self.fields = fields
    seen = Array(repeating: 0, count: fields.count)
  }

  /// The customer of an object; nil where it has to be read the long way.
  mutating func customer(_ text: RosterBytes) -> Customer? {
    line += 1
    var cursor = JSONCursor(text)
    var customer = Customer(id: "")
    read.removeAll(keepingCapacity: true)
    guard cursor.take(UInt8(ascii: "{")) else { return nil }
    var position = 0
    if !cursor.take(UInt8(ascii: "}")) {
      repeat {
        guard let index = name(&cursor, position), seen[index] != line,
          cursor.take(UInt8(ascii: ":")), set(fields.slot(index), of: &customer, &cursor)
        else { return nil }
        seen[index] = line
        if position == order.count {
          order.append(index)
        } else if order[position] != index {
          order[position] = index
        }
        position += 1
      } while cursor.take(UInt8(ascii: ","))
      guard cursor.take(UInt8(ascii: "}")) else { return nil }
    }
    guard cursor.isAtEnd else { return nil }
    customer.values = template.values(read, fields)
    return customer
  }

  /// The place among the names of the one that comes next.
  private func name(_ cursor: inout JSONCursor, _ position: Int) -> Int? {
    guard let name = cursor.string(), !name.isEscaped else { return nil }
    if position < order.count, fields.isName(order[position], name.bytes) {
      return order[position]
    }
    return QuickRead.text(name.bytes).flatMap(fields.index(of:))
  }

  private mutating func set(
    _ slot: RosterFields.Slot, of customer: inout Customer, _ cursor: inout JSONCursor
  ) -> Bool {
    guard case .field(let index) = slot else {
      return setReserved(slot, of: &customer, &cursor)
    }
    if cursor.take(word: "null") { return true }
    let field = fields.fields[index]
    let value: Value?
    if field.type == .list {
      guard let texts = texts(&cursor) else { return false }
      if texts.isEmpty { return true }
      value = .list(texts)
    } else {
      guard let token = cursor.scalar() else { return false }
      if token.bytes.isEmpty { return true }
      if token.isEscaped {
        guard JSONCursor.unescape(token.bytes, into: &unescaped) else { return false }
        value = unescaped.withUnsafeBufferPointer { field.quickValue($0, &memo) }
      } else {
        value = field.quickValue(token.bytes, &memo)
      }
    }
    guard let value else { return false }
    read.append((index, value))
    return true
  }

  /// The elements of a list of plain texts.
  private func texts(_ cursor: inout JSONCursor) -> [Value]? {
    guard cursor.take(UInt8(ascii: "[")) else { return nil }
    var texts: [Value] = []
    if cursor.take(UInt8(ascii: "]")) { return texts }
    repeat {
      guard let token = cursor.string(), !token.isEscaped,
        let text = QuickRead.text(token.bytes)
      else { return nil }
      texts.append(.text(text))
    } while cursor.take(UInt8(ascii: ","))
    return cursor.take(UInt8(ascii: "]")) ? texts : nil
  }

  private mutating func setReserved(
    _ slot: RosterFields.Slot, of customer: inout Customer, _ cursor: inout JSONCursor
  ) -> Bool {
    guard let token = cursor.scalar(), !token.isEscaped, !token.bytes.isEmpty,
      let text = QuickRead.text(token.bytes)
    else { return false }
    switch slot {
    case .id: customer.id = text
    case .locale:
      guard let tag = memo.locale(text, read: { LocaleTag($0) }) else { return false }
      customer.locale = tag
    case .timeZone:
      guard memo.isTimeZone(text) else { return false }
      customer.timeZone = text
    case .on:
      guard let day = CalendarDay(text) else { return false }
      customer.on = day
    case .field: return false
    }
    return true
  }
}

/// A dictionary of values with the names of the line before: where the next line has the same
/// names, a copy of it takes the values without that a name is looked up.
private struct ValuesTemplate {
  private var names: [Int] = []
  private var places: [Dictionary<String, Value>.Index] = []
  private var values: [String: Value] = [:]

  mutating func values(
    _ read: [(field: Int, value: Value)], _ fields: RosterFields
  ) -> [String: Value] {
    guard read.count == names.count, zip(read, names).allSatisfy({ $0.field == $1 }) else {
      return refilled(read, fields)
    }
    var values = values
    for (place, element) in zip(places, read) { values.values[place] = element.value }
    return values
  }

  private mutating func refilled(
    _ read: [(field: Int, value: Value)], _ fields: RosterFields
  ) -> [String: Value] {
    var filled = [String: Value](minimumCapacity: read.count)
    for (field, value) in read { filled[fields.fields[field].name] = value }
    names = read.map(\.field)
    values = filled.mapValues { _ in .integer(0) }
    places = read.compactMap { values.index(forKey: fields.fields[$0.field].name) }
    return filled
  }
}
