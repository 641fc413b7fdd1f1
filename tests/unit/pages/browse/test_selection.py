"""What the script leaves of a list and what it counts, held against each record by itself."""

import random

import pytest

from site_builder.pages.browse.projects import PROJECTS
from site_builder.pages.browse.table import column_table
from tests.scripts import run_in_node

SELECTIONS = 400
PROGRAM = """
import { readFileSync } from "node:fs";
const { Table } = await import(process.argv[1]);
const { table, selections } = JSON.parse(readFileSync(0, "utf8"));
const rows = new Table(table);
const keys = rows.facets.map((facet) => facet.key);
console.log(JSON.stringify(selections.map(({ picked, found, sort }) => {
  const { failed, total, without, counts } = rows.select(picked, found && new Set(found));
  return {
    total,
    counts: Object.fromEntries(keys.map((key, at) => [key, Object.fromEntries(counts[at])])),
    without: Object.fromEntries([...keys, "q"].map((key, at) => [key, without[at]])),
    ids: rows.order(sort).filter((row) => failed[row] === 0).map((row) => rows.ids[row]),
  };
})));
"""


@pytest.fixture(scope="module")
def records(catalogue):
    return list(catalogue.projects)


def random_selection(chance, edition, records):
    picked = {}
    for facet in (one for one in PROJECTS.facets if chance.random() < 0.3):
        keys = sorted({key for one in records for key in facet.of(edition, one)})
        tokens = chance.sample(keys, chance.randint(1, min(4, len(keys)))) if keys else []
        if facet.number and chance.random() < 0.6:
            low = chance.choice([0, 20, 50, 1000, 5000])
            tokens = [*tokens[:1], f"{low}-{chance.choice(['', low * 2, low + 10001])}"]
        picked[facet.key] = tokens
    found = chance.sample(range(len(records)), 25) if chance.random() < 0.3 else None
    sort = chance.choice([one.key for one in PROJECTS.sorts])
    return {"picked": picked, "found": found, "sort": sort}


def meets(edition, facet, record, selection):
    tokens = selection["picked"].get(facet.key)
    number = facet.number(edition, record) if facet.number else None
    return not tokens or any(
        token in facet.of(edition, record) or is_within(token, number, facet, edition)
        for token in tokens
    )


def is_within(token, number, facet, edition):
    is_option = token in {one.key for one in facet.options(edition)}
    if number is None or is_option:
        return False
    low, _, high = token.partition("-")
    return float(low or 0) <= number <= float(high or "inf")


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


def test_counts_and_rows_are_those_of_a_count_by_hand(edition, records):
    chance = random.Random(4)
    zh = edition("zh")
    selections = [random_selection(chance, zh, records) for _ in range(SELECTIONS)]
    table = column_table(zh, PROJECTS, records)
    given = {"table": table, "selections": selections}
    answers = run_in_node("browse/table.js", PROGRAM, given)
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
