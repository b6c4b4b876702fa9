"""How soon a saved file shows: from the end of its writing to the mail that holds it.

    python3 Benchmarks/live.py .build/release/parlance-preview [MAILS LOCALES]

Without numbers it takes a copy of the shipped content; with them a repository is made. A mail in one
locale is changed 20 times, as editors do it (a new file takes its place); the time is that until the
server has said so (server-sent events) and has given out the new mail. Also told: how long the start
takes until the first page is there, what a mail takes, and the memory.
"""

import http.client
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
LOCALES = """en de it ja ko pl ar fr es pt nl sv da nb fi cs sk hu ro bg el tr uk ru he fa hi th vi id ms
    zh ca hr sl et lv lt de-AT de-CH fr-CH fr-CA es-MX pt-BR en-GB it-CH nl-BE ar-EG zh-TW sv-FI
    """.split()


def made(folder, mails, locales):
    """Writes a repository of that many files; gives the mail to change."""
    (folder / "locales").mkdir()
    (folder / "parlance.yaml").write_text("parlance: 1\nsource: en\n")
    for locale in LOCALES[:locales]:
        (folder / f"locales/{locale}.yaml").write_text("required: true\n")
    (folder / "content").mkdir()
    (folder / "content/variables.yaml").write_text(
        "contactName: {type: text, example: Jana Berger}\nseats: {type: integer, example: 12}\n")
    for number in range(mails):
        item = folder / f"content/emails/mail-{number}"
        item.mkdir(parents=True)
        for locale in LOCALES[:locales]:
            (item / f"{locale}.md").write_text(
                f"---\nsubject: Mail {number} to {{contactName}} ({locale})\n---\n"
                f"Dear {{contactName}},\n\nyou have {{seats}} seats, and this is mail {number}.\n\n"
                "## What is new\n\n- One thing for **you**\n- Another for all\n")
    return "mail-0", folder / "content/emails/mail-0/en.md"


def shipped(folder):
    """Copies the shipped content; gives the mail to change."""
    for name in ("parlance.yaml", "locales", "content"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return "renewal-general", folder / "content/emails/renewal-general/en.md"


def middle(numbers):
    numbers = sorted(numbers)
    return f"{numbers[len(numbers) // 2]:.1f} ms ({numbers[0]:.1f} to {numbers[-1]:.1f})"


def measure(program, folder, mail, file):
    start = time.monotonic()
    server = subprocess.Popen(
        [program, "-C", folder, "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip().rstrip("/").removeprefix("http://")

        def get(path, connection=None):
            connection = connection or http.client.HTTPConnection(address, timeout=60)
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode()
            assert answer.status == 200, (path, answer.status)
            return text

        get("/")
        print(f"first page        {(time.monotonic() - start) * 1000:.0f} ms after the start")
        kept = http.client.HTTPConnection(address, timeout=60)
        frame = f"/emails/{mail}/frame?locale=en"
        for path in (frame, f"/emails/{mail}?locale=en"):
            times = []
            for _ in range(50):
                before = time.monotonic()
                get(path, kept)
                times.append((time.monotonic() - before) * 1000)
            print(f"{'the mail' if path == frame else 'its page':17} {middle(times[5:])}")

        listening = http.client.HTTPConnection(address, timeout=60)
        listening.request("GET", "/live")
        events = listening.getresponse()
        while b"hello" not in events.readline():
            pass
        text = file.read_text()
        times = []
        for number in range(20):
            time.sleep(0.3)
            fresh = file.with_name(".fresh")
            fresh.write_text(f"{text}\nChanged {number} times.\n")
            before = time.monotonic()
            fresh.rename(file)
            while not re.match(rb"event: changed", line := events.readline()):
                assert line, "the server is gone"
            while f"Changed {number} times." not in get(frame, kept):
                pass
            times.append((time.monotonic() - before) * 1000)
        print(f"a saved file      {middle(times)}")
        status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
        memory = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024
        print(f"memory            {memory} MB")
    finally:
        server.terminate()
        server.wait(20)


program = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    if len(sys.argv) > 2:
        measure(program, folder, *made(folder, int(sys.argv[2]), int(sys.argv[3])))
    else:
        measure(program, folder, *shipped(folder))
