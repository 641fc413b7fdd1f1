"""What the estimator's script is told: the rules in one language, and the words of a bill."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from site_builder.calculations.amounts import REASONS
from site_builder.calculations.rules_document import rules_document
from site_builder.locales import available_locales
from site_builder.pages.bill_text import first_basis
from site_builder.pages.bill_working import FUNCTIONS, LIMITS, NOTES
from site_builder.pages.edition import Edition
from site_builder.pages.estimator_form import unit_sizes
from site_builder.values.number_format import joined

_LEFT_OUT = frozenset({"code", "name", "agency", "facts"})
"""What the rows of the page say already."""
_NOTES = {**NOTES, **LIMITS, **FUNCTIONS}


def estimator_data(edition: Edition) -> Markup:
    """Write the data block; no text in it can end the block."""
    document = rules_document(edition.catalogue, edition.as_of)
    items = [_current(edition, item) for item in document["items"]]
    locales = frozenset(available_locales())
    data = {
        "day": edition.as_of.isoformat(),
        "items": _in_locale(items, edition.locale, locales),
        "units": unit_sizes(edition),
        "words": _words(edition),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _current(edition: Edition, item: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the standards that have ended, and what no bill needs."""
    _, source = edition.catalogue.fee_item_by_id[item["id"]]
    periods = [
        {**rule, "basis": first_basis(edition, source, period)}
        for rule, period in zip(item["periods"], source.periods, strict=True)
        if period.until is None or period.until >= edition.as_of
    ]
    kept = {name: value for name, value in item.items() if name not in _LEFT_OUT}
    return {**kept, "periods": periods}


def _in_locale(value: Any, locale: str, locales: frozenset[str]) -> Any:
    """Say texts in one language; those that are not translated stay marked with theirs."""
    if isinstance(value, list):
        return [_in_locale(one, locale, locales) for one in value]
    if not isinstance(value, dict):
        return value
    if value and locales.issuperset(value):
        return value.get(locale, value)
    return {name: _in_locale(one, locale, locales) for name, one in value.items()}


def _words(edition: Edition) -> dict[str, Any]:
    facts = edition.catalogue.facts
    asked = {name for item in edition.fee_rules.items for name in item.facts}
    said = edition.words.text
    return {
        "gap": _gap(edition),
        "comma": edition._(", "),
        "semicolon": edition._("; "),
        "named": edition._("{step} ({name})"),
        "line": edition._("read off between two points of the standard at {base}"),
        "plus": edition._("; to this comes {price} ({name})"),
        "standard": edition._("by the published standard"),
        "missing": edition._("not known yet: {facts}"),
        "year": edition._("year {first}: {sum}"),
        "years": edition._("years {first} to {last}: {sum}"),
        "pays": edition._("{payer} pays {sum}"),
        "open": edition._("open"),
        "before": edition._("before reduction"),
        "possible": edition._("On application: {reductions}"),
        "none": edition._("Fill in what you know: the fees that fall due appear here."),
        "noneYet": edition._("By these facts no fee falls due for certain yet."),
        "sums": {
            "once": edition._("Once"),
            "yearly": edition._("Every year"),
            "monthly": edition._("Every month"),
            "deposits": edition._("Deposits, given back"),
        },
        "money": edition._("CNY {sum}"),
        "counts": edition._("{due} fees fall due."),
        "countsOpen": edition._("{due} fees fall due, {open} of them not computed yet."),
        "bad": edition._("Not understood: {facts}"),
        "notes": {key: said(one.template) for key, one in _NOTES.items()},
        "reasons": {key: said(one) for key, one in REASONS.items()},
        "facts": {name: edition.label(facts[name].label) for name in facts if name in asked},
    }


def _gap(edition: Edition) -> str:
    """Return what stands between a number and its unit."""
    return joined(edition.locale, "1", "2")[1:-1]
