"""Everything can be done without a mouse, and one sees where one is."""

import reading
from preview import Preview, page, shared
from test_pages import PAGES, cases

WAYS = {
    "plain": {"width": 1280, "height": 900},
    "zoomed, with colours of the reader's own": {"width": 640, "height": 400, "forced_colors": "active"},
}
# Of a long page its beginning and its end are walked.
BEGINNING, END = 50, 8


def walk(tab, name):
    """Presses the tab key from the first control to the last."""
    order = tab.evaluate(reading.REACHABLE)
    tab.evaluate("document.activeElement.blur()")
    reached = -1
    for _ in range(3 * len(order) + 20):
        tab.keyboard.press("Tab")
        focus = tab.evaluate(reading.FOCUS)
        if focus["at"] == len(order) - 1 and reached >= focus["at"] - 1:
            return
        if focus["at"] < 0:
            continue  # A region that scrolls may be reached, too.
        # Parts of a date, and the links of a mail, have steps of their own.
        assert focus["at"] in (reached, reached + 1), \
            f"{name}: after {order[reached]!r} comes {focus['name']!r}, not {order[reached + 1]!r}"
        reached = focus["at"]
        assert focus["marked"], f"{name}: nothing shows that the focus is at {focus['name']}"
        assert focus["free"], f"{name}: something lies over {focus['name']}"
        if BEGINNING == reached < len(order) - END:
            reached = len(order) - END
            tab.evaluate("at => window.reachable[at].focus()", reached)
    raise AssertionError(f"{name}: the tab key stays at {order[reached]!r}")


@cases(WAYS)
def test_tab_key_reaches_everything(browser, way):
    """The tab key reaches each control of a page in its order, the focus shows, and nothing lies over
    it (WCAG 2.4.7, 2.4.11)."""
    with page(browser, shared(), **WAYS[way]) as tab:
        for name, address in PAGES.items():
            tab.goto(address)
            walk(tab, name)


def to(tab, control, key="Tab", limit=150):
    """Presses the tab key until a control has the focus."""
    for _ in range(limit):
        if control.evaluate("element => element === document.activeElement"):
            return control
        tab.keyboard.press(key)
    raise AssertionError(f"the tab key does not reach {control}")


def test_first_press_skips_to_the_content(browser):
    """The first press of the tab key offers the way to the content, and Enter goes there."""
    with page(browser, shared()) as tab:
        tab.goto("/emails")
        tab.keyboard.press("Tab")
        skip = tab.locator(".skip")
        assert skip.bounding_box()["y"] >= 0
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_mail_is_found_and_shown_dark_by_keyboard(browser):
    """From the list to the mail, to another customer, to its dark look, and back."""
    with page(browser, shared()) as tab:
        tab.goto("/emails")
        to(tab, tab.get_by_role("searchbox"))
        tab.keyboard.type("could we have done")
        to(tab, tab.get_by_role("link", name="What could we have done better?"))
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/emails/win-back*")
        to(tab, tab.get_by_role("combobox", name="Customer", exact=True))
        tab.keyboard.type("Har")
        tab.wait_for_url("**customer=harbour-finch*")
        to(tab, tab.get_by_role("link", name="Dark", exact=True))
        tab.keyboard.press("Enter")
        tab.wait_for_url("**dark*")
        assert tab.get_by_role("link", name="Dark", exact=True).get_attribute("aria-current")


def test_contact_is_put_off_and_done_by_keyboard(browser):
    """The menu of days opens with Enter, a day is chosen; done is said, and taken back, by Enter."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto("/?sample=1")
        to(tab, tab.locator(".menu summary").first)
        tab.keyboard.press("Enter")
        to(tab, tab.locator(".menu[open] .choices button").nth(1))
        tab.keyboard.press("Enter")
        tab.locator("#notice .said").get_by_text("Acme Werbetechnik GmbH").wait_for()
        to(tab, tab.get_by_role("button", name="Undo"), key="Shift+Tab")
        tab.keyboard.press("Enter")
        tab.locator("#notice .said").wait_for(state="detached")
        # The focus waits at the next contact.
        tab.wait_for_function("() => document.activeElement.matches('.contacts .marking > button')")
        tab.keyboard.press("Enter")
        tab.locator("#notice .said").wait_for()


def test_values_are_tried_by_keyboard(browser):
    """A number that is typed shows in the text, and Start over brings back what was there."""
    with page(browser, shared()) as tab:
        tab.goto("/try/emails/renewal-small?locale=en")
        title = tab.locator(".try-result h2")
        before = title.inner_text()
        to(tab, tab.get_by_label("seats", exact=True))
        tab.keyboard.press("Control+A")
        tab.keyboard.type("1")
        tab.locator(".try-result h2", has_text="Your seat is").wait_for()
        to(tab, tab.get_by_role("link", name="Start over"))
        tab.keyboard.press("Enter")
        tab.locator(".try-result h2", has_text=before).wait_for()


def test_hole_is_reached_by_keyboard(browser):
    """From a cell of the coverage one comes to its text by Enter."""
    with page(browser, shared()) as tab:
        tab.goto("/coverage")
        to(tab, tab.locator(".heat td a").first)
        tab.keyboard.press("Enter")
        tab.wait_for_url(lambda address: not address.endswith("/coverage"))


def test_objection_is_opened_by_keyboard(browser):
    """An objection opens by Enter and closes by the space bar."""
    with page(browser, shared()) as tab:
        tab.goto("/objections")
        summary = to(tab, tab.locator("details.objection > summary").nth(1))
        tab.keyboard.press("Enter")
        passage = tab.locator("details.objection").nth(1).locator(".passage")
        assert passage.is_visible()
        to(tab, summary)
        tab.keyboard.press("Space")
        assert not passage.is_visible()


def test_touchpoint_is_reached_by_keyboard(browser):
    """From the time line one comes to a step, and the filter is set, without a mouse."""
    with page(browser, shared()) as tab:
        tab.goto("/lifecycle/vip")
        to(tab, tab.get_by_label("Channel"))
        tab.keyboard.type("Ph")
        tab.wait_for_url("**channel=phone*")
        to(tab, tab.locator(".chart .pill").first)
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.querySelector(':target') !== null")
