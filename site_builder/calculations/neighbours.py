"""Which projects a reader of one project may want to see next: alike in industry, park and size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice, product

from site_builder.catalogue import Catalogue
from site_builder.models.choices import Stage
from site_builder.models.projects import Project

_Key = tuple[str | None, str | None, bool | None]
# (weight, same industry, same park, of like size, open for offers), the closest first.
_FORMS = sorted(
    (
        (4 * industry + 2 * park + size + is_open, industry, park, size, is_open)
        for industry, park, size, is_open in product((True, False), repeat=4)
    ),
    key=lambda form: -form[0],
)


class Neighbours:
    """All projects, sorted so that those close to one are found without looking at each."""

    def __init__(self, projects: Sequence[Project]) -> None:
        """Take the projects in the order in which equally close ones are named."""
        self._groups: dict[_Key, list[tuple[int, Project]]] = defaultdict(list)
        for place, one in enumerate(sorted(projects, key=lambda one: one.code)):
            industries, parks = (one.industry, None), (one.site.park or "", None)
            for industry, park in product(industries, parks):
                self._groups[industry, park, one.stage is Stage.OPEN].append((place, one))

    def of(self, project: Project, count: int) -> list[Project]:
        """Return the closest projects; the named ones of a project come before them."""
        named = set(project.related)
        others = (one for one in self._by_closeness(project) if one.id not in named)
        return list(islice((one for one in others if one.id != project.id), count))

    def _by_closeness(self, project: Project) -> Iterator[Project]:
        weight = _FORMS[0][0]
        alike: list[Iterator[tuple[int, Project]]] = []
        for form in (*_FORMS, (-1, False, False, False, False)):
            if form[0] != weight:
                yield from (one for _, one in merge(*alike, key=lambda found: found[0]))
                weight, alike = form[0], []
            if form[0] >= 0:
                alike.append(self._in_form(project, *form[1:]))

    def _in_form(
        self, project: Project, industry: bool, park: bool, size: bool, is_open: bool
    ) -> Iterator[tuple[int, Project]]:
        if park and not project.site.park:
            return
        key = (
            project.industry if industry else None,
            (project.site.park or "") if park else None,
            is_open,
        )
        for place, one in self._groups.get(key, ()):
            is_same_park = bool(project.site.park) and one.site.park == project.site.park
            is_same_industry = one.industry == project.industry
            if (is_same_industry, is_same_park) != (industry, park):
                continue
            if is_of_like_size(project, one) is size:
                yield place, one


def is_of_like_size(project: Project, other: Project) -> bool:
    """Whether the one investment is between half and twice the other."""
    mine, theirs = project.investment.total, other.investment.total
    return bool(mine and theirs and mine.amount / 2 <= theirs.amount <= mine.amount * 2)


def catalogue_neighbours(catalogue: Catalogue) -> Neighbours:
    """Return the projects of a catalogue, sorted once."""
    return catalogue.recalled("neighbours", lambda: Neighbours(catalogue.projects))
