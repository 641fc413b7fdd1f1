"""What the script leaves of a list and what it counts, held against each record by itself."""

import random
from typing import NamedTuple

import pytest

from site_builder.pages.browse.events import EVENTS
from site_builder.pages.browse.fees import FEES, fee_entries
from site_builder.pages.browse.plots import PLOTS, plot_entries
from site_builder.pages.browse.policies import POLICIES
from site_builder.pages.browse.projects import PROJECTS
from site_builder.pages.browse.table import column_table
from tests.scripts import run_in_node

SELECTIONS = 300
LISTS = {
    "projects": (PROJECTS, lambda edition: edition.catalogue.projects),
    "fees": (FEES, lambda edition: fee_entries(edition, {"infrastructure-fee"})),
    "policies": (POLICIES, lambda edition: edition.catalogue.policies),
    "plots": (PLOTS, plot_entries),
    "events": (EVENTS, lambda edition: edition.catalogue.events),
}
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


class Fact(NamedTuple):
    """What a record is to a facet."""

    keys: frozenset
    number: float | None


class List(NamedTuple):
    """A list, told without the table that scripts read."""

    table: dict
    ids: list
    facts: list
    options: dict
    sorts: list
    numbers: list


@pytest.fixture(scope="module", params=[(kind, at) for kind in LISTS for at in ("zh", "en")])
def browsed(request, edition):
    kind, locale = request.param
    made = edition(locale)
    browser, find = LISTS[kind]
    records = list(find(made))
    own = {one.key: one.number for one in browser.facets if one.number} | dict(browser.numbers)
    return List(
        table=column_table(made, browser, records),
        ids=[browser.row_id(one) for one in records],
        facts=[{one.key: fact(made, one, record) for one in browser.facets} for record in records],
        options={one.key: {key for key, _ in one.options(made)} for one in browser.facets},
        sorts=[one.key for one in browser.sorts] or [""],
        numbers=[{key: number(made, one) for key, number in own.items()} for one in records],
    )


def fact(edition, facet, record):
    number = facet.number(edition, record) if facet.number else None
    return Fact(frozenset(facet.of(edition, record)), number)


def selections_of(browsed):
    chance = random.Random(4)
    return [random_selection(chance, browsed) for _ in range(SELECTIONS)]


def random_selection(chance, browsed):
    picked = {}
    for facet in (one for one in browsed.options if chance.random() < 0.3):
        keys = sorted({key for one in browsed.facts for key in one[facet].keys})
        tokens = chance.sample(keys, chance.randint(1, min(4, len(keys)))) if keys else []
        if any(one[facet].number is not None for one in browsed.facts) and chance.random() < 0.6:
            low = chance.choice([0, 20, 50, 1000, 5000])
            tokens = [*tokens[:1], f"{low}-{chance.choice(['', low * 2, low + 10001])}"]
        picked[facet] = tokens
    count = len(browsed.ids)
    has_words = chance.random() < 0.3
    found = chance.sample(range(count), chance.randint(1, count)) if has_words else None
    return {"picked": picked, "found": found, "sort": chance.choice(browsed.sorts)}


def meets(fact, tokens, options):
    return not tokens or any(
        token in fact.keys or (token not in options and is_within(token, fact.number))
        for token in tokens
    )


def is_within(token, number):
    low, _, high = token.partition("-")
    return number is not None and float(low or 0) <= number <= float(high or "inf")


def brute_force(browsed, selection):
    """Hold each record against each condition, and count options without their own facet."""
    picked, found = selection["picked"], selection["found"]
    kept, counts = [], {facet: {} for facet in browsed.options}
    without = dict.fromkeys([*counts, "q"], 0)
    for row, facts in enumerate(browsed.facts):
        failed = {
            facet
            for facet, tokens in picked.items()
            if not meets(facts[facet], tokens, browsed.options[facet])
        }
        if found is not None and row not in found:
            failed.add("q")
        if not failed:
            kept.append(row)
        if len(failed) == 1:
            without[min(failed)] += 1
        for facet, own in counts.items():
            for key in facts[facet].keys:
                own[key] = own.get(key, 0) + (failed <= {facet})
    return kept, counts, without


def in_order(browsed, kept, sort):
    key = sort.removeprefix("-")
    if key not in browsed.numbers[0]:
        return kept
    figures = {row: browsed.numbers[row][key] for row in kept}
    known = [row for row in kept if figures[row] is not None]
    known.sort(key=figures.get, reverse=sort != key)
    return [*known, *(row for row in kept if figures[row] is None)]


def test_counts_and_rows_are_those_of_a_count_by_hand(browsed):
    selections = selections_of(browsed)
    given = {"table": browsed.table, "selections": selections}
    answers = run_in_node("browse/table.js", PROGRAM, given)
    assert len(answers) == SELECTIONS
    for selection, answer in zip(selections, answers, strict=True):
        kept, counts, without = brute_force(browsed, selection)
        assert answer["total"] == len(kept), selection
        assert answer["counts"] == counts, selection
        assert answer["without"] == without, selection
        wanted = [browsed.ids[row] for row in in_order(browsed, kept, selection["sort"])]
        assert answer["ids"] == wanted, selection


def test_the_selections_are_worth_the_name(browsed):
    totals = {len(brute_force(browsed, one)[0]) for one in selections_of(browsed)}
    assert len(totals) > len(browsed.ids) / 3
    assert {0, len(browsed.ids)} <= totals
