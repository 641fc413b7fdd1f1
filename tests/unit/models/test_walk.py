"""Marked values are found wherever they stand, and nothing else is looked at for them."""

from pathlib import Path

import pytest

from site_builder.catalogue import WatchedCatalogue, load_catalogue
from site_builder.models.fields import IsFile, RefersTo
from site_builder.models.walk import walk, walk_marked

SHIPPED = Path(__file__).resolve().parents[3] / "projects"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SHIPPED)[0]


@pytest.mark.parametrize("mark", [IsFile, RefersTo])
def test_marked_values_are_those_that_a_walk_through_everything_finds(catalogue, mark):
    found = 0
    for _, record in catalogue.iter_records():
        everywhere = [
            leaf for leaf in walk(record) if any(isinstance(one, mark) for one in leaf.marks)
        ]
        assert list(walk_marked(record, mark)) == everywhere
        found += len(everywhere)
    assert found


def test_fields_that_can_hold_no_such_mark_are_not_looked_at(catalogue):
    watched = WatchedCatalogue.of(catalogue)
    with watched.watch() as seen:
        for project in watched.projects:
            list(walk_marked(project, IsFile))
    assert "images" in seen
    assert not seen & {"facts", "investment", "content"}
