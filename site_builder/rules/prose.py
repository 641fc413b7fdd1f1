"""Prose pages: their links lead somewhere, every language has them, nothing private is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, Message, message
from site_builder.models.parsing import did_you_mean
from site_builder.prose import Link, ProsePage, iter_links, iter_text_lines, resolve_path
from site_builder.rules.review import Review
from site_builder.rules.targets import problem_of, scheme_of
from site_builder.rules.texts import SAFE_SCHEMES, internal_words, private_number_words
from site_builder.sources import place_at
from site_builder.values.phones import find_private_numbers

_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_ALLOWED_TAGS = frozenset({"br", "sup", "sub", "kbd", "abbr"})
Problem = tuple[Message, Message | None]


def check_prose(pages: Sequence[ProsePage], review: Review, folder: Path) -> list[Diagnostic]:
    """Find what is wrong with the pages of `folder`, which holds one folder a language."""
    paths = {
        locale: frozenset(page.path for page in pages if page.locale == locale)
        for locale in review.locales
    }
    findings = _check_pairs(pages, paths)
    for page in pages:
        findings.extend(_check_links(page, review, paths[page.locale], folder))
        findings.extend(_check_words(page))
        findings.extend(_check_html(page))
    return findings


def _check_html(page: ProsePage) -> Iterator[Diagnostic]:
    for number, line in iter_text_lines(page.text):
        for tag in _TAG.finditer(line):
            if tag["name"].lower() not in _ALLOWED_TAGS or "=" in tag.group():
                said = message("the page holds HTML: {tag}", tag=tag.group())
                hint = message("write Markdown; of HTML only <br>, <sup>, <sub> are allowed")
                place = Location(page.source_path, number, tag.start() + 1, len(tag.group()))
                yield Diagnostic(place, codes.HTML_IN_PROSE, said, hint)


def _check_pairs(
    pages: Sequence[ProsePage], paths: Mapping[str, frozenset[str]]
) -> list[Diagnostic]:
    return [
        Diagnostic(
            Location(page.source_path),
            codes.PROSE_NOT_PAIRED,
            message("the page does not exist in “{locale}”", locale=locale),
            message("write content/{locale}/{path}", locale=locale, path=page.path),
        )
        for page in pages
        for locale, known in paths.items()
        if page.path not in known
    ]


def _check_links(
    page: ProsePage, review: Review, paths: frozenset[str], folder: Path
) -> Iterator[Diagnostic]:
    for link in iter_links(page.text):
        problem = _problem(page, link, review, paths, folder)
        if problem is not None:
            place = Location(page.source_path, link.line, link.column, max(1, len(link.target)))
            yield Diagnostic(place, codes.BAD_PROSE_LINK, *problem)


def _problem(
    page: ProsePage, link: Link, review: Review, paths: frozenset[str], folder: Path
) -> Problem | None:
    scheme = scheme_of(link.target)
    if scheme in SAFE_SCHEMES:
        return None
    if scheme is not None:
        found = problem_of(link.target, review)
        return (found.said, found.hint) if found else None
    path = unquote(link.target.partition("#")[0].partition("?")[0])
    if link.target.startswith("#"):
        return None
    if not path or path.startswith("/"):
        said = message("the link “{value}” does not lead to a page", value=link.target)
        return said, message(
            "write the path of the .md file from this page, or project:id and so on"
        )
    return _path_problem(page, path, paths, folder)


def _path_problem(
    page: ProsePage, path: str, paths: frozenset[str], folder: Path
) -> Problem | None:
    resolved = resolve_path(page, path)
    if resolved is not None and (
        str(resolved) in paths
        or (resolved.suffix != ".md" and (folder / page.locale / resolved).is_file())
    ):
        return None
    said = message("there is no page “{path}”", path=path)
    return said, did_you_mean(str(resolved or path), sorted(paths))


def _check_words(page: ProsePage) -> Iterator[Diagnostic]:
    for start, end, kind in find_private_numbers(page.text):
        place = place_at(page.source_path, page.text, start, end - start)
        said, hint = private_number_words(page.text[start:end], kind)
        yield Diagnostic(place, codes.PRIVATE_NUMBER, said, hint)
    for start, words in internal_words(page.text):
        place = place_at(page.source_path, page.text, start, len(words))
        said = message("“{words}” belongs in working papers, not on a public page", words=words)
        hint = message("delete it, or say what readers may know")
        yield Diagnostic(place, codes.INTERNAL_WORDS, said, hint)
