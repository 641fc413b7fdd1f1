"""The fee estimator's page as it stands without a script: worked examples and deciding facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.calculations.fee_periods import is_charged, iter_items, period_on
from site_builder.models.fees import FeeItem
from site_builder.models.fields import RefersTo
from site_builder.models.walk import walk
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.bill_text import shown_bill
from site_builder.pages.edition import Edition, Link
from site_builder.pages.fee_plans import (
    Plan,
    plan_bill,
    plan_name,
    plan_rows,
    plan_total,
    worked_plans,
)
from site_builder.pages.links import record_url
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note, shown_desk
from site_builder.pages.sections import section_link

_FACT = RefersTo("fact")


def fee_estimator_pages(edition: Edition) -> Iterator[Page]:
    """Make the estimator's page."""
    plans = worked_plans(edition)
    title = edition._("What would my project pay?")
    yield Page(
        path="fees/estimator/",
        section="fees",
        title=title,
        description=_description(edition, plans),
        template="fee_estimator.html",
        view={
            "heading": title,
            "lead": _lead(edition, plans),
            "examples": [_example(edition, one) for one in plans],
            "facts": _deciding_facts(edition),
            "desk": shown_desk(edition, edition.catalogue.county.contact, title),
            "as_of": edition.date(edition.as_of),
            "complaint": complaint_note(edition),
        },
        published=edition.as_of,
        structured=(
            breadcrumb_list(
                edition, section_link(edition, "fees"), section_link(edition, "fee-estimator")
            ),
        ),
        styles=("tables.css", "details.css", "fees.css", "rates.css"),
    )


def _lead(edition: Edition, plans: Sequence[Plan]) -> str:
    date = edition.date(edition.as_of)
    if not plans:
        return edition._("Every project page carries its own bill, computed from the lists.")
    return edition._(
        "Typical plans, computed item by item from the published lists on {date}. Every project "
        "page carries its own bill.",
        date=date,
    )


def _description(edition: Edition, plans: Sequence[Plan]) -> str:
    date = edition.date(edition.as_of)
    if not plans:
        return edition._(
            "The facts that decide each fee of the lists published on {date}.", date=date
        )
    sums = [
        edition._("{plan}: {sum}", plan=plan_name(edition, one), sum=plan_total(edition, one))
        for one in plans
    ]
    return edition._(
        "Worked examples from the published fee lists on {date}: {examples}. With the facts that "
        "decide each fee.",
        date=date,
        examples=edition._("; ").join(sums),
    )


def _example(edition: Edition, plan: Plan) -> dict[str, Any]:
    return {
        "id": plan.id,
        "name": plan_name(edition, plan),
        "facts": plan_rows(edition, plan),
        "bill": shown_bill(edition, plan_bill(edition, plan)),
    }


def _deciding_facts(edition: Edition) -> list[tuple[str, list[Link]]]:
    """List each fact that fees in force ask for, with the items that ask for it."""
    items_by_fact: dict[str, list[Link]] = {}
    for _, item in iter_items(edition.catalogue):
        if not is_charged(item, edition.as_of):
            continue
        link = Link(edition.say(item.name), record_url(edition.catalogue, "fee-item", item.id))
        for name in facts_of(edition, item):
            items_by_fact.setdefault(name, []).append(link)
    known = edition.catalogue.facts
    return [
        (edition.label(known[name].label), items_by_fact[name])
        for name in known
        if name in items_by_fact
    ]


def facts_of(edition: Edition, item: FeeItem) -> tuple[str, ...]:
    """Return the facts that decide whether an item is charged, and how much."""
    period = period_on(item, edition.as_of)
    parts = [item.applies, *item.reductions, period.rate if period else None]
    found = [item.quantity] if item.quantity else []
    for part in parts:
        if part is not None:
            found.extend(str(leaf.value) for leaf in walk(part) if _FACT in leaf.marks)
    return tuple(dict.fromkeys(found))
