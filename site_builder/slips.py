"""The slips of hand behind broken YAML: where the line goes wrong, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Location, Message, message

_OPEN_QUOTE = re.compile(r"""\s*(?:- )*(?:[\w-]+:\s+)?(?P<quote>["'])""")
_FULL_WIDTH_COLON = re.compile(r"\s*(?:- )*[\w-]+(?P<colon>：)")
_NO_SPACE = re.compile(r"\s*(?:- )*[A-Za-z_][\w-]*(?P<colon>:)[^\s/]")
_COLON_IN_TEXT = re.compile(r":\s+[^'\"\[{|>\s].*?: ")
_SIGN_FIRST = re.compile(r"(?:^\s*(?:- )*|[{,]\s*)[\w-]+:\s+(?P<sign>[*@%`]|-(?=\s))")
_FULL_WIDTH_COMMA = re.compile(r"\{[^{}]*?(?P<comma>，)\s*[\w-]+:\s")
_FLOW = re.compile(r"[\[{]")


def syntax_finding(name: str, lines: Sequence[str], place: Location, problem: str) -> Diagnostic:
    """Make the finding for text that is not YAML; `place` is where the parser points."""
    opened = _quote_left_open(lines[: place.line])
    if opened is not None:
        said = message("a quote is opened here and not closed on this line")
        hint = message("close it at the end of the text, or take it out")
        return Diagnostic(Location(name, *opened), codes.BAD_SYNTAX, said, hint)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    column, hint = _slip(line, place.column, problem)
    # Braces in the parser's own sentence are no places to fill.
    fact = message(problem.replace("{", "{{").replace("}", "}}"))
    said = message("the file is not valid YAML: {problem}", problem=fact)
    return Diagnostic(Location(name, place.line, column), codes.BAD_SYNTAX, said, hint)


def _quote_left_open(lines: Sequence[str]) -> tuple[int, int] | None:
    """Find the first value that begins with a quote and is not closed as a quote is."""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        match = _OPEN_QUOTE.match(line)
        if match is None:
            continue
        quote, rest = match["quote"], line[match.end() :]
        if quote in rest.replace("\\" + quote, ""):
            continue
        closed = _closing_line(lines, number, quote)
        if closed is None:
            return number, match.end()
        number = closed
    return None


def _closing_line(lines: Sequence[str], start: int, quote: str) -> int | None:
    """Return the line after the one that closes a text of several lines, if one does."""
    for number in range(start, len(lines)):
        before, found, after = lines[number].replace("\\" + quote, "").partition(quote)
        if found:
            is_end = not before.rstrip().endswith(":") and re.fullmatch(r"[\s,}\]]*(#.*)?", after)
            return number + 1 if is_end else None
    return None


def _slip(line: str, column: int, problem: str) -> tuple[int, Message]:
    """Guess at the slip that most often leads here, and the column where it is."""
    if match := _FULL_WIDTH_COLON.match(line):
        hint = message("write a half-width colon and a space (: ) after a field's name, not ：")
        return match.start("colon") + 1, hint
    if match := _NO_SPACE.match(line):
        return match.start("colon") + 1, message("write a space after the colon")
    if match := _FULL_WIDTH_COMMA.search(line):
        hint = message("write a half-width comma and a space (, ) between the fields, not ，")
        return match.start("comma") + 1, hint
    if match := _SIGN_FIRST.search(line):
        hint = message("put the text in quotes, since it begins with {sign}", sign=match["sign"])
        return match.start("sign") + 1, hint
    if _COLON_IN_TEXT.search(line):
        return column, message("put the text in quotes, since it holds a colon and a space")
    if "another document" in problem:
        return column, message("take the line --- out; keep one record a file")
    if _FLOW.match(line[column - 1 : column]):
        return column, message("close the bracket that is opened here: ] or }}")
    if line.strip() and not line.startswith("#"):
        column = len(line) - len(line.lstrip()) + 1
    return column, message("compare the indentation of this line with the lines above it")
