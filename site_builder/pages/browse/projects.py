"""What projects are browsed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from site_builder.calculations.statistics import yuan
from site_builder.models.choices import (
    CooperationMode,
    ForeignAccess,
    LandState,
    ProjectKind,
    Stage,
)
from site_builder.models.projects import Project
from site_builder.pages.browse.facets import (
    Browser,
    Facet,
    Option,
    Sort,
    Unit,
    bound_keys,
    choice_options,
    range_of,
    record_options,
    word_options,
)
from site_builder.pages.edition import Edition
from site_builder.pages.parts import project_updated
from site_builder.values.currencies import CNY
from site_builder.values.money import Money
from site_builder.values.number_format import is_chinese

_TEN_THOUSAND = 10_000
_BOUNDS = (0, 1000, 5000, 10_000, 50_000)
"""Of the ranges of investment, in ten thousand yuan: what zh readers say, and addresses hold."""
NO_PARK = "none"


def projects_by_name(edition: Edition) -> list[Project]:
    """Return all projects in the order of their names."""
    return sorted(edition.catalogue.projects, key=lambda one: (edition.sort_key(one.name), one.id))


def newest_first(projects: Iterable[Project]) -> list[Project]:
    """Return projects in the order that lists have first; those of one day stay in theirs."""
    return sorted(projects, key=project_updated, reverse=True)


def invested(edition: Edition, project: Project) -> Decimal | None:
    """Return the total investment in ten thousand yuan, foreign money at the dated rate."""
    total = project.investment.total
    if total is None:
        return None
    if total.currency != CNY:
        total = edition.exchange.convert(total)
    return total.amount / _TEN_THOUSAND if total else None


def land_area(_: Edition, project: Project) -> Decimal | None:
    """Return the land in mu."""
    return project.land.area.mu if project.land.area else None


def money_unit(edition: Edition) -> Unit:
    """Return the unit in which readers type an investment."""
    if is_chinese(edition.locale):
        return Unit("万元", 1)
    return Unit(edition._("CNY million"), 100)


def land_unit(edition: Edition) -> Unit:
    """Return the unit in which readers type an area of land."""
    return Unit("亩", 1) if is_chinese(edition.locale) else Unit(edition._("ha"), 15)


def _ranges(edition: Edition) -> Iterator[Option]:
    keys = bound_keys(_BOUNDS)
    sums = [Decimal(one * _TEN_THOUSAND) for one in _BOUNDS[1:]]
    yield Option(keys[0], edition._("under {sum}", sum=edition.money(yuan(sums[0]))))
    for key, low, high in zip(keys[1:], sums, [*sums[1:], None], strict=True):
        yield Option(key, edition.money(Money(low, high)))


def _nodes(edition: Edition) -> Iterator[Option]:
    for industry in edition.catalogue.industries:
        for node in industry.chain:
            yield Option(f"{industry.id}.{node.id}", edition.say(node.name))


def _parks(edition: Edition) -> list[Option]:
    parks = [Option(one.id, edition.say(one.name)) for one in edition.catalogue.parks]
    return [*parks, Option(NO_PARK, edition._("Outside the parks"))]


def _node(_: Edition, project: Project) -> tuple[str, ...]:
    return (f"{project.industry}.{project.node}",) if project.node else ()


def _foreign(_: Edition, project: Project) -> tuple[str, ...]:
    access = project.cooperation.foreign
    return (access.value,) if access else ()


def _updated(_: Edition, project: Project) -> int:
    return int(project_updated(project).replace("-", ""))


PROJECTS: Browser[Project] = Browser(
    kind="projects",
    search_kind="project",
    row_id=lambda project: project.id,
    facets=(
        Facet(
            "industry",
            "Industry",
            record_options(lambda edition: edition.catalogue.industries),
            lambda _, project: (project.industry,),
        ),
        Facet("node", "Link of the chain", _nodes, _node, parent="industry"),
        Facet(
            "invest",
            "Investment",
            _ranges,
            lambda edition, project: range_of(invested(edition, project), _BOUNDS),
            number=invested,
            unit=money_unit,
        ),
        Facet(
            "land",
            "Land",
            choice_options(LandState),
            lambda _, project: (project.land.state.value,),
        ),
        Facet(
            "park",
            "Park",
            _parks,
            lambda _, project: (project.site.park or NO_PARK,),
        ),
        Facet(
            "stage",
            "Stage",
            choice_options(Stage),
            lambda _, project: (project.stage.value,),
        ),
        Facet(
            "mode",
            "Cooperation",
            choice_options(CooperationMode),
            lambda _, project: tuple(mode.value for mode in project.cooperation.modes),
            is_open=False,
        ),
        Facet(
            "area",
            "Land area",
            lambda _: (),
            lambda _edition, _project: (),
            number=land_area,
            unit=land_unit,
            is_open=False,
        ),
        Facet(
            "town",
            "Town",
            record_options(lambda edition: edition.catalogue.county.towns),
            lambda _, project: (project.site.town,),
            is_open=False,
        ),
        Facet(
            "kind",
            "Kind of project",
            choice_options(ProjectKind),
            lambda _, project: (project.kind.value,),
            is_open=False,
        ),
        Facet(
            "foreign", "Foreign investors", choice_options(ForeignAccess), _foreign, is_open=False
        ),
        Facet(
            "verified",
            "Verification",
            word_options(("yes", "Verified by the owner"), ("no", "Not verified yet")),
            lambda _, project: ("yes" if project.verified else "no",),
            is_open=False,
        ),
    ),
    sorts=(
        Sort("-date", "Latest first"),
        Sort("-invest", "Largest investment"),
        Sort("invest", "Smallest investment"),
        Sort("-area", "Largest area"),
        Sort("name", "Name"),
    ),
    numbers=(("date", _updated),),
)
