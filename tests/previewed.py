"""A small project, and the preview of it as a clerk starts it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = "projects/packaged/tea-drinks.yml"
PATIENCE = 60


class Previewed:
    """The preview's address, and the project's files by their places."""

    def __init__(self, folder, address, process):
        self.folder = folder
        self.process = process
        self.address = address
        self.release = folder / ".build" / "preview"

    def read(self, place):
        return (self.folder / place).read_text(encoding="utf-8")

    def write(self, place, text):
        (self.folder / place).write_text(text, encoding="utf-8")

    def replace(self, place, old, new):
        text = self.read(place)
        assert old in text
        self.write(place, text.replace(old, new, 1))

    def fetch(self, path):
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.read().decode("utf-8")

    def published(self, path):
        return (self.release / path / "index.html").read_text(encoding="utf-8")


def eventually(is_so):
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def small_project(folder):
    shutil.copytree(ROOT / "tests" / "cases" / "default", folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    for locale, title in (("zh", "县情"), ("en", "The county")):
        page = folder / "content" / locale / "county" / "index.md"
        page.parent.mkdir()
        page.write_text(f"---\ntitle: {title}\n---\n# {title}\n\n{title}。\n", encoding="utf-8")
    return folder


def _listen_to_interrupts():
    """Tests that run in the background are deaf to Ctrl+C, and would hand that down."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def previewed(folder, *options):
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0", "--lang", "en"]
    process = subprocess.Popen(
        [*command, "--root", str(folder), *options],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        preexec_fn=_listen_to_interrupts if os.name == "posix" else None,
    )
    found = (re.search(r"http://127\.0\.0\.1:\d+/", line) for line in process.stdout)
    try:
        yield Previewed(folder, next(one[0] for one in found if one), process)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
