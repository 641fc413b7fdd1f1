"""The list of parks: where they are, what land and workshops cost, which plots can be had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.calculations.statistics import ready_land
from site_builder.models.parks import Park
from site_builder.pages.answering import breadcrumb_list, updated_on
from site_builder.pages.browse.panel import Nouns, shown_panel
from site_builder.pages.browse.plots import PLOTS, plot_entries
from site_builder.pages.browse.table import table_file
from site_builder.pages.edition import Edition, Link
from site_builder.pages.home import park_row
from site_builder.pages.maps import county_map
from site_builder.pages.page import Page
from site_builder.pages.park import asked_intensity, park_page, shown_plot
from site_builder.pages.parts import data_files
from site_builder.pages.sections import section_link
from site_builder.pages.structured import collection


def park_pages(edition: Edition) -> Iterator[Page]:
    """Make the list of parks and each park's page."""
    yield _list_page(edition)
    for park in edition.catalogue.parks:
        yield park_page(edition, park)


def _list_page(edition: Edition) -> Page:
    parks = edition.catalogue.parks
    plots = plot_entries(edition)
    table = table_file(edition, PLOTS, plots)
    lead = edition._(
        "{parks} parks with {ready} of serviced land; {plots} plots and workshops are available, "
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
            "files": data_files("plots"),
            "rows": [_row(edition, park) for park in parks],
            "map": county_map(edition),
            "compact_map": county_map(edition, compact=True),
            "browser": shown_panel(edition, PLOTS, plots, table, _nouns(edition)),
            "groups": [_plot_group(edition, park) for park in parks],
            "prices": [_price_line(edition, park) for park in parks],
        },
        published=max((updated_on(park) for park in parks), default=None),
        structured=(
            collection(
                edition,
                "parks",
                (Link(edition.plain(one.name), f"parks/{one.id}/") for one in parks),
            ),
            breadcrumb_list(edition, section_link(edition, "parks")),
        ),
        styles=("tables.css", "overview.css", "browse.css", "filter-bar.css"),
        modules=("browse-rows.js",),
        files=(table,),
    )


def _nouns(edition: Edition) -> Nouns:
    """Say how plots are counted."""
    forms = edition.words.forms
    return Nouns(
        all=forms("plot or workshop", "plots and workshops"),
        some=forms("plot matches", "plots match"),
        show=forms("Show {n} plot", "Show {n} plots"),
        none=edition._("No plot meets all of these conditions."),
        search=edition._("Search within plots"),
    )


def _row(edition: Edition, park: Park) -> dict[str, Any]:
    """Show a park beside the map, where the zone alone has the mark that the map gives it."""
    return {**park_row(edition, park), "is_zone": park is edition.catalogue.parks[0]}


def _plot_group(edition: Edition, park: Park) -> dict[str, Any]:
    return {
        "id": park.id,
        "name": edition.say(park.name),
        "url": f"parks/{park.id}/",
        "verified": edition.date(park.verified.on) if park.verified else "",
        "plots": [shown_plot(edition, plot) for plot in park.plots],
    }


def _price_line(edition: Edition, park: Park) -> dict[str, Any]:
    return {
        "name": edition.say(park.name),
        "url": f"parks/{park.id}/",
        "land": edition.price(park.land_price) or edition._("To be published"),
        "rent": edition.price(park.rent) or edition._("To be published"),
        "intensity": asked_intensity(edition, park),
    }
