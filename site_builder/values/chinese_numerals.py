"""Numbers in characters (三年, 五十亩): recognised, so that a hint can show them in figures."""

from __future__ import annotations

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_RUN = re.compile("[〇零一二三四五六七八九两十百千]+(?:点[〇零一二三四五六七八九]+)?")
# A unit must follow, so that 一事一议 is not taken for a number.
_COUNTED = re.compile(
    "[〇零一二三四五六七八九十两半百千]*[〇零一二三四五六七八九十两半]"
    "[百千]?[万亿元角分厘亩人名年个月日天小平公吨家套件宗袋台成季工户]"
)


def is_in_characters(text: str) -> bool:
    """Whether the text holds a number in characters and none in figures."""
    return not re.search("[0-9]", text) and _COUNTED.search(text) is not None


def in_figures(text: str) -> str:
    """Rewrite numbers in characters: 三年 as 3年, 六年半 as 6.5年, 一亿二千万 as 1亿2000万."""
    text = text.replace("半年", "6个月").replace("半个月", "15天").replace("半天", "4小时")
    text = _RUN.sub(lambda match: _figures(match[0]), text)
    text = re.sub(r"([0-9]+)个半(月|小时)", r"\1.5个\2", text)
    return re.sub(r"([0-9]+)(年|个月|小时|天|日|亩)半", r"\1.5\2", text)


def _figures(run: str) -> str:
    whole, _, decimals = run.partition("点")
    if not any(character in _DIGITS or character == "十" for character in whole):
        return run
    figures = _whole(whole)
    return f"{figures}.{_spelt(decimals)}" if decimals else figures


def _whole(run: str) -> str:
    if not any(character in _TENS for character in run):
        return _spelt(run)
    total = digit = 0
    for character in run:
        if character in _TENS:
            total, digit = total + (digit or 1) * _TENS[character], 0
        else:
            digit = _DIGITS[character]
    return str(total + digit)


def _spelt(run: str) -> str:
    """Read a run digit by digit, as years and document numbers are written."""
    return "".join(str(_DIGITS[character]) for character in run)
