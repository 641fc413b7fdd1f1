"""The entries of projects, of parks and of their plots."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.said import both, entry, flat, said_values, seen_on
from site_builder.models.parks import Park, Plot
from site_builder.models.projects import Project
from site_builder.pages.edition import Edition
from site_builder.pages.links import record_url
from site_builder.values.area import Area
from site_builder.values.currencies import CNY
from site_builder.values.money import Money
from site_builder.values.text import LocalizedText

_NAMED = frozenset({"id", "name", "summary", "owner"})


def project_entry(edition: Edition, project: Project) -> Entry:
    """Return the entry of a project."""
    catalogue, total = edition.catalogue, project.investment.total
    land = project.land.area or project.land.floor_area
    place, names = _place(edition, project)
    industry = catalogue.industry_by_id[project.industry]
    nodes = [node.name for node in industry.chain if node.id == project.node]
    stage = edition.choice(project.stage)
    return entry(
        edition,
        "project",
        f"project/{project.id}",
        project.name,
        record_url(catalogue, "project", project.id),
        codes=(project.code,),
        keywords=(*both(edition, industry.name, *nodes, *names), stage),
        facts=(
            edition.plain(industry.name),
            edition.money(total),
            edition.area(land),
            edition.plain(place),
            stage,
        ),
        summary=edition.plain(project.summary),
        text=flat(edition.plain(project.content)),
        body=tuple(said_values(edition, project, _NAMED | {"code", "content"})),
        amount=_yuan(edition, total),
        area=_metres(land),
        date=seen_on(project),
    )


def _place(edition: Edition, project: Project) -> tuple[LocalizedText, list[LocalizedText]]:
    """Return where a project stands, and all names of that place."""
    town = edition.catalogue.town_by_id[project.site.town].name
    park = edition.catalogue.park_by_id.get(project.site.park or "")
    return (park.name, [park.name, town]) if park else (town, [town])


def _yuan(edition: Edition, money: Money | None) -> int | None:
    """Return a sum in yuan, other currencies at the dated rate; `None` if it is not known."""
    if money is None:
        return None
    known = money if money.currency == CNY else edition.exchange.convert(money)
    return int(known.amount) if known else None


def _metres(area: Area | None) -> int | None:
    return round(area.amount) if area else None


def park_entries(edition: Edition) -> Iterator[Entry]:
    """Yield an entry for each park and each of its plots."""
    catalogue = edition.catalogue
    for park in catalogue.parks:
        town = catalogue.town_by_id[park.town].name
        industries = [catalogue.industry_by_id[one].name for one in park.industries]
        url = record_url(catalogue, "park", park.id)
        yield entry(
            edition,
            "park",
            f"park/{park.id}",
            park.name,
            url,
            keywords=both(edition, town, *industries),
            facts=(edition.choice(park.level), edition.area(park.area), edition.plain(town)),
            summary=edition.plain(park.summary),
            body=tuple(said_values(edition, park, _NAMED | {"plots"})),
            area=_metres(park.area),
            date=seen_on(park),
        )
        yield from (_plot_entry(edition, park, plot, url) for plot in park.plots)


def _plot_entry(edition: Edition, park: Park, plot: Plot, url: str) -> Entry:
    name = edition.plain(park.name)
    return Entry(
        kind="park",
        ref=f"plot/{park.id}/{plot.id}",
        url=url,
        anchor=plot.id,
        title=edition._("{park}, plot {plot}", park=name, plot=plot.name),
        locale=edition.locale,
        codes=(plot.name,),
        facts=(edition.area(plot.area), edition.choice(plot.state)),
        summary=edition.plain(plot.use),
        body=tuple(filter(None, [edition.price(plot.price)])),
        area=_metres(plot.area),
        date=seen_on(park),
    )
