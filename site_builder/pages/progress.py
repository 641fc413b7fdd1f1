"""Progress: how far the county's projects are, in sums only; working papers stay out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from site_builder.calculations.statistics import LIVE_STAGES, Tally, tally, tally_by, yuan
from site_builder.models.choices import MAIN_STAGES, Stage
from site_builder.models.county import Target
from site_builder.models.projects import Project
from site_builder.pages.answering import breadcrumb_list
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.page import Page
from site_builder.pages.parts import LabelledFigure, promise_steps
from site_builder.pages.sections import section_link
from site_builder.values.prices import Share


def progress_pages(edition: Edition) -> Iterator[Page]:
    """Make the page of sums and targets."""
    lead = _lead(edition)
    yield Page(
        path="progress/",
        section="progress",
        title=edition._("Progress"),
        description=lead,
        template="progress.html",
        view={
            "heading": edition._("Progress"),
            "lead": lead,
            "figures": list(_figures(edition)),
            "stages": _stages(edition),
            "industries": _by_industry(edition),
            "towns": _by_place(edition),
            "years": _targets(edition),
            "promises": promise_steps(edition),
            "as_of": edition.date(edition.as_of),
            "source": edition.say(edition.catalogue.county.site.undertaker),
        },
        published=edition.as_of,
        structured=(breadcrumb_list(edition, section_link(edition, "progress")),),
        styles=("tables.css", "overview.css", "steps.css", "records.css", "progress.css"),
    )


def _live(edition: Edition) -> list[Project]:
    return [one for one in edition.catalogue.projects if one.stage in LIVE_STAGES]


def _lead(edition: Edition) -> str:
    total = tally(_live(edition), edition.exchange)
    return edition._(
        "{n} projects with a planned investment of {amount}, by stage, industry and town. "
        "As of {date}.",
        n=total.count,
        amount=edition.money(yuan(total.investment), converted=True),
        date=edition.date(edition.as_of),
    )


def _figures(edition: Edition) -> Iterator[LabelledFigure]:
    groups = tally_by(_live(edition), lambda one: one.stage.value, edition.exchange)
    for stage in MAIN_STAGES:
        found = groups.get(stage.value, Tally(0, Decimal(0)))
        yield LabelledFigure(
            edition.choice(stage),
            Figure(str(found.count), edition._("projects", n=found.count)),
            note=edition.money(yuan(found.investment)),
        )


def _stages(edition: Edition) -> list[dict[str, Any]]:
    groups = tally_by(edition.catalogue.projects, lambda one: one.stage.value, edition.exchange)
    names = {stage.value: edition.choice(stage) for stage in Stage}
    return _bars(edition, {stage: groups[stage] for stage in names if stage in groups}, names)


def _by_industry(edition: Edition) -> dict[str, Any]:
    names = {one.id: edition.say(one.name) for one in edition.catalogue.industries}
    titles = (edition._("By industry"), edition._("Industry"))
    return _group(edition, titles, lambda one: one.industry, names)


def _by_place(edition: Edition) -> dict[str, Any]:
    names = {one.id: edition.say(one.name) for one in edition.catalogue.county.towns}
    titles = (edition._("By town"), edition._("Town"))
    return _group(edition, titles, lambda one: one.site.town, names)


def _group(
    edition: Edition,
    titles: tuple[str, str],
    of: Callable[[Project], str],
    names: dict[str, Any],
) -> dict[str, Any]:
    groups = tally_by(_live(edition), of, edition.exchange)
    ordered = {one: groups[one] for one in names if one in groups}
    title, head = titles
    return {"title": title, "head": head, "bars": _bars(edition, ordered, names)}


def _bars(
    edition: Edition, groups: dict[str, Tally], names: dict[str, Any]
) -> list[dict[str, Any]]:
    most = max((one.count for one in groups.values()), default=1)
    return [
        {
            "name": names[key],
            "count": found.count,
            "most": most,
            "amount": edition.money(yuan(found.investment)),
        }
        for key, found in groups.items()
    ]


def _targets(edition: Edition) -> list[dict[str, Any]]:
    targets = edition.catalogue.county.targets
    years = sorted({one.year for one in targets}, reverse=True)
    return [
        {
            "year": year,
            "as_of": edition.date(max(one.as_of for one in targets if one.year == year)),
            "rows": [_target(edition, one) for one in targets if one.year == year],
        }
        for year in years
    ]


def _target(edition: Edition, target: Target) -> dict[str, Any]:
    done = Decimal(round(target.reached / target.goal * 100)) if target.goal else Decimal(0)
    return {
        "name": edition.say(target.name),
        "goal": f"{target.goal:,f}",
        "reached": f"{target.reached:,f}",
        "unit": edition.say(target.unit),
        "done": edition.price(Share(done / 100, done / 100, "", "%")),
        "bar": str(min(done, Decimal(100))),
    }
