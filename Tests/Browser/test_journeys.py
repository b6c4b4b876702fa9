"""What resellers, marketers and translators come for, from the first click to the last."""

import email
import email.policy
import re

from preview import Preview, page

CUSTOMERS = """id,companyName,contactName,contactEmail,locale,seats,membershipStart,membershipEnd
north,Nordwind GmbH,Ina Nord,ina@nordwind.example,de,12,2026-02-14,2027-02-13
south,Südstern AG,Uwe Süd,uwe@suedstern.example,de,3,2025-12-01,2026-11-30
"""


def test_mail_is_downloaded_as_a_draft(browser):
    """The draft is a mail that Python's email package reads, with the customer's data in it."""
    with Preview() as preview, page(browser, preview, "de") as tab:
        tab.goto("/emails/win-back?locale=de&customer=acme")
        with tab.expect_download() as download:
            tab.locator("a[href*='.eml']").click()
        with open(download.value.path(), "rb") as file:
            mail = email.message_from_binary_file(file, policy=email.policy.default)
        assert not mail.defects, mail.defects
        assert download.value.suggested_filename.endswith(".eml")
        assert mail["X-Unsent"] == "1"
        subject = tab.locator("main h1").inner_text().strip()
        assert mail["Subject"] == subject
        # Its lines may break within a name.
        text = " ".join(mail.get_body(("plain",)).get_content().split())
        assert "Acme Werbetechnik" in text
        assert "Acme Werbetechnik" in mail.get_body(("html",)).get_content()


def test_mail_can_be_copied(browser):
    """What is copied with formatting can be pasted as HTML and as text."""
    with Preview() as preview, page(
            browser, preview, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto("/emails/win-back?locale=en&customer=harbour-finch")
        tab.get_by_role("button", name="Copy with formatting").click()
        tab.wait_for_selector("#status.shown")
        kinds = tab.evaluate(
            """async () => { const [item] = await navigator.clipboard.read(); const found = {};
              for (const type of item.types) found[type] = await (await item.getType(type)).text();
              return found; }""")
        assert "<p" in kinds["text/html"] and "style=" in kinds["text/html"]
        assert "<" not in kinds["text/plain"]
        tab.get_by_role("button", name="Copy the text").click()
        tab.wait_for_timeout(300)
        text = tab.evaluate("navigator.clipboard.readText()")
        assert "Example Software" in text


def test_mail_runs_no_script_and_leads_nowhere(browser):
    """A mail's frame can run nothing, and a click on its links leaves neither it nor the page."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto("/emails/win-back?locale=en")
        frame = tab.locator("iframe").first
        assert "allow-scripts" not in frame.get_attribute("sandbox")
        before = tab.url
        tab.frame_locator("iframe").first.locator("a[href^='https://']").first.click()
        tab.wait_for_timeout(300)
        assert tab.url == before
        assert tab.frames[1].url.startswith(preview.address)


def test_two_languages_side_by_side(browser):
    """Two locales stand side by side, and scroll in step."""
    with Preview() as preview, page(browser, preview, width=1500) as tab:
        tab.goto("/emails/renewal-general?locale=ja&beside=de")
        assert tab.locator("iframe").count() == 2
        tab.wait_for_timeout(500)
        first, second = [handle.content_frame() for handle in tab.locator("iframe").element_handles()]
        first.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        tab.wait_for_timeout(500)
        assert second.evaluate("window.scrollY") > 0


def test_values_are_tried(browser):
    """A value that is typed shows in the text at once, and stays when a file is saved."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto("/try/emails/renewal-small?locale=de")
        tab.get_by_label("seats", exact=True).fill("1")
        tab.wait_for_function(
            """() => /eine Lizenz|Ihre Lizenz|1 Lizenz/i.test(
              document.getElementById("main").innerText)""")
        preview.replace("content/theme.yaml", "\n", "\n\n")
        tab.wait_for_timeout(600)
        assert tab.get_by_label("seats", exact=True).input_value() == "1"


def test_call_is_noted(browser):
    """Boxes that are ticked and notes that are typed stay over a change, and can be copied."""
    with Preview() as preview, page(
            browser, preview, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.goto("/call-scripts/renewal?locale=en&customer=harbour-finch")
        box = tab.locator("main input[type=checkbox]").first
        box.check()
        note = tab.locator("main textarea").first
        note.fill("Three teams, mostly video")
        preview.replace("content/theme.yaml", "\n", "\n\n")
        tab.wait_for_timeout(600)
        assert box.is_checked() and note.input_value() == "Three teams, mostly video"
        tab.reload()
        assert tab.locator("main textarea").first.input_value() == "Three teams, mostly video"
        tab.get_by_role("button", name="Copy notes").click()
        tab.wait_for_timeout(300)
        assert "Three teams, mostly video" in tab.evaluate("navigator.clipboard.readText()")


def test_objection_is_found_on_the_phone(browser):
    """An objection is found although it is mistyped, by keyboard alone."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto("/call-scripts/renewal?locale=en")
        tab.keyboard.press("/")
        tab.keyboard.type("enterprse to mcuh")
        tab.wait_for_timeout(700)
        shown = tab.locator("main details summary:visible, main .objection:visible")
        assert any("costs too much" in text for text in shown.all_inner_texts())


def test_day_begins_with_whom_to_contact(browser):
    """An export that is opened in the page says whom to contact; done is kept, and can be undone."""
    with Preview("--done", "FOLDER/done.jsonl") as preview, page(browser, preview) as tab:
        tab.goto("/")
        tab.locator("input[type=file]").set_input_files(
            {"name": "crm.csv", "mimeType": "text/csv", "buffer": CUSTOMERS.encode()})
        tab.get_by_text("Nordwind GmbH").first.wait_for()
        before = tab.locator("main").inner_text()
        assert "Südstern AG" in before
        tab.get_by_role("button", name=re.compile("done", re.I)).first.click()
        said = tab.locator("#notice .said")
        said.wait_for()
        done = preview.file("done.jsonl").read_text("utf-8")
        assert '"touchpoint"' in done and '"customer"' in done
        tab.get_by_role("button", name=re.compile("undo", re.I)).first.click()
        said.wait_for(state="detached")
        assert not list(preview.folder.rglob("*.csv")), "a list of customers is kept in memory only"


def test_lifecycle_of_a_customer_has_dates(browser):
    """With a customer chosen, the playbook says days and what is due, and leads to the mail."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto("/lifecycle/vip?locale=en&customer=acme")
        text = tab.locator("main").inner_text()
        assert re.search(r"20(26|27)", text)
        tab.locator("main a[href*='/emails/']").first.click()
        tab.wait_for_selector("iframe")
        assert "customer=acme" in tab.url


def test_hole_says_which_file_to_create(browser):
    """A text that is missing is named on the coverage with the file to create."""
    with Preview() as preview, page(browser, preview) as tab:
        preview.file("content/emails/win-back/pl.md").unlink()
        tab.goto("/coverage")
        tab.wait_for_function(
            "() => document.body.innerHTML.includes('content/emails/win-back/pl.md')")
