import MessageFormat
import Testing

@testable import Parlance

@Suite("Readers that know nothing of Parlance find values inert in every context")
struct InertValuesTests {
  /// What stands for a value in the items that others are compared with.
  private static let marker = "Qqq"

  @Test("Generated values change nothing but their own places")
  func generated() throws {
    #expect(try faults(of: NaughtyStrings.generated) == [])
  }

  @Test("The strings of the suite change nothing but their own places")
  func suite() throws {
    #expect(try faults(of: NaughtyStrings.suite + HarmlessTests.hostile) == [])
  }

  private func faults(of values: [String]) throws -> [String] {
    let renderer = Renderer(repository: try LiteralContent.repository(EveryContext.files))
    var cases: [String] = []
    var count = 0
    for template in EveryContext.templates + [EveryContext.body] {
      cases.append(try #require(try line(template, Self.marker, renderer, isMarker: true)))
    }
    for (index, value) in Set(values).sorted().enumerated() {
      let mail = try line(EveryContext.whole, value, renderer)
      // Control characters are refused in a header, and nowhere else.
      let all = try mail ?? line(EveryContext.body, value, renderer)
      if all != nil { count += 1 }
      // The other contexts take turns, but for the script, which holds most of them.
      let others = EveryContext.templates.dropFirst().enumerated().filter { other, template in
        template.item.kind == .callScript || index % 3 == other % 3
      }
      cases += try ([all] + others.map { try line($0.element, value, renderer) }).compactMap(\.self)
    }
    #expect(count * 100 >= Set(values).count * 95, "\(count) of \(Set(values).count) are taken")
    return try Judge(name: "harmless").faults(in: cases)
  }

  /// The item as a line for the judge; nil where the value was refused.
  private func line(
    _ template: EveryContext.Template, _ value: String, _ renderer: Renderer, isMarker: Bool = false
  ) throws -> String? {
    let customer = try EveryContext.customer(value, template, in: renderer.repository)
    do throws(RenderError) {
      let rendered = try renderer.render(
        template.item, locale: template.locale, customer: customer, on: CalendarDay("2026-11-21"))
      var entries: [(String, JSON)] = [("template", .string(template.name))]
      if !isMarker { entries.append(("value", .string(value))) }
      if template.item.kind == .email {
        entries.append(("eml", .string(try rendered.eml())))
        entries.append(("name", .string(template.hasHeaders ? value : "Jana Sommer")))
        entries.append(("address", .string("jana@example.com")))
      }
      return "\(JSON.object(entries).text().dropLast()),\"rendered\":\(rendered.json)}"
    } catch {
      #expect(error.variable.map(EveryContext.variables.contains) == true, "\(error)")
      #expect(error.kind == .data, "\(error)")
      return nil
    }
  }
}

/// Items with a value in every context that there is.
enum EveryContext {
  /// An item in a locale.
  struct Template {
    var name: String
    var item: ItemID
    var locale: LocaleTag?
    /// Whether the value stands in header fields too.
    var hasHeaders = false
  }

  /// The variables that the value goes into.
  static let variables: Set = ["x", "name", "phone", "products", "product", "licences"]

  /// A mail with the value in its body, but in no header.
  static let body = Template(
    name: "body", item: ItemID(.email, "body"), locale: LocaleTag("en"))

  /// A mail with the value everywhere.
  static let whole = Template(
    name: "whole mail", item: ItemID(.email, "whole"), locale: LocaleTag("en"), hasHeaders: true)

  static let templates = [
    whole,
    Template(
      name: "arabic", item: ItemID(.email, "arabic"), locale: LocaleTag("ar"), hasHeaders: true),
    Template(
      name: "script", item: ItemID(.callScript, "c"), locale: LocaleTag("en"), hasHeaders: true),
    Template(
      name: "objection", item: ItemID(.objection, "o"), locale: LocaleTag("en"), hasHeaders: true),
    Template(name: "asset", item: ItemID(.asset, "a"), locale: LocaleTag("en"), hasHeaders: true),
  ]

  static let files: [String: String] = [
    "locales/ar.yaml": "labels:\n  unsubscribe: إلغاء\n",
    "content/senders/example.yaml": "name: E\nemail: e@example.com\nunsubscribe: https://e.com/u\n",
    "content/snippets/sig/en.md": "Signed {x}\n\n- {x}\n",
    "content/emails/body/en.md": LiteralContent.mail(bodyText),
    "content/emails/whole/en.md": LiteralContent.mail(
      bodyText, subject: "S {x} {tier, select, plus {p} other {o {x}}}",
      preheader: "P {x}, {sig, snippet}"),
    "content/emails/arabic/ar.md": LiteralContent.mail(
      "مرحبا {x}!\n\n- {x} و {products, list}\n\n[رابط {x}](https://example.com/{x}-b)\n",
      subject: "مرحبا {x}", preheader: "{x} ه"),
    "content/call-scripts/c/en.md": """
    ---
    title: Call {x}
    purpose: Find {x} out
    ---
    ## Greet {x}

    > Hello {x}

    Is it [dear {x}](objection:o)? Then go to [the {x}](step:2).

    - [ ] Budget of {x}

    ## Close
    """,
    "content/objections/o/en.md": "---\nstatement: Too dear, {x}\n---\nIt **pays** {x}.\n",
    "content/objections/o/item.yaml": "forward: [a]\n",
    "content/assets/a/en.md":
      "---\ntitle: Flyer {x}\nlink: https://example.com/{x}-b\n---\nNice {x}\n",
  ]

  private static let bodyText = """
    Text {x}, *{x}* and **{x}** and ***{x}***, ~~{x}~~, `code {x}`, "{x}".

    {x}

    # Heading {x}

    ## A {tier, select, plus {p} other {b {x}}}

    - Item {x}
    - [Link {x}](https://example.com/a/{x}-b?q={x}#{x})

    1. First {x}

    - [ ] Task {x}

    > Quote {x}

    > - Nested {x}

    ![Alt {x}](https://example.com/{x}-i.png "Title {x}") and [text](https://example.com "Title {x}")

    Mail [to](mailto:{x}-a@example.com) or [call](tel:{x}0).

    [Button {x}](https://example.com/{x}.html)

        Code {x}

    ```
    {x} fenced {x}
    ```

    Line {x}\\
    break {x}

    Inline {tier, select, plus {p} other {*b* {x} `{x}` [l](https://example.com/{x}-b)}} branch

    {tier, select, plus {p} other {
    - Block {x}

      > {x}
    }}

    {phone, select, missing {none} other {Call {phone}}}

    {licences, select, each {- Row {product}: {count}} other {none}}

    Rows {licences, select, each {{product} **{product}**} other {none}} inline

    List {products, list} and {products, list, or}

    {sig, snippet}

    Inline {sig, snippet} snippet

    Tables

    See <https://example.com/{x}-auto> there

    | {x} | b |
    |---|:-:|
    | c | *{x}* |
    | `{x}` | [{x}](https://example.com/{x}-b) |

    | Product | Count |
    |---|---|
    {licences, select, each {| {product} | {count} |} other {| none | 0 |}}
    """

  /// A customer with the value everywhere.
  static func customer(
    _ value: String, _ template: Template, in repository: Repository
  ) throws -> Customer {
    var customer = try LiteralContent.customer(in: repository)
    customer.values["x"] = .text(value)
    customer.values["phone"] = .text(value)
    if template.hasHeaders { customer.values["name"] = .text(value) }
    customer.values["products"] = .list([.text(value), .text("b"), .text(value)])
    customer.values["licences"] = .table([
      ["product": .text(value), "count": .integer(1)],
      ["product": .text(value), "count": .integer(2)],
    ])
    return customer
  }
}
