"""Tests the preview in a real browser: python3 run.py [NAME...]

Each function whose name begins with test_ in a file test_*.py beside this one is a test; its first
line of documentation is the claim. `cases` on a function gives it once an argument.
"""

import importlib
import os
import pathlib
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

import preview

FOLDER = pathlib.Path(__file__).parent


def tests(names):
    for file in sorted(FOLDER.glob("test_*.py")):
        module = importlib.import_module(file.stem)
        for name, function in vars(module).items():
            if not name.startswith("test_") or not callable(function):
                continue
            for case in getattr(function, "cases", [()]):
                title = " ".join([name, *map(str, case)])
                if not names or any(wanted in title for wanted in names):
                    yield title, function, case


def run(browser):
    """Runs the tests that are asked for; how many passed, and which failed."""
    passed, failed = 0, []
    for title, function, case in tests(sys.argv[1:]):
        began = time.monotonic()
        try:
            function(browser, *case)
            passed += 1
            print(f"ok    {title} ({time.monotonic() - began:.1f} s)", flush=True)
        except Exception:
            failed.append(title)
            print(f"FAIL  {title}\n      {function.__doc__}\n{traceback.format_exc()}", flush=True)
    return passed, failed


def main():
    if not preview.CHROMIUM:
        sys.exit("Chromium is missing: scripts/test-browser installs it")
    began = time.monotonic()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=preview.CHROMIUM,
            args=["--no-sandbox"] if os.geteuid() == 0 else [])
        try:
            passed, failed = run(browser)
        finally:
            browser.close()
            preview.close_shared()
    for title in failed:
        print(f"failed: {title}")
    print(f"{passed} passed, {len(failed)} failed, in {time.monotonic() - began:.0f} s")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
