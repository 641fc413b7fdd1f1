"""The working of a fee in words: so much of a fact at such a price, by which factors.

`theme/assets/js/fee-words.js` says it in the same words in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup, escape

from site_builder.calculations.amounts import Amount, NotComputed, Term
from site_builder.calculations.rule_parts import Formula, Said, VariableRule
from site_builder.diagnostics import message
from site_builder.pages.edition import Edition
from site_builder.values.number_format import joined
from site_builder.values.rounded import round_half_up
from site_builder.values.text import SOURCE_LOCALE


def said_text(edition: Edition, said: Said | None) -> Markup:
    """Say words of the rules document; those that are not translated are marked as Chinese."""
    if not said:
        return Markup("")
    if edition.locale in said:
        return escape(said[edition.locale])
    return edition.marked(escape(said[SOURCE_LOCALE]), SOURCE_LOCALE)


def working_text(edition: Edition, terms: Sequence[Term]) -> Markup:
    """Join the steps of a computation: sums by a plus, and factors to what stands before them."""
    said, is_sum = Markup(""), False
    for term in terms:
        step = _WRITERS[term.kind](edition, term)
        if term.kind in _SUFFIXES or not said:
            said += step
        elif term.kind == "factor":
            said = Markup("({}) {}" if is_sum else "{} {}").format(said, step)
            is_sum = False
        else:
            said = Markup("{} + {}").format(said, step)
            is_sum = True
    return said


_SUFFIXES = frozenset({"least", "most", "plus"})
NOTES = {
    "classes": message("depends on the class"),
    "bands": message("depends on the band"),
}
LIMITS = {
    "least": message("; at least CNY {sum}"),
    "most": message("; at most CNY {sum}"),
}
FUNCTIONS = {"min": message("the lower of"), "max": message("the higher of")}


def _named(edition: Edition, term: Term, step: Markup) -> Markup:
    if not term.names:
        return step
    names = edition.listed(said_text(edition, one) for one in term.names)
    return Markup(edition._("{step} ({name})", step=step, name=names))


def _price(edition: Edition, term: Term) -> Markup:
    counts = [escape(_counted(edition, count, one.one, one.many)) for count, one in term.counts]
    return _named(edition, term, Markup(" × ").join([*counts, said_text(edition, term.said)]))


def _factor(edition: Edition, term: Term) -> Markup:
    return _named(edition, term, said_text(edition, term.said))


def _line(edition: Edition, term: Term) -> Markup:
    ((count, one),) = term.counts
    base = _counted(edition, count, one.one, one.many)
    said = edition._("read off between two points of the standard at {base}", base=base)
    return _named(edition, term, escape(said))


def _note(edition: Edition, term: Term) -> Markup:
    return _named(edition, term, escape(edition.words.text(NOTES[term.kind])))


def _limit(edition: Edition, term: Term) -> Markup:
    reached = number_text(term.amount or Fraction(0))
    return escape(edition._(LIMITS[term.kind].template, sum=reached))


def _plus(edition: Edition, term: Term) -> Markup:
    names = edition.listed(said_text(edition, one) for one in term.names)
    price = said_text(edition, term.said)
    return Markup(edition._("; to this comes {price} ({name})", price=price, name=names))


def _formula(edition: Edition, term: Term) -> Markup:
    assert term.formula is not None
    pieces = [_piece(edition, term.formula, piece, term.values) for piece in term.formula.pieces]
    return _named(edition, term, Markup("").join(pieces))


def _piece(
    edition: Edition, formula: Formula, piece: str | int, values: Sequence[Fraction]
) -> Markup:
    if isinstance(piece, int):
        return _variable(edition, formula.variables[piece], values[piece])
    if piece in FUNCTIONS:
        gap = "" if edition.locale == "zh" else " "
        return escape(edition.words.text(FUNCTIONS[piece]) + gap)
    if piece in "()" or piece[0].isdigit():
        return Markup(piece)
    return escape(edition._(", ") if piece in ",，" else f" {piece} ")


def _variable(edition: Edition, variable: VariableRule, value: Fraction) -> Markup:
    shown = said_text(edition, variable.said)
    if not variable.said or value != variable.value:
        shown = escape(_counted(edition, value / variable.shown_in, variable.one, variable.many))
    return Markup("{} {}").format(said_text(edition, variable.name), shown)


def _counted(edition: Edition, count: Fraction, one: Said, many: Said) -> str:
    unit = (one if count == 1 else many).get(edition.locale, "")
    return joined(edition.locale, number_text(count), unit)


_WRITERS: dict[str, Callable[[Edition, Term], Markup]] = {
    "price": _price,
    "factor": _factor,
    "line": _line,
    "classes": _note,
    "bands": _note,
    "least": _limit,
    "most": _limit,
    "plus": _plus,
    "formula": _formula,
}


def why_text(edition: Edition, outcome: NotComputed) -> str:
    """Say why a fee could not be computed, and which facts are missing."""
    if not outcome.missing:
        return edition.words.text(outcome.reason)
    facts = edition.catalogue.facts
    labels = (edition.label(facts[one].label) for one in facts if one in outcome.missing)
    return edition._("not known yet: {facts}", facts=edition._(", ").join(labels))


def amount_text(amount: Amount, places: int = 2) -> str:
    """Write a sum of yuan in figures, to the fen where there are any; a range keeps both ends."""
    if amount.is_exact:
        return number_text(amount.low, places)
    return f"{number_text(amount.low, places)}–{number_text(amount.high, places)}"


def number_text(number: Decimal | Fraction, places: int = 2) -> str:
    """Write a number with thousands separators, and with decimals if it is not whole."""
    rounded = round_half_up(Fraction(number), places)
    whole = rounded == rounded.to_integral_value()
    return f"{rounded:,.0f}" if whole else f"{rounded:,.{places}f}"
