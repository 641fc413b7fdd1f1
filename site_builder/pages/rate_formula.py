"""A formula in words: its names said in full, and where each figure comes from."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from site_builder.models.rates import FormulaRate, Variable
from site_builder.pages.condition_text import measure_text
from site_builder.pages.edition import Edition
from site_builder.pages.rate_example import example_note
from site_builder.pages.rate_parts import RateEntry, RateView, fact_name, limit_notes, words

_NAME = re.compile(r"[^\W\d]\w*")
_SIGNS = {
    "*": " × ",
    "×": " × ",
    "/": " ÷ ",
    "÷": " ÷ ",
    "+": " + ",
    "-": " \u2212 ",
    "\u2212": " \u2212 ",
}
_SPACE = re.compile(r"\s+")


def formula_view(edition: Edition, rate: FormulaRate) -> RateView:
    """Say a formula in words."""
    typed = "".join(_SIGNS.get(sign, sign) for sign in rate.expression)
    typed = escape(_SPACE.sub(" ", typed))
    said = _NAME.sub(lambda name: _word(edition, rate, name[0]), typed)
    entries = tuple(
        RateEntry(edition.say(one.name), RateView(text=escape(_origin(edition, one))))
        for one in rate.variables.values()
    )
    return RateView(
        text=Markup(said),
        head=words(edition, "In the formula"),
        value_head=words(edition, "Where it comes from"),
        entries=entries,
        notes=limit_notes(edition, rate),
        examples=example_note(edition, rate),
    )


def _word(edition: Edition, rate: FormulaRate, name: str) -> Markup:
    """Say a name in a formula; its functions are called as in mathematics."""
    variable = rate.variables.get(name)
    if variable:
        return edition.say(variable.name)
    return escape(edition._(_FUNCTIONS[name]) + ("" if edition.locale == "zh" else " "))


_FUNCTIONS = {"min": "the lower of", "max": "the higher of"}


def _origin(edition: Edition, variable: Variable) -> str:
    if variable.value is not None:
        return measure_text(edition, variable.value)
    assert variable.fact is not None
    return edition._("your figure: {fact}", fact=fact_name(edition, variable.fact))
