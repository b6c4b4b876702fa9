extension Message {
  /// What a message asks of one variable.
  public struct Argument: Hashable, Sendable {
    /// The variable.
    public var variable: String
    /// How the variable is used: the names of functions and of matches as they are written, and
    /// nil for a bare `{name}`; each once, in the order of the message.
    public var uses: [String?]

    /// Makes an argument.
    public init(variable: String, uses: [String?]) {
      self.variable = variable
      self.uses = uses
    }
  }

  /// The variables that the message uses, in the order in which they first occur.
  public var arguments: [Argument] {
    var found: [Argument] = []
    var places: [String: Int] = [:]
    pattern.forEachUse { variable, use in
      if let index = places[variable] {
        if !found[index].uses.contains(use) { found[index].uses.append(use) }
      } else {
        places[variable] = found.count
        found.append(Argument(variable: variable, uses: [use]))
      }
    }
    return found
  }

  /// One way through the matches of a message.
  public struct Branch: Hashable, Sendable {
    /// What was chosen, from the outside to the inside.
    public var choices: [Choice]

    /// One variant of one match.
    public struct Choice: Hashable, Sendable {
      /// What the choice is made on.
      public var selector: Match.Selector
      /// The key of the variant.
      public var key: Match.Key

      /// Makes a choice.
      public init(selector: Match.Selector, key: Match.Key) {
        self.selector = selector
        self.key = key
      }
    }

    /// Makes a branch.
    public init(choices: [Choice]) {
      self.choices = choices
    }
  }

  /// Every variant of every match, with the variants around it, in the order of the message.
  public var branches: [Branch] {
    var found: [Branch] = []
    pattern.collectBranches(behind: [], into: &found)
    return found
  }
}

extension Pattern {
  /// Calls the closure for every variable that is used, at every place.
  func forEachUse(_ body: (_ variable: String, _ use: String?) -> Void) {
    for part in parts {
      switch part {
      case .text, .matchedNumber: continue
      case .expression(let expression): body(expression.variable, expression.function?.name)
      case .match(let match):
        for selector in match.selectors { body(selector.variable, selector.function.name) }
        for variant in match.variants { variant.pattern.forEachUse(body) }
      }
    }
  }

  fileprivate func collectBranches(
    behind choices: [Message.Branch.Choice], into found: inout [Message.Branch]
  ) {
    for case .match(let match) in parts {
      guard let selector = match.selectors.first else { continue }
      for variant in match.variants {
        guard let key = variant.keys.first else { continue }
        let taken = choices + [Message.Branch.Choice(selector: selector, key: key)]
        found.append(Message.Branch(choices: taken))
        variant.pattern.collectBranches(behind: taken, into: &found)
      }
    }
  }
}
