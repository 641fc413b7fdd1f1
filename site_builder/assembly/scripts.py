"""Makes scripts ready for browsers: joins modules, and takes out what only people need."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import [^;]* from "\./([a-z0-9-]+\.js)";\n', re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://.*|/\*(?s:.*?)\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_PLAIN_LINE = re.compile(r'^(?:[^\'"`/\n]|"[^"\\\n]*")+$', re.MULTILINE)
_TEXT_OR_SIGN = re.compile(r'("[^"]*")| ?([{}()\[\];,:?=<>*&|]) ?')


def joined_modules(entry: Path) -> str:
    """Return a module with all that it imports; only its own exports remain exports."""
    sources: dict[str, str] = {}
    _collect(entry, sources)
    inner = [text.replace("\nexport ", "\n") for text in list(sources.values())[:-1]]
    return bare_script("\n".join([*inner, sources[entry.name]]))


def bare_script(text: str) -> str:
    """Return a script without what is for people alone.

    That is lines that are comments, the space before a line, and that around the signs of a line
    without patterns whose texts stand in double quotes. No text in backquotes may run over several
    lines, since its indentation would be lost too.
    """
    bare = _INDENT.sub("", _COMMENT.sub("", f"\n{text}")).lstrip()
    return _PLAIN_LINE.sub(lambda line: _TEXT_OR_SIGN.sub(r"\1\2", line[0]), bare)


def _collect(module: Path, sources: dict[str, str]) -> None:
    """Add a module behind all that it imports."""
    text = "\n" + module.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        if name not in sources:
            _collect(module.with_name(name), sources)
    sources[module.name] = _IMPORT.sub("", text)
