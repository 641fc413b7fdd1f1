"""The fee estimator: a form that computes a bill at once, and worked examples without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from site_builder.calculations.fee_rules import ItemRule
from site_builder.models.choices import FeeState
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.bill_text import ShownBill, ShownLine, shown_bill
from site_builder.pages.edition import Edition, Link
from site_builder.pages.estimator_data import estimator_data
from site_builder.pages.estimator_form import field_groups
from site_builder.pages.fee_links import estimator_url
from site_builder.pages.fee_plans import (
    Plan,
    plan_bill,
    plan_facts,
    plan_name,
    plan_rows,
    plan_total,
    worked_plans,
)
from site_builder.pages.links import record_url
from site_builder.pages.matcher import MATCHER
from site_builder.pages.page import Page
from site_builder.pages.parts import complaint_note, shown_desk
from site_builder.pages.sections import section_link


def fee_estimator_pages(edition: Edition) -> Iterator[Page]:
    """Make the estimator's page."""
    plans = worked_plans(edition)
    examples = [_example(edition, one) for one in plans]
    title = edition._("What would my project pay?")
    yield Page(
        path="fees/estimator/",
        section="fees",
        title=title,
        description=_description(edition, plans),
        template="fee_estimator.html",
        view={
            "heading": title,
            "lead": _lead(edition),
            "groups": field_groups(edition),
            "presets": [_preset(edition, one) for one in plans],
            "rows": [blank_line(edition, one) for one in edition.fee_rules.items if _can_be(one)],
            "data": estimator_data(edition),
            "matcher": MATCHER,
            "day": edition.as_of.isoformat(),
            "examples": examples,
            "sums": list(_sums(edition, examples[0]["bill"])) if examples else [],
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
        styles=("tables.css", "details.css", "estimator.css"),
        modules=("fee-estimator.js",),
    )


def _sums(edition: Edition, bill: ShownBill) -> Iterator[tuple[str, str]]:
    """Yield the sums of a bill that there are, by when they fall due."""
    if bill.once:
        yield edition._("Once"), bill.total_once
    if bill.yearly:
        yield edition._("Every year"), bill.total_yearly
    if bill.monthly:
        yield edition._("Every month"), bill.total_monthly
    if bill.deposits:
        yield edition._("Deposits, given back"), bill.total_deposits


def _can_be(item: ItemRule) -> bool:
    """Whether an item can stand on a bill of today or later."""
    return item.periods[-1].state in (FeeState.CHARGED, FeeState.WAIVED)


def _lead(edition: Edition) -> str:
    return edition._(
        "Computed item by item from the lists published up to {date}: to whom each fee is paid, "
        "how it is worked out, and on what legal basis.",
        date=edition.date(edition.as_of),
    )


def _description(edition: Edition, plans: Sequence[Plan]) -> str:
    date = edition.date(edition.as_of)
    if not plans:
        return edition._("Type a plan's facts and see its public fees, as of {date}.", date=date)
    sums = [
        edition._("{plan}: {sum}", plan=plan_name(edition, one), sum=plan_total(edition, one))
        for one in plans
    ]
    return edition._(
        "Type a plan's facts and see its public fees, as of {date}. Worked examples: {examples}.",
        date=date,
        examples=edition._("; ").join(sums),
    )


def _preset(edition: Edition, plan: Plan) -> Link:
    url = estimator_url(edition.fee_rules, plan_facts(edition, plan))
    return Link(plan_name(edition, plan), url)


def blank_line(edition: Edition, item: ItemRule) -> ShownLine:
    """Set a line of which the script still has to compute the sum."""
    catalogue = edition.catalogue
    _, source = catalogue.fee_item_by_id[item.id]
    return ShownLine(
        id=item.id,
        name=edition.say(source.name),
        url=record_url(catalogue, "fee-item", item.id),
        agency=edition.say(catalogue.agency_by_id[item.agency].name),
        working=Markup(""),
        basis=Markup(""),
        full="",
        payable="",
        reduction=Markup(""),
    )


def _example(edition: Edition, plan: Plan) -> dict[str, Any]:
    return {
        "id": plan.id,
        "name": plan_name(edition, plan),
        "facts": plan_rows(edition, plan),
        "bill": shown_bill(edition, plan_bill(edition, plan)),
    }
