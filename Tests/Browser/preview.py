"""A preview of a copy of the shipped content, and a browser that looks at it."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PARLANCE_PREVIEW", str(ROOT / ".build/debug/parlance-preview"))
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome")
     if (path := shutil.which(name))), None)


class Preview:
    """The program, on a free port, with a copy of the content that a test may change."""

    def __init__(self, *options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="parlance-browser-"))
        for name in ("parlance.yaml", "locales", "content"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.folder / name)
        self.options = options

    def __enter__(self):
        # The list of customers and what is done stand beside the content, not in it.
        options = [option.replace("FOLDER", str(self.folder)) for option in self.options]
        self.process = subprocess.Popen(
            [PROGRAM, "-C", str(self.folder), "--port", "0", "--quiet", "--on", "2026-11-21", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip().rstrip("/")
        if not self.address:
            raise RuntimeError(self.process.stderr.read())
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def stop(self):
        """Stops it as Ctrl-C does; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def file(self, path):
        return self.folder / path

    def replace(self, path, old, new):
        """Changes a file as editors do: a new one takes its place."""
        file = self.file(path)
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        fresh = file.with_name(f".{file.name}.swp")
        fresh.write_text(text.replace(old, new, 1), encoding="utf-8")
        fresh.rename(file)


_shared = []


def shared():
    """A preview for all who only look: one program, which has read and checked everything once."""
    if not _shared:
        _shared.append(Preview().__enter__())
    return _shared[0]


def close_shared():
    while _shared:
        _shared.pop().__exit__()


class Complaints:
    """What goes wrong in a page: errors of its console, failed or foreign requests."""

    def __init__(self, page, address):
        self.found = []
        self.address = address
        # What a test asks for and expects to fail.
        self.allowed = None
        # A page that is left while it listens ends its stream.
        page.on("console", lambda m: self.add(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.add(f"script: {error}"))
        page.on("request", self.look)

    def add(self, text):
        if self.allowed and self.allowed in text:
            return
        if not re.search(r"ERR_(ABORTED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_REFUSED)", text):
            self.found.append(text)

    def look(self, request):
        if not request.url.startswith((f"{self.address}/", "data:", "blob:", "about:")):
            self.add(f"a request to elsewhere: {request.url}")

    def expect_none(self):
        assert not self.found, "; ".join(self.found)


@contextlib.contextmanager
def page(browser, preview, language="en", width=1280, height=900, scheme="light", **options):
    """A page in a browser of its own; it must end without a complaint."""
    context = browser.new_context(
        locale=language, viewport={"width": width, "height": height}, color_scheme=scheme,
        base_url=preview.address, **options)
    # A program that is built for debugging, on a busy machine, takes its time.
    context.set_default_timeout(60_000)
    if preview in _shared:
        # Where nothing changes no page needs to listen: each waits as a second open page does. One
        # that is left is missed by the program only after a while, and it serves no more than 64.
        context.add_init_script("navigator.locks.request = () => new Promise(() => {});")
    try:
        tab = context.new_page()
        tab.complaints = Complaints(tab, preview.address)
        yield tab
        tab.complaints.expect_none()
    finally:
        context.close()
