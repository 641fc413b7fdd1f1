"""Brings sums, areas and document numbers in folded text to one term each."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_AREAS = re.compile(
    _NUMBER + r" ?(万)?(亩|公顷|平方公里|平方米|平米"
    r"|(?:mu|hectares?|ha|km2|sq km|square kilomet(?:re|er)s?|m2|sqm|square met(?:re|er)s?)"
    r"(?![a-z0-9]))"
)
_SUMS = re.compile(
    r"(cny|rmb|usd|us\$|\$|¥)? ?" + _NUMBER + r" ?(万亿|千万|百万|亿|万|千"
    r"|(?:thousand|million|billion|mn|bn|m|k)(?![a-z]))? ?(美元|元|(?:yuan|rmb|cny|usd)(?![a-z]))?"
)
_DOCUMENTS = re.compile(
    r"((?:19|20)[0-9]{2}) ?(年?[〕\])】〉]|年)? ?(?:第|no\.?)? ?([0-9]{1,5})(?![0-9.]) ?(号)?"
)
_SERIALS = re.compile(r"(?:第|no\.?) ?([0-9]{1,5})(?![0-9.])|(?:^|[^0-9.])([0-9]{1,5})(?= ?号)")
_FACTORS = {
    "千": 1e3, "k": 1e3, "thousand": 1e3, "万": 1e4, "百万": 1e6, "m": 1e6, "mn": 1e6,
    "million": 1e6, "千万": 1e7, "亿": 1e8, "bn": 1e9, "billion": 1e9, "万亿": 1e12,
}  # fmt: skip
_WEAK_SCALES = frozenset({"千", "k", "m"})
_DOLLARS = frozenset({"usd", "us$", "$", "美元"})


def quantity_terms(text: str) -> Iterator[str]:
    """Yield a term for each sum, area and document number of folded text."""
    yield from _area_terms(text)
    yield from _sum_terms(_AREAS.sub(" ", text))
    for year, mark, serial, end in _DOCUMENTS.findall(text):
        # Without a bracket or 号 it is a date, or two figures side by side.
        if end or (mark and mark != "年"):
            yield f"#{year}/{int(serial)}"
    for first, second in _SERIALS.findall(text):
        yield f"#{int(first or second)}"


def _area_terms(text: str) -> Iterator[str]:
    for number, scale, unit in _AREAS.findall(text):
        yield area_term(float(number) * (1e4 if scale else 1) * _unit(unit))


def _unit(unit: str) -> float:
    if unit == "平方公里" or "k" in unit:
        return 1e6
    if unit in {"亩", "mu"}:
        return 1e4 / 15
    return 1e4 if unit[0] in "公h" else 1.0


def _sum_terms(text: str) -> Iterator[str]:
    for before, number, scale, after in _SUMS.findall(text):
        if before or after or (scale and scale not in _WEAK_SCALES):
            is_foreign = bool({before, after} & _DOLLARS)
            yield sum_term(float(number) * _FACTORS.get(scale, 1), is_foreign=is_foreign)


def sum_term(amount: float, *, is_foreign: bool = False) -> str:
    """Return the term of a sum, to a hundredth of its unit."""
    hundredths = int(amount * 100 + 0.5)
    said = hundredths // 100 if hundredths % 100 == 0 else hundredths / 100
    return f"{'$' if is_foreign else '¥'}{said}"


def area_term(square_metres: float) -> str:
    """Return the term of an area, to a whole square metre."""
    return f"□{int(square_metres + 0.5)}"
