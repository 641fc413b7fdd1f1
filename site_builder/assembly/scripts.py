"""Joins the modules of a script into the one file that browsers fetch."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import [^;]* from "\./([a-z0-9-]+\.js)";\n', re.MULTILINE)
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)


def joined_modules(entry: Path) -> str:
    """Return a module with all that it imports; only its own exports remain exports.

    Lines that are comments and the space before a line are left out: they are for people alone.
    """
    sources: dict[str, str] = {}
    _collect(entry, sources)
    inner = [text.replace("\nexport ", "\n") for text in list(sources.values())[:-1]]
    text = "\n".join([*inner, sources[entry.name]])
    return _INDENT.sub("", _COMMENT.sub("", text)).lstrip()


def _collect(module: Path, sources: dict[str, str]) -> None:
    """Add a module behind all that it imports."""
    text = "\n" + module.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        if name not in sources:
            _collect(module.with_name(name), sources)
    sources[module.name] = _IMPORT.sub("", text)
