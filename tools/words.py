"""Lists every word that the program says, and what a locale's `.po` file still lacks.

`python -m tools.words zh` prints the missing messages in the form of a `.po` file.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "site_builder"
TEMPLATES = ROOT / "theme" / "pages"
LOCALES = PACKAGE / "locales"

_CALLS = {"_": 1, "text": 1, "message": 1, "progress": 1, "plural": 2, "forms": 2}
_TEMPLATE_CALL = re.compile(r'\b(_|plural)\(\s*("(?:[^"\\]|\\.)*")(?:\s*,\s*("(?:[^"\\]|\\.)*"))?')
_LABEL = re.compile(r"[A-Z][a-z]|[A-Z] [a-z]")
_LABEL_MODULES = (
    "assembly/verify.py",
    "assembly/search/proof.py",
    "models/choices.py",
    "models/facts.py",
    "calculations/changes.py",
    "pages/fact_fields.py",
    "calculations/fee_coverage.py",
    "pages/project_sheet.py",
    "pages/sections.py",
    "pages/browse/events.py",
    "pages/browse/fees.py",
    "pages/browse/plots.py",
    "pages/browse/policies.py",
    "pages/browse/projects.py",
    "codes.py",
)

Message = tuple[str, str]
"""A msgid and its plural, which is empty where there is none."""


def messages() -> list[Message]:
    """Return every message of the program, sorted."""
    found: set[Message] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found.update(_called(tree))
        name = path.relative_to(PACKAGE).as_posix()
        if name in _LABEL_MODULES:
            found.update(_labels(tree))
        if name.startswith("models/"):
            found.update(_field_docstrings(tree))
    for path in sorted([*TEMPLATES.rglob("*.html"), *PACKAGE.rglob("*.html")]):
        found.update(_in_template(path.read_text(encoding="utf-8")))
    return sorted(found)


def missing(locale: str) -> list[Message]:
    """Return the messages that a locale's `.po` file does not translate."""
    path = LOCALES / f"{locale}.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=locale)
    translated = {
        (entry.id[0] if isinstance(entry.id, (list, tuple)) else entry.id)
        for entry in catalogue
        if entry.id and _is_filled(entry.string)
    }
    return [one for one in messages() if one[0] not in translated]


def _is_filled(text: object) -> bool:
    return all(text) if isinstance(text, (list, tuple)) else bool(text)


def _called(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "text" and not isinstance(node.func, ast.Attribute):
            continue
        count = _CALLS.get(name, 0)
        texts = [text for argument in node.args[:count] for text in _constants(argument)]
        if count == 2 and len(texts) >= 2:
            yield texts[0], texts[1]
        elif count == 1:
            yield from ((text, "") for text in texts if text)


def _constants(node: ast.expr) -> list[str]:
    """Return the texts that an argument may be: one, or those of a conditional."""
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _labels(tree: ast.AST) -> Iterator[Message]:
    """Return the texts of a module of labels: what begins like a sentence and is no docstring."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in docstrings and _LABEL.match(text):
            yield text, ""


def _field_docstrings(tree: ast.AST) -> Iterator[Message]:
    """Return the manual of each field: the string that stands below it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        if node.body and (text := ast.get_docstring(node)):
            yield text, ""
        for field, below in zip(node.body, node.body[1:], strict=False):
            is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
            if isinstance(field, ast.AnnAssign) and is_text:
                yield str(below.value.value), ""  # type: ignore[attr-defined]


def _in_template(text: str) -> Iterator[Message]:
    for match in _TEMPLATE_CALL.finditer(text):
        name, first, second = match.groups()
        plural = ast.literal_eval(second) if name == "plural" and second else ""
        yield ast.literal_eval(first), plural


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main(locale: str) -> None:
    """Print what a locale lacks."""
    for one, many in missing(locale):
        plural = f'msgid_plural {_quoted(many)}\nmsgstr[0] ""' if many else 'msgstr ""'
        sys.stdout.write(f"msgid {_quoted(one)}\n{plural}\n\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "zh")
