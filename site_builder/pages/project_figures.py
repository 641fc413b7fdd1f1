"""What a project's page says of its figures: key facts, site, investment, terms, economics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from site_builder.illustrations import ParcelWords, parcel_plan_svg
from site_builder.models.projects import Project
from site_builder.pages.edition import Edition, Figure
from site_builder.pages.parts import LabelledFigure, Row


def key_facts(edition: Edition, project: Project) -> Iterator[LabelledFigure]:
    """Yield the figures at the head of the page."""
    invested = project.investment.total
    yield LabelledFigure(
        edition._("Total investment"),
        edition.money_figure(invested) if invested else None,
        text="" if invested else edition.to_come,
        note=edition.converted(invested) if invested else "",
    )
    land = project.land
    space = land.area or land.floor_area
    yield LabelledFigure(
        edition._("Land") if land.area else edition._("Floor space"),
        edition.area_figure(space) if space else None,
        text="" if space else edition.to_come,
        note=edition.choice(land.state),
    )
    foreign = project.cooperation.foreign
    yield LabelledFigure(
        edition._("Cooperation"),
        text=_modes(edition, project),
        note=edition.choice(foreign) if foreign else "",
    )
    jobs = project.returns.jobs if project.returns else None
    yield LabelledFigure(
        edition._("Jobs at capacity"),
        Figure(f"{jobs:,}", edition.plural("person", "people", jobs)) if jobs else None,
        text="" if jobs else edition.to_come,
    )


def _modes(edition: Edition, project: Project) -> str | Markup:
    modes = project.cooperation.modes
    return (
        edition.listed_names([edition.choice(one) for one in modes]) if modes else edition.to_come
    )


def fee_figure(edition: Edition, total: str) -> LabelledFigure:
    """Show what the public fees come to once."""
    before, after = edition._("CNY {sum}").split("{sum}")
    note = edition._("computed from the published list")
    figure = Figure(f"{before}{total}", after)
    return LabelledFigure(edition._("One-off public fees"), figure, note=note)


def site_rows(edition: Edition, project: Project) -> Iterator[Row]:
    """Yield what is known of the site."""
    site, land, town = project.site, project.land, edition.catalogue.town_by_id[project.site.town]
    yield Row(edition._("Town"), edition.say(town.name))
    if site.address or site.plot:
        address = edition.say(site.address) if site.address else Markup(site.plot or "")
        yield Row(edition._("Address"), address)
    if land.area:
        yield Row(edition._("Land area"), edition.area(land.area))
    if land.floor_area:
        yield Row(edition._("Floor area"), edition.area(land.floor_area))
    if land.use:
        yield Row(edition._("Planned use"), edition.say(land.use))
    if land.price:
        yield Row(edition._("Land price or rent"), edition.say(land.price))
    if site.place:
        where = f"{site.place.latitude}, {site.place.longitude} ({site.place.datum})"
        yield Row(edition._("Coordinates"), where)


def plot_plan(edition: Edition, project: Project) -> Markup:
    """Draw the plot."""
    land = project.land
    words = ParcelWords(
        area=edition.area_short(land.area or land.floor_area),
        note=edition.choice(land.state),
        north=edition._("N"),
    )
    return Markup(parcel_plan_svg(land.state.value, seed=project.id, words=words, large=True))


def investment_rows(edition: Edition, project: Project) -> Iterator[Row]:
    """Yield what it costs and who pays."""
    spent = project.investment
    total = edition.money(spent.total, converted=True)
    yield Row(edition._("Total investment"), total or edition.to_come)
    named = (
        (edition._("Of it, fixed assets"), spent.fixed_assets),
        (edition._("Sought from investors"), spent.sought),
        (edition._("Registered capital"), spent.registered_capital),
    )
    for label, money in named:
        if money is not None:
            yield Row(label, edition.money(money))
    for phase in (*spent.phases, *spent.funding):
        yield Row(edition.say(phase.name), edition.money(phase.amount))
    if spent.note:
        yield Row(edition._("Note"), edition.say(spent.note))


def cooperation_rows(edition: Edition, project: Project) -> Iterator[Row]:
    """Yield how an investor may take part."""
    cooperation = project.cooperation
    yield Row(edition._("Forms of cooperation"), _modes(edition, project))
    if cooperation.note:
        yield Row(edition._("Terms"), edition.say(cooperation.note))
    foreign = edition.choice(cooperation.foreign) if cooperation.foreign else edition.to_come
    parts = [escape(foreign), edition.say(cooperation.foreign_basis)]
    access = Markup(edition._("; ")).join(filter(None, parts))
    yield Row(edition._("Foreign investment"), access)


def economics(edition: Edition, project: Project) -> Iterator[LabelledFigure]:
    """Yield what the project is expected to earn."""
    returns = project.returns
    if returns is None:
        return
    named = (
        (edition._("Revenue a year at capacity"), returns.revenue),
        (edition._("Net profit a year"), returns.profit),
        (edition._("Tax a year"), returns.tax),
    )
    for label, money in named:
        if money is not None:
            yield LabelledFigure(label, edition.money_figure(money))
    if returns.rate_of_return:
        text = edition.price(returns.rate_of_return)
        yield LabelledFigure(edition._("Internal rate of return, after tax"), Figure(text))
    if returns.payback:
        text = edition.duration(returns.payback)
        yield LabelledFigure(edition._("Payback, construction included"), Figure(text))


def preparation_step(edition: Edition, step: Any) -> dict[str, Any]:
    """Show a step that has been prepared."""
    return {
        "name": edition.choice(step.step),
        "state": edition.choice(step.state),
        "key": step.state.value,
        "date": edition.date(step.on),
        "number": edition.numbered(step.number) if step.number else "",
        "note": edition.say(step.note),
    }
