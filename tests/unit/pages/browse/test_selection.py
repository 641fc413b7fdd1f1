"""What the script leaves of a list and what it counts, held against each record by itself."""

import random

import pytest

from site_builder.pages.browse.projects import PROJECTS
from site_builder.pages.browse.table import column_table
from tests.unit.pages.browse.scripts import run_in_node

SELECTIONS = 400
PROGRAM = """
import { Table } from "./browse-table.mjs";
function main({ table, selections }) {
  const rows = new Table(table);
  return selections.map(({ picked, bounds, found, sort }) => {
    const state = { picked: {}, bounds: {}, q: "" };
    for (const key in picked) state.picked[key] = new Set(picked[key]);
    for (const key in bounds) state.bounds[key] = bounds[key].map((one) => one ?? Infinity);
    const { failed, total, without, counts } = rows.select(state, found && new Set(found));
    const fitting = rows.order(sort).filter((row) => failed[row] === 0);
    const keys = rows.facets.map((facet) => facet.key);
    const byKey = Object.fromEntries(keys.map((key, at) => [key, counts[at]]));
    const left = Object.fromEntries([...keys, "q"].map((key, at) => [key, without[at]]));
    return { total, counts: byKey, ids: fitting.map((row) => rows.ids[row]), without: left };
  });
}
"""


@pytest.fixture(scope="module")
def records(catalogue):
    return list(catalogue.projects)


def random_selection(chance, edition, records):
    facets = [one for one in PROJECTS.facets if chance.random() < 0.3]
    picked, bounds = {}, {}
    for facet in facets:
        keys = sorted({key for one in records for key in facet.of(edition, one)})
        if keys and chance.random() < 0.8:
            picked[facet.key] = chance.sample(keys, chance.randint(1, min(4, len(keys))))
        if facet.number and chance.random() < 0.6:
            low = chance.choice([0, 20, 50, 1000, 5000])
            bounds[facet.key] = [low, chance.choice([None, low * 2, low + 10000])]
    found = chance.sample(range(len(records)), 25) if chance.random() < 0.3 else None
    sort = chance.choice([one.key for one in PROJECTS.sorts])
    return {"picked": picked, "bounds": bounds, "found": found, "sort": sort}


def meets(edition, facet, record, selection):
    picked = selection["picked"].get(facet.key, [])
    bounds = selection["bounds"].get(facet.key)
    if not picked and not bounds:
        return True
    if set(facet.of(edition, record)) & set(picked):
        return True
    number = facet.number(edition, record) if facet.number else None
    if bounds is None or number is None:
        return False
    low, high = bounds
    return number >= low and (high is None or number <= high)


def brute_force(edition, records, selection):
    """Hold each record against each condition, and count options without their own facet."""
    found = selection["found"]
    kept, counts = [], {facet.key: {} for facet in PROJECTS.facets}
    without = dict.fromkeys([*counts, "q"], 0)
    for row, record in enumerate(records):
        failed = [one.key for one in PROJECTS.facets if not meets(edition, one, record, selection)]
        failed += ["q"] if found is not None and row not in found else []
        if not failed:
            kept.append(record)
        if len(failed) == 1:
            without[failed[0]] += 1
        for facet in PROJECTS.facets:
            own = counts[facet.key]
            for key in facet.of(edition, record):
                own.setdefault(key, 0)
                own[key] += set(failed) <= {facet.key}
    return kept, counts, without


def in_order(edition, kept, sort):
    key = sort.removeprefix("-")
    numbers = {facet.key: facet.number for facet in PROJECTS.facets if facet.number}
    number = {**numbers, **dict(PROJECTS.numbers)}.get(key)
    if number is None:
        return kept
    turn = -1 if sort.startswith("-") else 1
    known = [one for one in kept if number(edition, one) is not None]
    return [
        *sorted(known, key=lambda one: turn * number(edition, one)),
        *(one for one in kept if number(edition, one) is None),
    ]


def test_counts_and_rows_are_those_of_a_count_by_hand(edition, records, tmp_path):
    chance = random.Random(4)
    zh = edition("zh")
    selections = [random_selection(chance, zh, records) for _ in range(SELECTIONS)]
    table = column_table(zh, PROJECTS, records)
    given = {"table": table, "selections": selections}
    answers = run_in_node(tmp_path, ["browse-table.js"], PROGRAM, given)
    assert len(answers) == SELECTIONS
    for selection, answer in zip(selections, answers, strict=True):
        kept, counts, without = brute_force(zh, records, selection)
        assert answer["total"] == len(kept), selection
        assert answer["counts"] == counts, selection
        assert answer["without"] == without, selection
        wanted = [one.id for one in in_order(zh, kept, selection["sort"])]
        assert answer["ids"] == wanted, selection


def test_the_selections_are_worth_the_name(edition, records):
    chance = random.Random(4)
    zh = edition("zh")
    selections = [random_selection(chance, zh, records) for _ in range(SELECTIONS)]
    totals = [len(brute_force(zh, records, one)[0]) for one in selections]
    assert len(set(totals)) > 20
    assert 0 in totals
    assert len(records) in totals
