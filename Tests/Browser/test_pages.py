"""What holds for every page, in every language of the interface."""

import functools
import pathlib

import axe_playwright_python

from preview import Preview, page, shared

PAGES = {
    "today": "/?sample=1",
    "today-empty": "/",
    "lifecycle": "/lifecycle/vip",
    "lifecycle-customer": "/lifecycle/vip?customer=acme",
    "emails": "/emails",
    "mail": "/emails/win-back",
    "mail-beside": "/emails/renewal-general?beside=ja",
    "try": "/try/emails/renewal-small",
    "try-script": "/try/call-scripts/renewal",
    "scripts": "/call-scripts",
    "script": "/call-scripts/renewal",
    "objections": "/objections",
    "objection": "/objections/id-migration",
    "coverage": "/coverage",
}
LANGUAGES = ["en", "ar", "de", "it", "ja", "ko", "pl"]
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
AXE_RUN = """(only) => axe.run(document, {runOnly: only, iframes: false, resultTypes: ["violations"]})
  .then((found) => found.violations.map((violation) =>
    violation.id + ": " + violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")))"""


def cases(*lists):
    def add(function):
        function.cases = functools.reduce(
            lambda all, some: [(*one, other) for one in all for other in some], lists, [()])
        return function
    return add


# Of lists and tables of the same kind the first rows stand for all.
SHORTEN = """document.querySelectorAll(":is(ul, ol, tbody) > :nth-child(n+7)").forEach((row) => row.remove());"""


def put_in_axe(tab):
    """axe-core is injected past the page's own policy, into a page of few rows."""
    session = tab.context.new_cdp_session(tab)
    session.send("Runtime.evaluate", {"expression": SHORTEN + AXE})
    session.detach()


@cases(LANGUAGES)
def test_pages_speak_the_language_and_keep_the_rules(browser, language):
    """Each page opens without a complaint, in the browser's language, mirrored where it is written
    from right to left, with one main heading, and axe-core finds nothing, light and dark."""
    with page(browser, shared(), language) as tab:
        for name, address in PAGES.items():
            tab.emulate_media(color_scheme="light")
            answer = tab.goto(address)
            assert answer.status == 200, f"{name}: {answer.status}"
            assert tab.locator("html").get_attribute("lang") == language, name
            direction = "rtl" if language == "ar" else "ltr"
            assert tab.locator("html").get_attribute("dir") == direction, name
            assert tab.locator("main h1").count() == 1, f"{name}: one main heading"
            put_in_axe(tab)
            found = tab.evaluate(AXE_RUN, RULES)
            assert not found, f"{name}: " + "\n".join(found)
            # What is dark differs in its colours only.
            tab.emulate_media(color_scheme="dark")
            found = tab.evaluate(AXE_RUN, COLOURS)
            assert not found, f"{name}, dark: " + "\n".join(found)


def test_pages_can_be_read_without_script(browser):
    """Without JavaScript each page shows the same headings."""
    headings = []
    for script in (True, False):
        with page(browser, shared(), java_script_enabled=script) as tab:
            for name, address in PAGES.items():
                tab.goto(address)
                headings.append((name, tab.locator("main :is(h1, h2)").all_inner_texts()))
    half = len(PAGES)
    assert headings[:half] == headings[half:] and all(found for _, found in headings), headings


def test_language_switch_overrides_the_browser(browser):
    """The language chosen stays, on every page, and one comes back to where one was."""
    with Preview() as preview, page(browser, preview, "de") as tab:
        tab.goto("/emails?locale=ja")
        tab.locator("select[name=language]").select_option("ar")
        tab.wait_for_selector("html[lang=ar]")
        assert tab.url.endswith("/emails?locale=ja")
        tab.goto("/coverage")
        assert tab.locator("html").get_attribute("dir") == "rtl"
