/// Fields of forms that several pages have.
enum Field {
  /// A choice of one thing, or of all; sent as soon as it is made.
  static func choice(
    _ name: String, _ label: String, all: String?, _ options: [(value: String, text: String)],
    _ chosen: String?
  ) -> HTML {
    let entries: [HTML] = options.map { option in
      let selected: HTML = option.value == chosen ? " selected" : ""
      return "<option value=\"\(option.value)\"\(selected)>\(option.text)</option>"
    }
    let every: HTML? = all.map { "<option value=\"\">\($0)</option>" }
    return """
      <label>\(label) <select name="\(name)" data-submit>\(every)\(entries)</select></label>
      """
  }
}
