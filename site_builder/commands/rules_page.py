"""Writes the manual's page of rules: each code with a failing and a passing example.

The examples are the case documents that the tests run, so that no example can go out of date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.codes import ALL_RULES
from site_builder.diagnostics import Rule, Severity, message
from site_builder.locales import Words

_HEADER = re.compile(r"-- (?P<name>\S+)(?: \((?P<way>[a-z0-9-]+)\))? --")
_EXPECT = "expect"
_CODE = re.compile(r"([A-Z]{3}\d{3})-")
_FAMILIES = (
    ("CAT0", message("Syntax and shape of a record")),
    ("CAT1", message("References between records")),
    ("CAT2", message("Dates, amounts and states")),
    ("FEE", message("Fee standards")),
    ("POL", message("Policies")),
    ("PUB", message("What must not be published")),
    ("TXT", message("Prose pages")),
    ("CFG", message("Settings")),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One file of a case: its path, its text, and how it is written, such as `gbk` or `edit`."""

    path: str
    text: str
    way: str = ""

    @property
    def shown(self) -> str:
        """Return what readers see: of an edit, the lines as they are after it."""
        if self.way != "edit":
            return self.text
        kept = [line[1:] for line in self.text.splitlines() if not line.startswith("-")]
        return "\n".join(kept) + "\n"


@dataclass(frozen=True, slots=True)
class Case:
    """A document of files, and the findings that they must give: `path:line:col CODE`."""

    name: str
    blocks: tuple[Block, ...]
    expected: tuple[str, ...]

    @property
    def code(self) -> str:
        """Return the rule that the case is about."""
        match = _CODE.match(self.name)
        return match[1] if match else ""

    @property
    def is_passing(self) -> bool:
        """Whether the case shows what is right."""
        return not self.expected


def read_case(path: Path) -> Case:
    """Read a case document: `-- path --` before each file, `-- expect --` before the findings."""
    blocks: list[Block] = []
    expected: list[str] = []
    for name, way, text in _parts(path.read_text(encoding="utf-8")):
        if name == _EXPECT:
            expected = [line for line in text.splitlines() if line.strip()]
        else:
            blocks.append(Block(name, text, way))
    return Case(path.stem, tuple(blocks), tuple(expected))


def _parts(text: str) -> list[tuple[str, str, str]]:
    """Part a document at its headers; what stands before the first is a remark."""
    parts: list[tuple[str, str, list[str]]] = []
    for line in text.split("\n"):
        header = _HEADER.fullmatch(line)
        if header:
            parts.append((header["name"], header["way"] or "", []))
        elif parts:
            parts[-1][2].append(line)
    return [(name, way, "\n".join(_without_last(lines))) for name, way, lines in parts]


def _without_last(lines: list[str]) -> list[str]:
    """Drop blank lines before the next header, and end the text with one line feed."""
    while lines and not lines[-1]:
        lines.pop()
    return [*lines, ""] if lines else lines


def read_cases(folder: Path) -> list[Case]:
    """Read all case documents of a folder, by name."""
    return [read_case(path) for path in sorted(folder.glob("*.txt"))]


def rules_page(cases_folder: Path, words: Words) -> str:
    """Write the page in the language of `words`, in Markdown."""
    cases = read_cases(cases_folder)
    lines = ["---", f"title: {words.text('What check finds')}", "---", ""]
    lines += [f"# {words.text('What check finds')}", ""]
    for prefix, heading in _FAMILIES:
        rules = [rule for rule in ALL_RULES if rule.code.startswith(prefix)]
        lines += [f"## {words.text(heading)}", ""]
        for rule in rules:
            lines += _section(rule, [one for one in cases if one.code == rule.code], words)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(rule: Rule, cases: Sequence[Case], words: Words) -> list[str]:
    is_error = rule.severity is Severity.ERROR
    severity = words.text("error" if is_error else "warning")
    lines = [f"### {rule.code} {rule.name} {{#{rule.code.lower()}}}", ""]
    lines += [f"**{severity}** · {words.text(rule.summary)}", ""]
    for is_passing, label in ((False, message("Wrong")), (True, message("Right"))):
        example = next((one for one in cases if one.is_passing is is_passing), None)
        if example is not None:
            lines += [words.text(label), ""]
            lines += _example(example)
    return lines


_LANGUAGES: Mapping[str, str] = {".yml": "yaml", ".md": "markdown"}


def _example(case: Case) -> list[str]:
    lines: list[str] = []
    for block in case.blocks:
        language = _LANGUAGES.get(Path(block.path).suffix, "text")
        way = "" if block.way in {"", "edit"} else f" ({block.way})"
        lines += [
            f"`{block.path}`{way}",
            "",
            f"````{language}",
            *block.shown.splitlines(),
            "````",
            "",
        ]
    return lines
