"""The bar and the list of findings that the preview puts on each page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from site_builder.assembly.verify import Fault
from site_builder.diagnostics import Diagnostic, Message
from site_builder.locales import Words, load_words

CLIENT_FOLDER = Path(__file__).parent / "client"
_MOST_SHOWN = 100


@dataclass(frozen=True)
class Complaints:
    """All that is wrong with the sources and with the last complete build."""

    findings: tuple[Diagnostic, ...] = ()
    faults: tuple[Fault, ...] = ()
    failure: Message | None = None
    details: str = ""
    texts: Mapping[str, str] | None = None
    """The sources that findings point at, by path."""

    @property
    def error_count(self) -> int:
        """How many of them keep the site from being published."""
        errors = sum(one.is_error for one in self.findings)
        return errors + len(self.faults) + (self.failure is not None)

    @property
    def warning_count(self) -> int:
        """How many of them do not."""
        return sum(not one.is_error for one in self.findings)

    @property
    def version(self) -> str:
        """A short name for just these complaints."""
        said = repr((self.findings, self.faults, self.failure, self.details))
        return hashlib.blake2b(said.encode("utf-8"), digest_size=8).hexdigest()


class _Shown(NamedTuple):
    """A complaint as the list shows it."""

    kind: str
    label: str
    code: str
    place: str
    message: str
    hint: str = ""
    before: str = ""
    marked: str = ""
    behind: str = ""


def panel_html(complaints: Complaints, locale: str) -> str:
    """Return the bar and the list in a language, as HTML that may stand in any page."""
    words = load_words(locale)
    errors, warnings = complaints.error_count, complaints.warning_count
    shown = list(_shown(complaints, words))
    return _template().render(
        locale=locale,
        version=complaints.version,
        errors=errors,
        summary=_summary(words, errors, warnings),
        shown=shown[:_MOST_SHOWN],
        left_out=max(0, len(shown) - _MOST_SHOWN),
        details=complaints.details,
        _=words.text,
        plural=words.plural,
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(CLIENT_FOLDER, encoding="utf-8")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("panel.html")


def _summary(words: Words, errors: int, warnings: int) -> str:
    counts = (
        words.plural("{n} error", "{n} errors", errors) if errors else "",
        words.plural("{n} warning", "{n} warnings", warnings) if warnings else "",
    )
    return words.text(", ").join(filter(None, counts)) or words.text("nothing to complain of")


def _shown(complaints: Complaints, words: Words) -> Iterator[_Shown]:
    error = words.text("error")
    if complaints.failure:
        yield _Shown("error", error, "", "", words.text(complaints.failure))
    for one in (*_of(complaints.findings, True), *_of(complaints.findings, False)):
        yield _finding(one, words, complaints.texts or {})
    for fault in complaints.faults:
        said = f"{words.text(fault.what)}: {fault.value}"
        yield _Shown("error", error, "", fault.page, said)


def _of(findings: Sequence[Diagnostic], is_error: bool) -> list[Diagnostic]:
    return [one for one in findings if one.is_error is is_error]


def _finding(finding: Diagnostic, words: Words, texts: Mapping[str, str]) -> _Shown:
    place, kind = finding.location, str(finding.rule.severity)
    return _Shown(
        kind,
        words.text("error" if finding.is_error else "warning"),
        finding.rule.code,
        f"{place.path}:{place.line}:{place.column}",
        words.text(finding.message),
        words.text(finding.hint) if finding.hint else "",
        *_excerpt(finding, texts.get(place.path, "")),
    )


def _excerpt(finding: Diagnostic, text: str) -> tuple[str, str, str]:
    """Cut the line that a finding points at into what is meant and what stands around it."""
    place = finding.location
    rows = text.split("\n") if text else []
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    start, end = place.column - 1, place.column - 1 + place.length
    return row[max(0, start - _AROUND) : start], row[start:end][:_WIDEST], row[end : end + _AROUND]


_AROUND, _WIDEST = 60, 160
