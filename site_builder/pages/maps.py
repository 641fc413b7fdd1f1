"""The sketch map of the county: drawn into pages about all parks, a file where it is re-used."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from site_builder.illustrations import MapLabels, MapPlace, county_map_svg
from site_builder.models.choices import ParkLevel
from site_builder.models.parks import Park
from site_builder.pages.edition import Edition

_FONTS = ' font-family="PingFang SC,Microsoft YaHei,Noto Sans CJK SC,Helvetica,Arial,sans-serif"'


def map_file(edition: Edition, park_id: str) -> str:
    """Return the picture on which a park, or none, is marked; nothing where there is no map."""
    if not _has_map(edition):
        return ""
    park = edition.catalogue.park_by_id.get(park_id)
    marked = f"-{park.id}" if park and park.position else ""
    return f"map-{edition.locale}{marked}.svg"


def map_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each small map's name and picture: one without a mark, and one for each park."""
    if not _has_map(edition):
        return
    for park_id in ("", *(park.id for park in edition.catalogue.parks if park.position)):
        svg = str(county_map(edition, selected=park_id, compact=True))
        # A picture in a file does not inherit the page's fonts.
        yield map_file(edition, park_id), svg.replace("<svg ", f"<svg{_FONTS} ", 1)


def county_map(edition: Edition, *, selected: str = "", compact: bool = False) -> Markup:
    """Draw the county's sketch map with its parks; nothing where no park has a position."""
    if not _has_map(edition):
        return Markup("")
    name = f"county map {edition.locale} {selected} {'compact' if compact else 'whole'}"
    return edition.catalogue.remembered(name, lambda: _drawn(edition, selected, compact))


def _drawn(edition: Edition, selected: str, compact: bool) -> Markup:
    places = [
        MapPlace(
            edition.plain(park.name),
            float(park.position.x),
            float(park.position.y),
            kind="park"
            if park.level is ParkLevel.TOWN or park is not edition.catalogue.parks[0]
            else "zone",
            selected=park.id == selected,
            short_name=edition.plain(edition.catalogue.town_by_id[park.town].name),
        )
        for park in edition.catalogue.parks
        if park.position
    ]
    labels = MapLabels(
        title=edition._("Sketch map of the county with its parks"),
        north=edition._("N"),
    )
    return Markup(county_map_svg(places, labels, compact=compact))


def _has_map(edition: Edition) -> bool:
    return any(park.position for park in edition.catalogue.parks)


def is_zone(edition: Edition, park: Park) -> bool:
    """Tell whether a park is the county's zone: its largest, unless that is a township's."""
    return park is edition.catalogue.parks[0] and park.level is not ParkLevel.TOWN
