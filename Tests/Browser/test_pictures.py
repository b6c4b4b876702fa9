"""The pictures of the documentation, taken of the pages as they are: make pictures."""

import os
import pathlib
import tempfile

from PIL import Image

from preview import Preview, page

# Where nobody asks for them they are taken all the same, so that they always can be.
FOLDER = pathlib.Path(os.environ.get("PARLANCE_PICTURES") or tempfile.mkdtemp())

# A name, the language and the look of the pages, and what is on them.
PICTURES = [
    ("today-en", "en", "light", "/?sample=1"),
    ("lifecycle-en", "en", "light", "/lifecycle/vip?locale=en&customer=harbour-finch"),
    ("mail-de", "de", "light", "/emails/renewal-general?locale=de&customer=acme"),
    ("mail-ja", "ja", "light", "/emails/renewal-general?locale=ja&customer=aozora&width=phone"),
    ("mail-ar", "ar", "dark", "/emails/renewal-general?locale=ar&customer=noor"),
    ("script-en", "en", "light", "/call-scripts/renewal?locale=en&customer=harbour-finch"),
    ("try-de", "de", "light", "/try/emails/renewal-small?locale=de"),
    ("coverage-en", "en", "dark", "/coverage"),
]


def leave_holes(preview):
    """What is left to do makes a coverage worth looking at."""
    preview.file("content/call-scripts/active-use/pl.md").unlink()
    preview.file("content/emails/no-deployment-follow-up/it.md").unlink()
    preview.replace("content/assets/support-guide/ko.md", "---\n", "---\nstate: review\n")
    preview.replace("content/emails/active-use/en.md", "subject: >-\n  ", "subject: >-\n  Now: ")


def take(tab, name):
    """A picture of few colours, which is a third of the size and looks the same."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"preview-{name}.png"
    tab.screenshot(path=file, animations="disabled", caret="hide")
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(192, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    return file


def test_picture(browser, name, language, scheme, address):
    """A picture of a page that shows what it is for, small enough for a repository."""
    with Preview() as preview:
        if name.startswith("coverage"):
            leave_holes(preview)
        with page(browser, preview, language, width=1280, height=860, scheme=scheme) as tab:
            tab.goto(address)
            tab.wait_for_selector("html.js")
            if tab.locator("iframe").count():
                tab.frame_locator("iframe").first.locator("p").first.wait_for()
            if name.startswith("lifecycle"):
                tab.locator(".filters").evaluate("filters => scrollTo(0, filters.offsetTop - 20)")
            if name.startswith("coverage"):
                tab.locator(".heat").evaluate(
                    "heat => scrollTo(0, heat.closest('section').offsetTop - 20)")
            tab.wait_for_timeout(300)
            size = take(tab, name).stat().st_size
        assert 10_000 < size < 150_000, f"{name} has {size} bytes"


test_picture.cases = PICTURES
