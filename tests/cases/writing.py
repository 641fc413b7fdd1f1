"""Writes the files of a case document over a copy of the default catalogue."""

import shutil
from pathlib import Path

FOLDER = Path(__file__).parent
LARGE = 1_000_001


def write_case(case, root):
    shutil.copytree(FOLDER / "default", root)
    for block in case.blocks:
        path = root / block.path
        path.parent.mkdir(parents=True, exist_ok=True)
        WAYS[block.way](path, block.text)
    return root


def edited(path, text):
    """Apply hunks: lines with a blank stay, with - go, with + come; … parts hunks."""
    whole = path.read_text(encoding="utf-8")
    for hunk in text.split("...\n"):
        lines = hunk.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] != "+")
        new = "".join(line[1:] for line in lines if line[0] != "-")
        assert whole.count(old) == 1, f"{path.name}: {whole.count(old)} times {old!r}"
        whole = whole.replace(old, new)
    path.write_text(whole, encoding="utf-8", newline="")


def encoded(encoding):
    return lambda path, text: path.write_bytes(text.encode(encoding))


def symlink(path, text):
    path.symlink_to(text.strip())


def folder(path, text):
    path.mkdir()


def large(path, text):
    path.write_text(text + "#" * LARGE, encoding="utf-8")


def removed(path, text):
    path.unlink()


def escaped(path, text):
    path.write_bytes(text.encode("latin-1").decode("unicode-escape").encode("latin-1"))


def crlf(path, text):
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8"))


WAYS = {
    "": encoded("utf-8"),
    "edit": edited,
    "gbk": encoded("gbk"),
    "utf-16": encoded("utf-16"),
    "bom": encoded("utf-8-sig"),
    "crlf": crlf,
    "symlink": symlink,
    "folder": folder,
    "large": large,
    "removed": removed,
    "escaped": escaped,
}
