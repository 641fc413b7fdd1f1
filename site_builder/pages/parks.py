"""The parks: where they are, what is free in them, what land and utilities cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from site_builder.calculations.statistics import ready_land
from site_builder.models.choices import LandState
from site_builder.models.parks import Park, Plot, Utility
from site_builder.models.projects import Project
from site_builder.models.shared import Desk
from site_builder.pages.answering import (
    answer_rows,
    breadcrumb_list,
    owner_plain,
    page_address,
    updated_on,
)
from site_builder.pages.edition import Edition, Figure, Link
from site_builder.pages.home import county_map, park_row
from site_builder.pages.page import Page
from site_builder.pages.parts import (
    LabelledFigure,
    Row,
    fact_rows,
    project_card,
    shown_desk,
)
from site_builder.pages.sections import section_link


def park_pages(edition: Edition) -> Iterator[Page]:
    """Make the list of parks and each park's page."""
    yield _list_page(edition)
    for park in edition.catalogue.parks:
        yield _park_page(edition, park)


def _list_page(edition: Edition) -> Page:
    parks = edition.catalogue.parks
    lead = edition._(
        "{parks} parks with {ready} of serviced land; {plots} plots and workshops can be had, "
        "each with its state and price.",
        parks=len(parks),
        ready=edition.area(ready_land(parks)),
        plots=sum(len(park.plots) for park in parks),
    )
    return Page(
        path="parks/",
        section="parks",
        title=edition._("Industrial parks"),
        description=lead,
        template="parks.html",
        view={
            "heading": edition._("Industrial parks"),
            "lead": lead,
            "rows": [park_row(edition, park) for park in parks],
            "map": county_map(edition),
            "compact_map": county_map(edition, compact=True),
            "states": [_state_count(edition, state) for state in LandState],
            "groups": [_plot_group(edition, park) for park in parks],
            "prices": [_price_line(edition, park) for park in parks],
        },
        published=max((updated_on(park) for park in parks), default=None),
        structured=(breadcrumb_list(edition, section_link(edition, "parks")),),
    )


def _state_count(edition: Edition, state: LandState) -> tuple[str, str, int]:
    plots = [plot for park in edition.catalogue.parks for plot in park.plots]
    return state.value, edition.choice(state), sum(plot.state is state for plot in plots)


def _plot_group(edition: Edition, park: Park) -> dict[str, Any]:
    return {
        "id": park.id,
        "name": edition.say(park.name),
        "url": f"parks/{park.id}/",
        "verified": edition.date(park.verified.on) if park.verified else "",
        "plots": [_plot(edition, plot) for plot in park.plots],
    }


def _plot(edition: Edition, plot: Plot) -> dict[str, Any]:
    return {
        "id": plot.id,
        "name": plot.name,
        "area": edition.area(plot.area),
        "state": plot.state.value,
        "state_name": edition.choice(plot.state),
        "use": edition.say(plot.use) or edition._("To be published"),
        "price": edition.price(plot.price) or edition._("To be published"),
    }


def _price_line(edition: Edition, park: Park) -> dict[str, Any]:
    return {
        "name": edition.say(park.name),
        "url": f"parks/{park.id}/",
        "land": edition.price(park.land_price) or edition._("To be published"),
        "rent": edition.price(park.rent) or edition._("To be published"),
        "intensity": _intensity(edition, park),
    }


def _intensity(edition: Edition, park: Park) -> str:
    if park.intensity is None:
        return edition._("To be published")
    return edition._("{sum} per mu", sum=edition.money(park.intensity))


def _park_page(edition: Edition, park: Park) -> Page:
    url = f"parks/{park.id}/"
    here = Link(edition.plain(park.name), url)
    trail = (section_link(edition, "parks"),)
    return Page(
        path=url,
        section="parks",
        title=edition.plain(park.name),
        description=_description(edition, park),
        template="park.html",
        view=_park_view(edition, park),
        published=updated_on(park),
        source=owner_plain(edition, park),
        structured=(_place(edition, park), breadcrumb_list(edition, *trail, here)),
        is_article=True,
    )


def _description(edition: Edition, park: Park) -> str:
    return edition._(
        "{park}: {area} planned, {used} in use, {ready} of serviced land ready; "
        "{plots} plots and workshops with prices, as of {date}.",
        park=edition.plain(park.name),
        area=edition.area(park.area),
        used=edition.price(park.used),
        ready=edition.area(park.ready),
        plots=len(park.plots),
        date=edition.date(updated_on(park)),
    )


def _park_view(edition: Edition, park: Park) -> dict[str, Any]:
    catalogue = edition.catalogue
    projects = [one for one in catalogue.projects if one.site.park == park.id]
    return {
        "heading": edition.say(park.name),
        "trail": [section_link(edition, "parks")],
        "summary": edition.say(park.summary),
        "town": edition.say(catalogue.town_by_id[park.town].name),
        "level": edition._("{level} park", level=edition.choice(park.level)),
        "updated": edition.date(updated_on(park)),
        "facts": list(_facts(edition, park)),
        "body": edition.paragraphs(park.body),
        "industries": [_industry_link(edition, one) for one in park.industries],
        "infrastructure": fact_rows(edition, park.infrastructure),
        "utilities": [_utility(edition, one) for one in park.utilities],
        "plots": [_plot(edition, plot) for plot in park.plots],
        "plots_as_of": edition.date(updated_on(park)),
        "tenants": [(edition.say(one.sector), one.count) for one in park.tenants],
        "tenant_count": sum(one.count for one in park.tenants),
        "projects": [project_card(edition, one) for one in _by_stage(projects)],
        "map": county_map(edition, selected=park.id, compact=True),
        "desk": shown_desk(edition, _desk(edition, park), edition.plain(park.name)),
        "answering": answer_rows(edition, park),
        "terms": list(_terms(edition, park)),
    }


def _by_stage(projects: list[Project]) -> list[Project]:
    """Put the projects an investor can still take part in first."""
    order = {stage: index for index, stage in enumerate(type(projects[0].stage))} if projects else {}
    return sorted(projects, key=lambda one: (order[one.stage], one.code))


def _facts(edition: Edition, park: Park) -> Iterator[LabelledFigure]:
    unknown = edition._("To be published")
    yield LabelledFigure(edition._("Planned area"), edition.area_figure(park.area))
    used = edition.price(park.used)
    yield LabelledFigure(edition._("In use"), Figure(used), note=edition._("of the planned area"))
    yield LabelledFigure(
        edition._("Serviced land ready"),
        edition.area_figure(park.ready),
        note=edition.plural("{n} plot listed below", "{n} plots listed below", _cleared(park)),
    )
    yield LabelledFigure(
        edition._("Land, reserve price"),
        text=edition.price(park.land_price) or unknown,
        note=edition._("sold in public"),
    )
    yield LabelledFigure(
        edition._("Workshop rent"),
        text=edition.price(park.rent) or unknown,
        note=edition._("standard workshops"),
    )


def _cleared(park: Park) -> int:
    return sum(plot.state is LandState.CLEARED for plot in park.plots)


def _terms(edition: Edition, park: Park) -> Iterator[Row]:
    yield Row(edition._("Investment asked for"), _intensity(edition, park))
    if park.place:
        place = f"{park.place.latitude}, {park.place.longitude} ({park.place.datum})"
        yield Row(edition._("Coordinates"), place)


def _industry_link(edition: Edition, industry_id: str) -> dict[str, Any]:
    industry = edition.catalogue.industry_by_id[industry_id]
    link = Link(edition.say(industry.name), f"industries/{industry.id}/")
    return {"icon": industry.icon, "link": link}


def _utility(edition: Edition, utility: Utility) -> dict[str, Markup | str]:
    unknown = edition._("To be published")
    return {
        "name": edition.say(utility.name),
        "capacity": edition.say(utility.capacity) or unknown,
        "price": edition.say(utility.price) or unknown,
    }


def _desk(edition: Edition, park: Park) -> Desk:
    return park.contact or edition.catalogue.county.contact


def _place(edition: Edition, park: Park) -> dict[str, Any]:
    county = edition.catalogue.county
    place: dict[str, Any] = {
        "@type": "Place",
        "name": edition.plain(park.name),
        "description": edition.plain(park.summary),
        "url": page_address(edition, f"parks/{park.id}/"),
        "telephone": _desk(edition, park).phone.tel_uri.removeprefix("tel:"),
        "containedInPlace": {"@type": "AdministrativeArea", "name": edition.plain(county.name)},
    }
    if park.place:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": str(park.place.latitude),
            "longitude": str(park.place.longitude),
        }
    return place
