"""The steps of a procedure: counter, documents, time, fees, law and result of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from site_builder.calculations.fee_periods import is_stopped, period_on
from site_builder.calculations.procedure_times import (
    parallel_steps,
    predecessors,
    step_spans,
)
from site_builder.models.procedures import Document, Procedure, Step
from site_builder.models.shared import Basis
from site_builder.pages.edition import Edition
from site_builder.pages.links import record_url
from site_builder.pages.rate_text import short_rate

_CERTIFICATES = {
    "required": "Required",
    "accepted": "Accepted instead of paper",
    "shared": "Fetched by the office",
    "none": "None",
}


def shown_steps(edition: Edition, procedure: Procedure) -> list[dict[str, Any]]:
    """Show every step, numbered in the order in which the file has them."""
    numbers = {step.id: number for number, step in enumerate(procedure.steps, start=1)}
    before = predecessors(procedure.steps)
    beside = parallel_steps(procedure.steps)
    bars = _bars(procedure)
    return [
        {
            **_step(edition, step),
            "number": numbers[step.id],
            "bar": bars[step.id],
            "starts": _starts(edition, _numbers(numbers, before[step.id])),
            "parallel": _parallel(edition, _numbers(numbers, beside[step.id])),
        }
        for step in procedure.steps
    ]


def _bars(procedure: Procedure) -> dict[str, tuple[str, str]]:
    """Place each step's bar on a line of 100: where it starts, and how long it is."""
    spans = step_spans(procedure.steps)
    whole = max((end for _, end in spans.values()), default=Decimal(0)) or Decimal(1)
    return {
        name: (f"{start / whole * 100:.1f}", f"{(end - start) / whole * 100:.1f}")
        for name, (start, end) in spans.items()
    }


def _numbers(numbers: Mapping[str, int], names: Iterable[str]) -> list[str]:
    return [str(number) for number in sorted(numbers[name] for name in names if name in numbers)]


def _starts(edition: Edition, numbers: list[str]) -> str:
    if not numbers:
        return edition._("At once, without waiting for another step")
    steps = edition._(", ").join(numbers)
    return edition.words.plural(
        "After step {steps}", "After steps {steps}", len(numbers), steps=steps
    )


def _parallel(edition: Edition, numbers: list[str]) -> str:
    if not numbers:
        return ""
    return edition.words.plural(
        "Side by side with step {steps}",
        "Side by side with steps {steps}",
        len(numbers),
        steps=edition._(", ").join(numbers),
    )


def _step(edition: Edition, step: Step) -> dict[str, Any]:
    agencies = [edition.catalogue.agency_by_id[one] for one in step.agencies]
    window = step.window or agencies[0].window
    papers = step.documents or ()
    return {
        "id": step.id,
        "name": edition.say(step.name),
        "is_optional": step.optional or step.only_if is not None,
        "only_if": edition.say(step.only_if),
        "agencies": edition.listed([edition.say(one.name) for one in agencies]),
        "window": edition.say(window),
        "phone": edition.phone(step.phone or agencies[0].phone),
        "online": step.online or "",
        "is_documented": step.documents is not None,
        "documents": [_document(edition, one) for one in papers],
        "has_originals": any(one.originals is not None for one in papers),
        "has_copies": any(one.copies is not None for one in papers),
        "has_certificates": any(one.certificate != "none" for one in papers),
        "promised": edition.duration(step.promised) or edition._("Depends on the case"),
        "statutory": edition.duration(step.statutory) or edition._("Not stated"),
        "extension": edition.say(step.extension),
        "excluded": edition.say(step.excluded),
        "are_fees_known": step.fees is not None,
        "fees": [fee for one in step.fees or () for fee in _fee(edition, one)],
        "laws": [_law(edition, one) for one in step.basis],
        "result": edition.say(step.result),
        "note": edition.say(step.note),
    }


def _document(edition: Edition, document: Document) -> dict[str, Any]:
    return {
        "name": edition.say(document.name),
        "only_if": edition.say(document.only_if),
        "is_first_time_only": document.first_time_only,
        "originals": _count(document.originals),
        "copies": _count(document.copies),
        "certificate": edition._(_CERTIFICATES[document.certificate]),
    }


def _count(copies: int | None) -> str:
    return "" if copies is None else str(copies)


def _fee(edition: Edition, item_id: str) -> Iterable[dict[str, Any]]:
    """Yield the fee; a preview of an unfinished catalogue may lack the list it stands in."""
    if item_id not in edition.catalogue.fee_item_by_id:
        return
    _, item = edition.catalogue.fee_item_by_id[item_id]
    period = period_on(item, edition.as_of)
    rate = short_rate(edition, period.rate) if period and period.rate else ""
    yield {
        "name": edition.say(item.name),
        "url": record_url(edition.catalogue, "fee-item", item_id),
        "rate": edition._("Stopped") if is_stopped(item, edition.as_of) else rate,
    }


def _law(edition: Edition, basis: Basis) -> tuple[Markup, str]:
    return edition.basis(basis), basis.link or ""
