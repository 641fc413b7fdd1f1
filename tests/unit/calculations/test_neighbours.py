from pathlib import Path

from site_builder.calculations.neighbours import Neighbours, is_of_like_size
from site_builder.catalogue import load_catalogue
from site_builder.models.choices import Stage

SHIPPED = Path(__file__).resolve().parents[3] / "projects"


def closeness(one, other):
    is_same_park = one.site.park is not None and one.site.park == other.site.park
    return (
        4 * (one.industry == other.industry)
        + 2 * is_same_park
        + is_of_like_size(one, other)
        + (other.stage is Stage.OPEN)
    )


def test_neighbours_are_those_that_a_look_at_every_project_would_find():
    catalogue, _ = load_catalogue(SHIPPED)
    neighbours = Neighbours(catalogue.projects)
    for project in catalogue.projects:
        others = [
            one
            for one in catalogue.projects
            if one.id != project.id and one.id not in project.related
        ]
        others.sort(key=lambda one: (-closeness(project, one), one.code))
        for count in (3, len(others)):
            found = neighbours.of(project, count)
            assert [one.id for one in found] == [one.id for one in others[:count]]
