"""The journeys of somebody who is on the phone: steps, notes, objections."""

from preview import Preview, page

SCRIPT = "/call-scripts/renewal?locale=de"
FILE = "content/call-scripts/renewal/de.md"


def test_keys_lead_from_step_to_step(browser):
    """j and k, arrows and digits lead to steps; in a field and when switched off they do not."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto(SCRIPT)
        for key, step in [("3", 3), ("j", 4), ("ArrowRight", 5), ("k", 4), ("ArrowLeft", 3), ("9", 9),
                          ("j", 9)]:
            tab.keyboard.press(key)
            tab.wait_for_function("id => document.activeElement.id === id", arg=f"step-{step}-title")
            current = tab.locator(".step-list [aria-current=step]")
            assert current.get_attribute("href") == f"#step-{step}", key
        tab.fill("#note-1", "j3k")
        tab.press("#note-1", "5")
        assert tab.input_value("#note-1").endswith("5")
        tab.locator("h1").click()
        tab.keyboard.press("?")
        assert tab.locator("dialog#keys").is_visible()
        tab.uncheck("#use-keys")
        tab.keyboard.press("Escape")
        tab.locator("h1").click()
        tab.keyboard.press("4")
        assert not tab.evaluate("document.activeElement.id").startswith("step-4")
        tab.reload()
        assert not tab.locator("#use-keys").is_checked()


def test_arrows_are_mirrored(browser):
    """Where the interface is written from right to left, the left arrow leads on."""
    with Preview() as preview, page(browser, preview, "ar") as tab:
        tab.goto("/call-scripts/renewal")
        tab.keyboard.press("2")
        tab.keyboard.press("ArrowLeft")
        tab.wait_for_function("() => document.activeElement.id === 'step-3-title'")


def test_notes_survive_changes_of_the_script(browser):
    """Ticks and notes stay while the script is edited, in another language, and when the tab is
    loaded anew; another customer has notes of its own, and nothing is sent anywhere."""
    with Preview() as preview, page(browser, preview) as tab:
        sent = []
        tab.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
        tab.goto(SCRIPT)
        tab.check("#task-2")
        tab.fill("#note-2", "Alles gut, sagt Jana")
        tab.fill("#note-0", "Ruft Montag zurück")
        # A question before it: the note stays with its own.
        preview.replace(FILE, "- [ ] Welche Teams", "- [ ] Eine neue Frage\n- [ ] Welche Teams")
        tab.wait_for_selector("text=Eine neue Frage")
        tab.wait_for_function("() => document.getElementById('note-3').value === 'Alles gut, sagt Jana'")
        assert tab.is_checked("#task-3") and not tab.is_checked("#task-2")
        tab.reload()
        tab.wait_for_function("() => document.getElementById('note-3').value === 'Alles gut, sagt Jana'")
        tab.goto("/call-scripts/renewal?locale=de&customer=acme")
        assert tab.input_value("#note-3") == "" and tab.input_value("#note-0") == ""
        tab.goto("/call-scripts/renewal?locale=ja")
        assert tab.input_value("#note-0") == "Ruft Montag zurück"
        assert not [line for line in sent if "Jana" in line or "Montag" in line]


def test_notes_are_copied_as_text_and_cleared(browser):
    """Copying gives each question with its answer; clearing asks first."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto("/call-scripts/renewal?locale=de&customer=acme")
        tab.check("#task-1")
        tab.fill("#note-1", "Design und IT")
        tab.click("[data-notes=copy]")
        tab.wait_for_selector("#status.shown")
        text = tab.evaluate("navigator.clipboard.readText()")
        lines = text.splitlines()
        assert lines[0] == "Verlängerung: das frühe Gespräch" and "2026" in lines[2], text
        assert lines[4].startswith("✓ Welche Teams") and lines[4].endswith(": Design und IT"), text
        tab.once("dialog", lambda dialog: dialog.dismiss())
        tab.click("[data-notes=clear]")
        assert tab.is_checked("#task-1")
        tab.once("dialog", lambda dialog: dialog.accept())
        tab.click("[data-notes=clear]")
        assert not tab.is_checked("#task-1") and tab.input_value("#note-1") == ""


def test_objections_are_found_on_the_phone(browser):
    """A slash leads to the search; what is mistyped is found at once, and Enter opens it."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto(SCRIPT)
        tab.keyboard.press("/")
        assert tab.evaluate("document.activeElement.id") == "search"
        tab.keyboard.type("zu teur")
        tab.wait_for_selector("#found mark >> text=teuer")
        assert tab.locator("#found details").count() == 1
        tab.keyboard.press("Enter")
        tab.wait_for_function("() => document.activeElement.matches('#found summary')")
        assert tab.locator("#found .passage").first.is_visible()
        # A refresh of the page shows the same.
        preview.replace(FILE, "## Vorbereiten", "## Gut vorbereiten")
        tab.wait_for_selector("h2 >> text=Gut vorbereiten")
        assert tab.locator("#found details[open]").count() == 1
        assert tab.input_value("#search") == "zu teur"


def test_objections_open_where_the_script_names_them(browser):
    """A link of the script opens the solution in its place."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto(SCRIPT)
        opened = tab.locator("#opened-enterprise-too-expensive > div")
        assert not opened.is_visible()
        tab.click("text=was im Preis enthalten ist")
        opened.wait_for(state="visible")


def test_a_solution_is_copied_with_its_formatting(browser):
    """The clipboard gets the text and the formatted text."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto("/objections/id-migration?locale=de")
        tab.click("[data-copy-rich]")
        tab.wait_for_selector("#status.shown")
        html, text = tab.evaluate(
            """async () => { const [item] = await navigator.clipboard.read();
            return Promise.all(["text/html", "text/plain"].map(
              async (type) => (await item.getType(type)).text())); }""")
        assert "<strong>Ein Klick:</strong>" in html, html
        assert "- Ein Klick: Mehr braucht es nicht" in text and "<" not in text, text


def test_a_broken_script_comes_back(browser):
    """A script that cannot be shown says why, and comes back when it is mended."""
    with Preview() as preview, page(browser, preview) as tab:
        tab.goto(SCRIPT)
        preview.replace(FILE, "{quoteNumber} bereit", "{quoteNumbr} bereit")
        tab.wait_for_selector(".finding.refusal >> text=quoteNumbr")
        preview.replace(FILE, "{quoteNumbr} bereit", "{quoteNumber} bereit")
        tab.wait_for_selector(".script .step >> text=Begrüßen")
        assert tab.locator(".finding.refusal").count() == 0
