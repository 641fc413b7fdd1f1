"""Texts: no private numbers, no internal wording, no markup or links that browsers would run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.prose import iter_links
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject, Wording
from site_builder.rules.targets import problem_of, scheme_of
from site_builder.values.phones import find_private_numbers

_DIGITS = re.compile(r"\d{4}")
_MARKUP = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|!--.*?--|!.*?)>", re.DOTALL)
_LINK = re.compile(r"\]\s*[(:\[]|<[A-Za-z][A-Za-z0-9+.-]*:")
_INTERNAL_WORDS = (
    "内部资料", "内部掌握", "内部使用", "内部文件", "仅供内部", "不对外公开", "不宜公开",
    "请勿外传", "勿外传", "领导批示", "书记批示", "县长批示", "招商台账", "客商台账", "客商名单",
    "考核得分", "考核排名", "谈判底线", "让利底线", "待核实", "待补充", "待领导",
    "internal use only", "not for publication", "to be confirmed internally", "lorem ipsum",
)  # fmt: skip
_INTERNAL = re.compile("|".join(_INTERNAL_WORDS), re.IGNORECASE)
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def check_texts(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find what must not stand in a text that is published."""
    lines = tuple(
        Wording(leaf.keys, "", leaf.value) for leaf in subject.leaves if type(leaf.value) is str
    )
    # Most records hold nothing suspicious, and one search through all their texts tells so.
    whole = "\n".join([one.text for one in (*subject.wordings, *lines)])
    if _DIGITS.search(whole) or _has_internal_words(whole):
        for wording in (*subject.wordings, *lines):
            yield from _check_privacy(subject, wording)
    if "<" in whole or "]" in whole:
        for wording in subject.wordings:
            yield from _check_markup(subject, wording)
            if _LINK.search(wording.text):
                yield from _check_links(review, subject, wording)


def _has_internal_words(text: str) -> bool:
    small = text.lower()
    return any(words in small for words in _INTERNAL_WORDS)


def _check_privacy(subject: Subject, wording: Wording) -> Iterator[Diagnostic]:
    yield from _private_numbers(subject, wording)
    if not _has_internal_words(wording.text):
        return
    for _, words in internal_words(wording.text):
        said = message("“{words}” belongs in working papers, not on a public page", words=words)
        hint = message("delete it, or say what readers may know")
        yield subject.find(wording.keys, codes.INTERNAL_WORDS, said, hint, fragment=words)


def internal_words(text: str) -> list[tuple[int, str]]:
    """Find internal wording: where it starts, and the words."""
    return [(found.start(), found[0]) for found in _INTERNAL.finditer(text)]


def _private_numbers(subject: Subject, wording: Wording) -> Iterator[Diagnostic]:
    if not _DIGITS.search(wording.text):
        return
    for start, end, kind in find_private_numbers(wording.text):
        number = wording.text[start:end]
        said, hint = private_number_words(number, kind)
        yield subject.find(wording.keys, codes.PRIVATE_NUMBER, said, hint, fragment=number)


def private_number_words(number: str, kind: str) -> tuple[Message, Message]:
    """Say what kind of private number stands in a text."""
    if kind == "id-number":
        said = message("“{number}” is an identity number", number=number)
        return said, message("delete it; nobody's identity number is ever published")
    said = message("“{number}” is a mobile telephone number", number=number)
    return said, message("write the number of the office or desk instead")


def _check_markup(subject: Subject, wording: Wording) -> Iterator[Diagnostic]:
    if "<" not in wording.text:
        return
    for found in _MARKUP.finditer(wording.text):
        said = message("“{tag}” is HTML, which would not be shown", tag=found[0][:40])
        hint = message("write plain text or Markdown: **bold**, - list, [words](https://…)")
        yield subject.find(wording.keys, codes.BAD_MARKUP, said, hint, fragment=found[0])


def _check_links(review: Review, subject: Subject, wording: Wording) -> Iterator[Diagnostic]:
    for link in iter_links(wording.text):
        scheme = scheme_of(link.target)
        if scheme is None or scheme in SAFE_SCHEMES:
            continue
        problem = problem_of(link.target, review)
        if problem is None:
            continue
        rule = codes.UNKNOWN_REFERENCE if problem.is_known_scheme else codes.BAD_LINK
        yield subject.find(wording.keys, rule, problem.said, problem.hint, fragment=link.target)
