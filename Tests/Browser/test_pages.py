"""What holds for every page, in every language of the interface."""

import functools
import pathlib

import axe_playwright_python

from preview import Preview, page

PAGES = {
    "today": "/?sample=1",
    "lifecycle": "/lifecycle/vip",
    "lifecycle-customer": "/lifecycle/vip?customer=acme",
    "emails": "/emails",
    "mail": "/emails/win-back",
    "mail-beside": "/emails/renewal-general?beside=ja",
    "try": "/try/emails/renewal-small",
    "scripts": "/call-scripts",
    "script": "/call-scripts/renewal",
    "objections": "/objections",
    "objection": "/objections/id-migration",
    "coverage": "/coverage",
}
LANGUAGES = ["en", "ar", "de", "it", "ja", "ko", "pl"]
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
AXE_RUN = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  iframes: false}).then((found) => found.violations.map((violation) =>
  violation.id + ": " + violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")))"""


def cases(*lists):
    def add(function):
        function.cases = functools.reduce(
            lambda all, some: [(*one, other) for one in all for other in some], lists, [()])
        return function
    return add


def axe(tab):
    """What axe-core finds; it is injected past the page's own policy."""
    session = tab.context.new_cdp_session(tab)
    session.send("Runtime.evaluate", {"expression": AXE})
    return tab.evaluate(AXE_RUN)


@cases(LANGUAGES)
def test_pages_speak_the_language_and_keep_the_rules(browser, language):
    """Each page opens without a complaint, in the browser's language, mirrored where it is written
    from right to left, with one main heading, and axe-core finds nothing, in English dark as well."""
    # The colours are the same in every language.
    schemes = ("light", "dark") if language == "en" else ("light",)
    with Preview() as preview:
        for scheme in schemes:
            for name, address in PAGES.items():
                with page(browser, preview, language, scheme=scheme) as tab:
                    answer = tab.goto(address)
                    assert answer.status == 200, f"{name}: {answer.status}"
                    assert tab.locator("html").get_attribute("lang") == language, name
                    direction = "rtl" if language == "ar" else "ltr"
                    assert tab.locator("html").get_attribute("dir") == direction, name
                    assert tab.locator("main h1").count() == 1, f"{name}: one main heading"
                    found = axe(tab)
                    assert not found, f"{name}, {scheme}: " + "\n".join(found)


@cases(["en", "de", "ar"])
def test_pages_fit_narrow_windows(browser, language):
    """At 320 px, which is also 1280 px at 400 %, no page scrolls sideways."""
    with Preview() as preview:
        for name, address in PAGES.items():
            with page(browser, preview, language, width=320, height=640) as tab:
                tab.goto(address)
                width = tab.evaluate("document.documentElement.scrollWidth")
                assert width <= 320, f"{name} is {width} px wide"


def test_pages_can_be_read_without_script(browser):
    """Without JavaScript each page shows the same headings."""
    with Preview() as preview:
        for name, address in PAGES.items():
            headings = []
            for script in (True, False):
                with page(browser, preview, java_script_enabled=script) as tab:
                    tab.goto(address)
                    headings.append(tab.locator("main :is(h1, h2)").all_inner_texts())
            assert headings[0] == headings[1] and headings[0], f"{name}: {headings}"


def test_language_switch_overrides_the_browser(browser):
    """The language chosen stays, on every page, and one comes back to where one was."""
    with Preview() as preview, page(browser, preview, "de") as tab:
        tab.goto("/emails?locale=ja")
        tab.locator("select[name=language]").select_option("ar")
        tab.wait_for_selector("html[lang=ar]")
        assert tab.url.endswith("/emails?locale=ja")
        tab.goto("/coverage")
        assert tab.locator("html").get_attribute("dir") == "rtl"
