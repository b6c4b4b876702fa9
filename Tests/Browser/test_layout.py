"""Pages can be read at every size: narrow, at 200 %, with the spacing that a reader needs, printed."""

import re

import reading
from preview import Preview, page, shared
from test_pages import AXE_RUN, LANGUAGES, PAGES, RULES, cases, put_in_axe

# A wide window, the same at 200 %, a phone, and 1280 px at 400 %.
SIZES = [(1280, 900), (640, 400), (375, 700), (320, 640)]
# The spacing of WCAG 1.4.12 is that of scripts with letters that stand apart.
SPACED = {"en", "de"}


def expect_readable(tab, sizes, what):
    for width, height in sizes:
        tab.set_viewport_size({"width": width, "height": height})
        found = tab.evaluate(reading.LAYOUT)
        assert not found, f"{what}, {width} px wide:\n" + "\n".join(found)


@cases(LANGUAGES)
def test_pages_can_be_read_at_every_size(browser, language):
    """Nothing scrolls sideways, no text is cut, squeezed or sticks out, and controls stand apart, at
    any size, and with more space between lines, words and letters."""
    with page(browser, shared(), language) as tab:
        for name, address in PAGES.items():
            tab.goto(address)
            expect_readable(tab, SIZES, name)
            if language in SPACED:
                tab.evaluate(reading.SPACING)
                expect_readable(tab, [SIZES[0], SIZES[-1]], f"{name}, spaced")


def test_faults_can_be_read(browser):
    """A broken mail, a text that is missing and a page that is not there keep the same rules."""
    faults = ["/emails/win-back", "/emails/welcome", "/objections/id-migration", "/call-scripts/renewal",
              "/coverage", "/nowhere"]
    with Preview() as preview:
        preview.replace("content/emails/win-back/de.md", "---\n", "---\npreheader: {broken\n")
        preview.file("content/emails/welcome/de.md").unlink()
        preview.file("content/objections/id-migration/de.md").unlink()
        preview.replace("content/call-scripts/renewal/de.md", "{quoteNumber}", "{quoteNumbr}")
        with page(browser, preview, "de") as tab:
            tab.complaints.allowed = "404"
            for address in faults:
                for scheme in ("light", "dark"):
                    tab.emulate_media(color_scheme=scheme)
                    tab.goto(address)
                    expect_readable(tab, [SIZES[0], SIZES[-1]], address)
                    put_in_axe(tab)
                    found = tab.evaluate(AXE_RUN, RULES)
                    assert not found, f"{address}, {scheme}: " + "\n".join(found)


def test_long_words_are_broken(browser):
    """A word as German makes them, in every title and in a customer's name, widens no page."""
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    with Preview() as preview:
        preview.replace("content/emails/win-back/de.md", "subject: >-\n  ", f"subject: >-\n  {word} ")
        preview.replace("content/call-scripts/renewal/de.md", "title: >-\n  ", f"title: >-\n  {word} ")
        preview.replace("content/call-scripts/renewal/de.md", "\n## ", f"\n## {word} ")
        preview.replace(
            "content/objections/id-migration/de.md", "statement: >-\n  ", f"statement: >-\n  {word} ")
        plan = "content/playbooks/vip/de.yaml"
        preview.file(plan).write_text(
            re.sub(r"(title: >-\n +)", rf"\g<1>{word} ", preview.file(plan).read_text("utf-8")), "utf-8")
        preview.replace("content/customers/acme.yaml", "companyName: ", f"companyName: {word}")
        with page(browser, preview, "de") as tab:
            for name, address in PAGES.items():
                tab.goto(address)
                expect_readable(tab, [SIZES[0], SIZES[-1]], name)


def test_controls_are_large_enough_for_a_thumb(browser):
    """On a phone each control is 24 px large, or stands so far from others (WCAG 2.5.8)."""
    with page(browser, shared(), "de", width=375, height=700) as tab:
        for name, address in PAGES.items():
            tab.goto(address)
            put_in_axe(tab)
            found = tab.evaluate(AXE_RUN, {"type": "rule", "values": ["target-size"]})
            assert not found, f"{name}: " + "\n".join(found)


def test_pages_stand_still_for_those_who_ask(browser):
    """Where less motion is asked for, nothing moves by itself or takes time to appear."""
    moving = """() => [...document.querySelectorAll("*")].flatMap((element) =>
      [null, "::before", "::after"].map((part) => getComputedStyle(element, part)).filter((style) =>
        style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
          || style.animationName !== "none" || style.scrollBehavior === "smooth")
      .map(() => `<${element.nodeName}> ${element.className}`))"""
    with page(browser, shared(), reduced_motion="reduce") as tab:
        for name, address in PAGES.items():
            tab.goto(address)
            found = tab.evaluate(moving)
            assert not found, f"{name}: {found[:5]}"


def test_pages_print_what_is_read(browser):
    """On paper stands the content, in dark ink though the screen is dark, without what is clicked."""
    shown = """(selector) => [...document.querySelectorAll(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true })).map((element) => element.outerHTML.slice(0, 120))"""
    ink = """() => { const [r, g, b] = getComputedStyle(document.querySelector("h1")).color.match(/\\d+/g);
      return Math.max(r, g, b); }"""
    with page(browser, shared(), "de", scheme="dark") as tab:
        for name, address in PAGES.items():
            tab.goto(address)
            tab.emulate_media(media="print", color_scheme="dark")
            left = tab.evaluate(shown, "body > header, main button, .button, .switch, .filters, .skip")
            assert not left, f"{name}: {left}"
            assert tab.evaluate(ink) < 100, f"{name} is printed in light ink"
            assert tab.evaluate(shown, "main h1"), f"{name}: its title is printed"
            assert tab.pdf().startswith(b"%PDF")
            tab.emulate_media(media="screen", color_scheme="dark")


def test_script_prints_whole(browser):
    """A call script is printed with every solution open, boxes to tick and lines to write on, and
    without its list of steps and the search."""
    with page(browser, shared(), "de") as tab:
        tab.goto(PAGES["script"])
        tab.emulate_media(media="print")
        assert not tab.locator(".step-list").is_visible()
        assert not tab.locator("#search").is_visible()
        solutions = tab.locator(".script details.objection > div")
        assert solutions.count() >= 4
        hidden = solutions.evaluate_all(
            "all => all.filter((one) => one.getBoundingClientRect().height < 20).map((one) => one.id)")
        assert not hidden, hidden
        assert tab.locator(".script input[type=checkbox]").first.is_visible()
        assert tab.locator("#note-0").is_visible()
