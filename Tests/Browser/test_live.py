"""Open pages follow the files."""

import http.client
import time

from preview import Preview, page


def shown_after(tab, check, change, limit=10):
    """Milliseconds from a change until a page shows it, as the page itself measures them."""
    tab.evaluate(
        """(check) => { const seen = new Function("return " + check);
          window.seenAt = null;
          const look = () => seen() ? window.seenAt = Date.now() : requestAnimationFrame(look);
          look(); }""", check)
    began = time.time() * 1000
    change()
    tab.wait_for_function("() => window.seenAt !== null", timeout=limit * 1000)
    return tab.evaluate("() => window.seenAt") - began


def test_saved_mail_shows_at_once(browser):
    """A mail that is saved shows in an open page, which keeps its place and what was typed."""
    with Preview() as preview, page(browser, preview, height=500) as tab:
        tab.goto("/emails/win-back?locale=de")
        tab.wait_for_selector("html.js")
        tab.wait_for_timeout(500)
        tab.evaluate("window.scrollTo(0, 120)")
        subject = "Ganz neuer Betreff"
        text = preview.file("content/emails/win-back/de.md").read_text("utf-8")
        line = text.split("subject: >-\n")[1].split("\n")[0]
        took = shown_after(
            tab, f"document.getElementById('main').textContent.includes('{subject}')",
            lambda: preview.replace("content/emails/win-back/de.md", line, f"  {subject}"))
        print(f"      shown after {took:.0f} ms")
        assert tab.evaluate("window.scrollY") == 120
        assert took < 2000


def test_broken_mail_shows_its_finding_and_comes_back(browser):
    """A broken file shows its finding in place of the mail, and the mail comes back."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto("/emails/win-back?locale=de")
        tab.wait_for_selector("iframe")
        text = preview.file("content/emails/win-back/de.md").read_text("utf-8")
        preview.replace("content/emails/win-back/de.md", text, text + "\n{broken\n")
        tab.wait_for_selector("iframe", state="detached")
        assert "content/emails/win-back/de.md" in tab.locator("main").inner_text()
        preview.file("content/emails/win-back/de.md").write_text(text, "utf-8")
        tab.wait_for_selector("iframe")


def test_many_pages_follow_at_once(browser):
    """Nine pages open beside each other, more than a browser has connections, and all follow, also
    when the first is closed."""
    with Preview() as preview:
        context = browser.new_context(base_url=preview.address)
        tabs = [context.new_page() for _ in range(9)]
        for tab in tabs:
            tab.goto("/emails/win-back?locale=de")
        for number, rest in enumerate((tabs, tabs[1:])):
            text = preview.file("content/emails/win-back/de.md").read_text("utf-8")
            line = text.split("subject: >-\n")[1].split("\n")[0]
            preview.replace("content/emails/win-back/de.md", line, f"  Betreff Nummer {number}")
            for tab in rest:
                tab.get_by_role("heading", name=f"Betreff Nummer {number}").wait_for()
            tabs[0].close()
            rest[-1].wait_for_timeout(500)
        context.close()


def test_pages_that_are_left_make_room(browser):
    """Where as many listen as may, one more is sent away; once they are left it is told again."""
    def listen(address):
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
        connection.request("GET", "/live")
        return connection, connection.getresponse().status

    with Preview() as preview:
        listening = [listen(preview.address) for _ in range(64)]
        assert {status for _, status in listening} == {200}
        assert listen(preview.address)[1] == 503
        for connection, _ in listening:
            connection.close()
        end = time.monotonic() + 5
        while listen(preview.address)[1] != 200:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_ctrl_c_stops_with_pages_open(browser):
    """The program stops within two seconds though pages listen, with exit code 0."""
    with Preview() as preview:
        context = browser.new_context(base_url=preview.address)
        tabs = [context.new_page() for _ in range(3)]
        for tab in tabs:
            tab.goto("/")
        tabs[0].wait_for_timeout(300)
        began = time.monotonic()
        code = preview.stop()
        took = time.monotonic() - began
        context.close()
        assert code == 0, code
        assert took < 2, f"{took:.1f} s"
