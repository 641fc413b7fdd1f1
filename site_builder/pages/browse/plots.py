"""What plots and workshops of parks are browsed by."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from site_builder.models.choices import LandState
from site_builder.models.parks import Park, Plot
from site_builder.pages.browse.facets import (
    Browser,
    Facet,
    Option,
    Sort,
    bound_keys,
    choice_options,
    range_of,
    record_options,
)
from site_builder.pages.browse.projects import land_unit
from site_builder.pages.edition import Edition
from site_builder.values.area import MU, Area, area_of

_BOUNDS = (0, 20, 50, 100)
"""Of the ranges of area, in mu."""
_FIRST_WORDS = re.compile(r"[^\d,，;；、.。(（]*")
_COMMON = 2


class PlotEntry(NamedTuple):
    """A plot, and the park it belongs to."""

    park: Park
    plot: Plot


def plot_entries(edition: Edition) -> list[PlotEntry]:
    """Return every plot in the order of the page."""
    return [PlotEntry(park, plot) for park in edition.catalogue.parks for plot in park.plots]


def plot_area(_: Edition, entry: PlotEntry) -> Decimal:
    """Return a plot's size in mu."""
    return entry.plot.area.mu


def _ranges(edition: Edition) -> list[Option]:
    areas = [area_of(bound) for bound in _BOUNDS[1:]]
    keys = bound_keys(_BOUNDS)
    between = [Area(low.low, high.low, MU) for low, high in pairwise(areas)]
    said = [
        edition._("under {sum}", sum=edition.area_short(areas[0])),
        *(edition.area_short(area) for area in between),
        edition.area_short(Area(areas[-1].low, None, MU)),
    ]
    return [Option(key, text) for key, text in zip(keys, said, strict=True)]


def use_of(edition: Edition, plot: Plot) -> str:
    """Return the first words of a plot's use, which name the class of land or building."""
    found = _FIRST_WORDS.match(edition.plain(plot.use))
    return found.group().strip() if found else ""


def _use_key(plot: Plot) -> str:
    """Return a key that is the same in all languages: the first words in the first of them."""
    if plot.use is None:
        return ""
    found = _FIRST_WORDS.match(plot.use.in_locale("zh").text)
    return found.group().strip() if found else ""


def _uses(edition: Edition) -> list[Option]:
    """Offer the uses that several plots have, the most common one first."""
    plots = [entry.plot for entry in plot_entries(edition)]
    keys = [_use_key(plot) for plot in plots]
    shared = [key for key in dict.fromkeys(keys) if key and keys.count(key) >= _COMMON]
    shared.sort(key=keys.count, reverse=True)
    return [Option(key, use_of(edition, plots[keys.index(key)])) for key in shared]


PLOTS: Browser[PlotEntry] = Browser(
    kind="plots",
    search_kind="",
    row_id=lambda entry: f"{entry.park.id}.{entry.plot.id}",
    facets=(
        Facet(
            "park",
            "Park",
            record_options(lambda edition: edition.catalogue.parks),
            lambda _, entry: (entry.park.id,),
        ),
        Facet(
            "state",
            "State",
            choice_options(LandState),
            lambda _, entry: (entry.plot.state.value,),
        ),
        Facet("use", "Planned use", _uses, lambda _, entry: (_use_key(entry.plot),)),
        Facet(
            "area",
            "Size",
            _ranges,
            lambda edition, entry: range_of(plot_area(edition, entry), _BOUNDS),
            number=plot_area,
            unit=land_unit,
        ),
    ),
    sorts=(Sort("list", "As listed"), Sort("-area", "Largest area"), Sort("area", "Smallest area")),
)
