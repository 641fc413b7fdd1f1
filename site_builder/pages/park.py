"""A park's page: what is there, what utilities and land cost, which plots can be had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from site_builder.calculations.statistics import yuan
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
from site_builder.pages.maps import map_file
from site_builder.pages.media import shown_images
from site_builder.pages.page import Page
from site_builder.pages.parts import (
    LabelledFigure,
    Row,
    fact_rows,
    project_card,
    shown_desk,
    tied,
)
from site_builder.pages.project_facets import facet_list_url
from site_builder.pages.sections import section_link

MU_PER_HECTARE = 15
_CARDS = 24
"""Of projects; the others stand on their list."""


def park_page(edition: Edition, park: Park) -> Page:
    """Make a park's page."""
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
        styles=(
            "tables.css",
            "details.css",
            "cards.css",
            "overview.css",
            "records.css",
            "park.css",
            "boxes.css",
        ),
        modules=("shortlist.js", "subnav.js"),
    )


def shown_plot(edition: Edition, plot: Plot) -> dict[str, Any]:
    """Show a plot or a workshop as a line of a table."""
    return {
        "id": plot.id,
        "name": plot.name,
        "area": edition.area(plot.area),
        "state": plot.state.value,
        "state_name": edition.choice(plot.state),
        "use": tied(edition.say(plot.use)) or edition._("To be published"),
        "price": edition.price(plot.price) or edition._("To be published"),
    }


def asked_intensity(edition: Edition, park: Park) -> str:
    """Say the investment a park asks for, by the hectare and by the mu."""
    if park.intensity is None:
        return edition._("To be published")
    hectare = yuan(park.intensity.amount * MU_PER_HECTARE)
    return edition._(
        "{hectare} a hectare ({mu} a mu)",
        hectare=edition.money(hectare),
        mu=edition.money(park.intensity),
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
        "level": edition._("{level}-level park", level=edition.choice(park.level)),
        "updated": edition.date(updated_on(park)),
        "facts": list(_facts(edition, park)),
        "body": edition.paragraphs(park.body),
        "images": shown_images(edition, park.images),
        "industries": [_industry_link(edition, one) for one in park.industries],
        "infrastructure": fact_rows(edition, park.infrastructure),
        "utilities": [_utility(edition, one) for one in park.utilities],
        "plots": [shown_plot(edition, plot) for plot in park.plots],
        "plots_as_of": edition.date(updated_on(park)),
        "tenants": [(edition.say(one.sector), one.count) for one in park.tenants],
        "tenant_count": sum(one.count for one in park.tenants),
        "projects": [project_card(edition, one) for one in _by_stage(projects)[:_CARDS]],
        "project_count": len(projects),
        "all_projects": facet_list_url("park", park.id) if projects else "projects/",
        "map": map_file(edition, park.id),
        "desk": shown_desk(edition, _desk(edition, park), edition.plain(park.name)),
        "answering": answer_rows(edition, park),
        "terms": list(_terms(edition, park)),
    }


def _by_stage(projects: list[Project]) -> list[Project]:
    """Put the projects an investor can still take part in first."""
    order = (
        {stage: index for index, stage in enumerate(type(projects[0].stage))} if projects else {}
    )
    return sorted(projects, key=lambda one: (order[one.stage], one.code))


def _facts(edition: Edition, park: Park) -> Iterator[LabelledFigure]:
    unknown = edition._("To be published")
    yield LabelledFigure(edition._("Planned area"), edition.area_figure(park.area))
    used = edition.price(park.used)
    yield LabelledFigure(edition._("In use"), Figure(used), note=edition._("of the planned area"))
    yield LabelledFigure(
        edition._("Serviced land ready"),
        edition.area_figure(park.ready),
        note=_cleared_note(edition, park),
    )
    yield LabelledFigure(
        edition._("Land, starting price"),
        text=edition.price(park.land_price) or unknown,
        note=edition._("sold in public"),
    )
    yield LabelledFigure(
        edition._("Workshop rent"),
        text=edition.price(park.rent) or unknown,
        note=edition._("standard workshops"),
    )


def _cleared_note(edition: Edition, park: Park) -> str:
    cleared = sum(plot.state is LandState.CLEARED for plot in park.plots)
    if not cleared:
        return ""
    return edition.plural("{n} plot listed below", "{n} plots listed below", cleared)


def _terms(edition: Edition, park: Park) -> Iterator[Row]:
    yield Row(edition._("Investment asked for"), asked_intensity(edition, park))
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
        "capacity": tied(edition.say(utility.capacity)) or unknown,
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
