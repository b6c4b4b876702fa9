/// The page of a playbook: what a reseller does when, and with what, in one locale.
struct PlaybookPage {
  /// A text, and the locale that it came from.
  struct Text {
    var text: String
    var locale: LocaleTag
  }

  var title: Text
  /// What stands below the title.
  var intro: Text?
  /// What else is said before the stages.
  var texts: [Text]
  var stages: [Stage]

  /// A stage with what is done in it, and what customers may say.
  struct Stage {
    var id: String
    var title: Text?
    /// For whom it is, where it is not for everybody.
    var conditions: [Text]
    /// Its goal, and what else is said of it.
    var texts: [Text]
    /// What is expected first, then what is on top.
    var efforts: [Effort]
    /// What the objections stand under.
    var objectionsTitle: Text?
    var objections: [Objection]
  }

  /// The actions of which as much is expected.
  struct Effort {
    var title: Text
    var actions: [Action]
  }

  /// An action and its steps.
  struct Action {
    var title: Text?
    var conditions: [Text]
    var texts: [Text]
    var steps: [Step]
  }

  /// A step: when, how, and with what.
  struct Step {
    var timing: Text
    var channel: Text?
    var conditions: [Text]
    var text: Text?
    var material: [Material]
    /// What the things that go along with it stand under.
    var withTitle: Text?
    var with: [Material]
  }

  /// An item by its name.
  struct Material {
    var name: Text
    /// Where it is to be had, if it is an asset.
    var address: String?
    /// For whom it is, where it is not for everybody.
    var conditions: [Text]
  }

  /// What a customer may say, and its solution.
  struct Objection {
    var statement: Text
    var solution: (html: String, text: String)
  }
}
