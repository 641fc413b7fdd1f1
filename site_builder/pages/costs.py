"""Operating costs: every price with its unit, its day and who published it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from site_builder.models.choices import CostKind
from site_builder.models.listings import Cost
from site_builder.pages.answering import answer_rows, breadcrumb_list
from site_builder.pages.edition import Edition, Figure, bare
from site_builder.pages.page import Page
from site_builder.pages.parts import LabelledFigure, data_files
from site_builder.pages.sections import section_link
from site_builder.values.prices import Share, UnitPrice, unit_price_parts

_USUAL_KINDS = (
    CostKind.ELECTRICITY,
    CostKind.WATER,
    CostKind.GAS,
    CostKind.WAGE,
    CostKind.LAND,
)


def cost_pages(edition: Edition) -> Iterator[Page]:
    """Make the page of operating costs."""
    costs = edition.catalogue.costs
    lead = _lead(edition)
    yield Page(
        path="costs/",
        section="costs",
        title=edition._("Operating costs"),
        description=bare(lead),
        template="costs.html",
        view={
            "heading": edition._("Operating costs"),
            "lead": lead,
            "anchors": [(cost.id, edition.say(cost.name)) for cost in costs],
            "glance": [_glance(edition, cost) for cost in _usual(costs)],
            "groups": [_group(edition, cost) for cost in costs],
            "files": data_files("costs"),
        },
        published=max((cost.as_of for cost in costs), default=None),
        structured=(breadcrumb_list(edition, section_link(edition, "costs")),),
        styles=("tables.css", "details.css", "records.css", "costs.css"),
    )


def _lead(edition: Edition) -> str:
    costs = edition.catalogue.costs
    if not costs:
        return edition._("No prices have been published yet; the desk answers questions.")
    return edition._(
        "{n} prices of power, water, gas, wages, rent, land and freight in {county}, "
        "each with its source and the day for which it holds.",
        n=sum(len(cost.lines) for cost in costs),
        county=edition.say(edition.catalogue.county.name),
    )


def _usual(costs: Sequence[Cost]) -> list[Cost]:
    """Return the lists that lead the page, one for each kind that every plant pays for."""
    first_by_kind = {cost.kind: cost for cost in reversed(costs)}
    return [first_by_kind[kind] for kind in _USUAL_KINDS if kind in first_by_kind]


def _glance(edition: Edition, cost: Cost) -> LabelledFigure:
    line = cost.lines[0]
    return LabelledFigure(
        Markup('<a href="#{}">{}</a>').format(cost.id, edition.say(cost.name)),
        _figure(edition, line.price),
        note=edition.say(line.name),
    )


def _figure(edition: Edition, price: UnitPrice | Share) -> Figure:
    if isinstance(price, Share):
        return Figure(edition.price(price))
    return Figure(*unit_price_parts(price, edition.locale))


def _group(edition: Edition, cost: Cost) -> dict[str, Any]:
    return {
        "id": cost.id,
        "name": edition.say(cost.name),
        "kind": edition.choice(cost.kind),
        "as_of": edition.date(cost.as_of),
        "is_old": _is_old(edition, cost),
        "source": edition.say(cost.source),
        "basis": [edition.basis(one) for one in cost.basis],
        "note": edition.paragraphs(cost.note),
        "answers": answer_rows(edition, cost),
        "has_notes": any(line.note for line in cost.lines),
        "lines": [
            {
                "name": edition.say(line.name),
                "price": _figure(edition, line.price),
                "note": edition.say(line.note),
            }
            for line in cost.lines
        ],
    }


def _is_old(edition: Edition, cost: Cost) -> bool:
    limit = datetime.timedelta(days=edition.catalogue.county.freshness.cost_days)
    has_ended = cost.valid_until is not None and cost.valid_until < edition.as_of
    return has_ended or edition.as_of - cost.as_of > limit
