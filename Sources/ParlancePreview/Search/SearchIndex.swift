import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can be searched for in some texts of a language: their words, and where each stands.
///
/// Each text has a head, such as an objection, and a body, such as its solution; what the head says
/// counts for more.
struct SearchIndex: Sendable {
  let collation: Collation
  /// How many texts there are.
  let count: Int
  private let words: [Word]
  private let pairs: [UInt64: [Place]]

  private struct Word {
    var letters: [UInt32]
    var mask: UInt64
    var places: [Place] = []
  }

  /// The text that something stands in, and whether in its head.
  fileprivate struct Place: Hashable {
    var text: Int32
    var isHead: Bool
  }

  /// A text that fits, and how well.
  struct Hit: Equatable {
    var text: Int
    var score: Double
  }

  init(_ texts: [(head: String, body: String)], _ collation: Collation) {
    self.collation = collation
    count = texts.count
    var reader = SearchWordReader(collation)
    var numbers: [UInt64: Int] = [:]
    var words: [Word] = []
    var pairs: [UInt64: [Place]] = [:]
    for (number, text) in texts.enumerated() {
      for (part, isHead) in [(text.head, true), (text.body, false)] {
        let place = Place(text: Int32(number), isHead: isHead)
        let all = reader.words(of: part)
        for word in all where !word.isCharacter {
          if let known = numbers[word.key] {
            words[known].places.appendUnlessLast(place)
          } else {
            numbers[word.key] = words.count
            words.append(
              Word(
                letters: word.letters, mask: SearchTerm.mask(of: word.letters), places: [place]))
          }
        }
        for pair in all.pairs {
          pairs[pair.key, default: []].appendUnlessLast(place)
          // A single character is found wherever it begins a pair.
          if pair.words.count > 1 {
            pairs[all[pair.words.lowerBound].key, default: []].appendUnlessLast(place)
          }
        }
      }
    }
    self.words = words
    self.pairs = pairs
  }

  /// The texts that fit what was typed, the best first; what is found in few texts tells more.
  ///
  /// The query learns which of its words the texts have.
  func search(_ query: inout SearchQuery) -> [Hit] {
    guard !query.isEmpty, count > 0 else { return [] }
    var scores = [Double](repeating: 0, count: count)
    var shares = [Double](repeating: 0, count: count)
    var total = 0.0
    let isAlone = query.words.count == 1
    for index in query.words.indices {
      var best = [Double](repeating: 0, count: count)
      let letters = query.words[index].letters
      query.words[index].isKnown = words.contains { $0.letters == letters }
      let term = query.words[index]
      for word in words {
        let quality = term.quality(of: word.letters, mask: word.mask)
        guard quality > 0 else { continue }
        for place in word.places {
          let value = quality * (place.isHead ? SearchIndex.headWeight : 1)
          best[Int(place.text)] = max(best[Int(place.text)], value)
        }
      }
      let found = best.count { $0 > 0 }
      query.words[index].isTelling = isAlone || found * 2 <= count + 1
      total += add(best, found: found, to: &scores, &shares)
    }
    for pair in query.pairs {
      var best = [Double](repeating: 0, count: count)
      for place in pairs[pair] ?? [] {
        let value = place.isHead ? SearchIndex.headWeight : 1
        best[Int(place.text)] = max(best[Int(place.text)], value)
      }
      let found = best.count { $0 > 0 }
      let weight = add(best, found: found, to: &scores, &shares)
      // One character that is mistyped takes two pairs away.
      total += found == 0 ? weight * SearchIndex.unknownPairWeight : weight
    }
    return scores.indices.filter { shares[$0] * 2 >= total }.map {
      Hit(text: $0, score: scores[$0] * shares[$0] / total)
    }.sorted { ($1.score, $0.text) < ($0.score, $1.text) }
  }

  /// How much more the head of a text counts than its body.
  private static let headWeight = 3.0

  /// How much a pair of characters that no text has speaks against what else is found.
  private static let unknownPairWeight = 0.4

  /// Adds what was found of one term; returns how much the term tells.
  private func add(
    _ best: [Double], found: Int, to scores: inout [Double], _ shares: inout [Double]
  ) -> Double {
    let weight = log(1 + Double(count) / Double(max(found, 1)))
    for text in best.indices where best[text] > 0 {
      scores[text] += best[text] * weight
      shares[text] += weight
    }
    return weight
  }
}

extension [SearchIndex.Place] {
  /// Adds a place, once.
  fileprivate mutating func appendUnlessLast(_ place: SearchIndex.Place) {
    if last != place { append(place) }
  }
}
