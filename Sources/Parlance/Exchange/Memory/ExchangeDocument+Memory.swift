extension ExchangeDocument {
  /// Offers what was translated before for each unit that is left.
  mutating func offer(from memory: TranslationMemory) {
    for index in units.indices where units[index].state.isLeft {
      units[index].matches = memory.matches(for: units[index], in: target)
    }
  }

  /// Says of each unit that is left which other one before it is the same.
  mutating func tellRepeated() {
    var first: [String: String] = [:]
    for index in units.indices { units[index].repeats = nil }
    for index in units.indices where units[index].state.isLeft {
      let key = "\(units[index].branchKeys)\n\(units[index].source.plain)"
      if let id = first[key] {
        units[index].repeats = id
      } else {
        first[key] = units[index].id
      }
    }
  }
}
