"""The prose pages of `content/` as sources: what was typed, and where its links stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, Message, Rule, message
from site_builder.sources import Source, parse_source, read_text
from site_builder.values.dates import parse_date
from site_builder.values.problem import ValueProblem

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_INLINE = re.compile(
    r"\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*"
    r"(?:<(?P<pointed>[^<>]*)>|(?P<target>(?:[^\s()]|\([^\s()]*\))*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r" {0,3}\[(?P<label>(?!\^)[^\[\]]+)\]:\s*<?(?P<target>[^\s<>]+)")
_AUTOMATIC = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")


class Link(NamedTuple):
    """A link in Markdown. Line and column, from 1, are where its target begins."""

    line: int
    column: int
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page: `path` below its language's folder, `source_path` as findings call the file."""

    locale: str
    path: str
    source_path: str
    text: str = field(repr=False)
    front_matter: Source | None = field(repr=False)

    @property
    def title(self) -> str:
        """Return the title that the front matter gives, or nothing."""
        return self.field("title")

    @property
    def updated(self) -> str:
        """Return the day of its last change, as the front matter gives it, or nothing."""
        return self.field("updated")

    def field(self, name: str) -> str:
        """Return a text of the front matter, empty where there is none."""
        data = self.front_matter.data if self.front_matter else None
        value = data.get(name) if isinstance(data, dict) else None
        return value if isinstance(value, str) else ""


def iter_links(text: str) -> Iterator[Link]:
    """Yield the links of a Markdown text in order, passing over code."""
    for number, line in iter_text_lines(text):
        found: list[Link] = []
        if match := _DEFINITION.match(line):
            found.append(_link(match, "target", number))
        else:
            found.extend(_inline_links(line, number))
            found.extend(_link(one, "target", number) for one in _AUTOMATIC.finditer(line))
        yield from sorted(found, key=lambda link: link.column)


def _inline_links(line: str, number: int, start: int = 0) -> Iterator[Link]:
    """Yield links and pictures; the label of a link may itself hold a picture."""
    for match in _INLINE.finditer(line, start):
        name = "target" if match["pointed"] is None else "pointed"
        yield _link(match, name, number)
        inner = _INLINE.search(match["label"])
        if inner is not None:
            nested = _link(inner, "target" if inner["pointed"] is None else "pointed", number)
            yield nested._replace(column=nested.column + match.start("label"))


def _link(match: re.Match[str], name: str, number: int) -> Link:
    label = match.groupdict().get("label") or ""
    return Link(number, match.start(name) + 1, match[name] or "", label)


def iter_text_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers; fenced blocks are left out, code in a line is blanked."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, _CODE.sub(lambda code: " " * len(code[0]), line)


def load_prose(
    folder: Path, name: str, locales: tuple[str, ...]
) -> tuple[list[ProsePage], list[Diagnostic]]:
    """Read the pages below `folder`, which findings call `name`, of these languages."""
    pages: list[ProsePage] = []
    findings: list[Diagnostic] = []
    for locale in locales:
        for path in sorted((folder / locale).rglob("*.md")):
            place = path.relative_to(folder / locale).as_posix()
            page, found = _read_page(path, locale, place, f"{name}/{locale}/{place}")
            findings.extend(found)
            if page is not None:
                pages.append(page)
    return pages, findings


def _read_page(
    path: Path, locale: str, place: str, name: str
) -> tuple[ProsePage | None, list[Diagnostic]]:
    text, findings = read_text(path, name)
    if text is None:
        return None, findings
    front_matter, found = _read_front_matter(text, name)
    return ProsePage(locale, place, name, text, front_matter), findings + found


def _read_front_matter(text: str, name: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read what stands between the first two lines of dashes; it keeps its line numbers."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        said = message("the page has no front matter")
        return None, [_head_finding(Location(name), said)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        said = message("the front matter is not closed by a line ---")
        return None, [_head_finding(Location(name, length=3), said)]
    source, findings = parse_source("\n".join(["", *lines[1:end]]), name)
    findings = [replace(one, rule=_rule(one)) for one in findings]
    if source is not None and (problem := _title_problem(source)):
        findings.append(problem)
    if source is not None:
        findings.extend(_date_problems(source))
    return source, findings


def _rule(finding: Diagnostic) -> Rule:
    return codes.BAD_FRONT_MATTER if finding.is_error else finding.rule


def _title_problem(source: Source) -> Diagnostic | None:
    data = source.data
    if not isinstance(data, dict):
        said = message("the front matter holds no fields")
        return _head_finding(Location(source.path), said)
    title = data.get("title")
    if isinstance(title, str) and title.strip():
        return None
    is_given = "title" in data
    said = message("the page has no title")
    place = source.locate(("title",), at_key=True) if is_given else Location(source.path, length=3)
    return _head_finding(place, said)


def _date_problems(source: Source) -> Iterator[Diagnostic]:
    data = source.data if isinstance(source.data, dict) else {}
    for name in ("published", "updated"):
        value = data.get(name)
        if value is None:
            continue
        try:
            parse_date(value if isinstance(value, str) else "")
        except ValueProblem as problem:
            place = source.locate((name,))
            yield Diagnostic(place, codes.BAD_FRONT_MATTER, problem.message, problem.hint)


def _head_finding(place: Location, said: Message) -> Diagnostic:
    hint = message("begin the page with ---, a line title: …, and --- again")
    return Diagnostic(place, codes.BAD_FRONT_MATTER, said, hint)


def resolve_path(page: ProsePage, target: str) -> PurePosixPath | None:
    """Return where a relative link leads below the language's folder; `None` if out of it."""
    parts: list[str] = list(PurePosixPath(page.path).parent.parts)
    for part in PurePosixPath(target).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return PurePosixPath(*parts)
