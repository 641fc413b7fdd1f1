"""Items of other provinces' lists go in as they are published, and come out right everywhere."""

import datetime
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from site_builder.calculations.amounts import NotComputed
from site_builder.calculations.bill import fee_bill
from site_builder.calculations.facts import parse_fact
from site_builder.calculations.fee_rules import fee_rules
from site_builder.catalogue import RECORD_KINDS
from site_builder.locales import load_words
from site_builder.outputs.fee_table import fee_rows
from site_builder.outputs.rate_words import standard_words
from site_builder.pages.edition import Edition
from site_builder.pages.fee_list import fee_list_pages
from site_builder.pages.templates import Templates
from tests.unit.records import catalogue_of, read

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(__file__).with_name("provinces")
DOCUMENTS = [
    document
    for path in sorted(FOLDER.glob("*.yml"))
    for document in read(path.read_text(encoding="utf-8"))
]
BILLS = [
    pytest.param(document, bill, id=f"{document['item']['id']}-{number}")
    for document in DOCUMENTS
    for number, bill in enumerate(document["bills"], 1)
]
TODAY = datetime.date(2026, 11, 18)


def ids(document):
    return document["item"]["id"]


def catalogue_with(document):
    return made_catalogue(document["item"]["id"])


@cache
def made_catalogue(item):
    document = next(one for one in DOCUMENTS if one["item"]["id"] == item)
    vocabulary = {
        name: {**fact, "unit": fact.get("unit", "")}
        for name, fact in document.get("vocabulary", {}).items()
    }
    made = catalogue_of([document["item"], *document.get("others", [])], vocabulary=vocabulary)
    return replace(made, records={kind.name: () for kind in RECORD_KINDS} | dict(made.records))


def edition_of(document, locale="zh"):
    prefixes = (("zh", ""), ("en", "en/"))
    return Edition(catalogue_with(document), locale, load_words(locale), TODAY, prefixes)


@cache
def rules_of(item):
    return fee_rules(made_catalogue(item))


@cache
def templates(locale):
    document = DOCUMENTS[0]
    return Templates(ROOT / "theme" / "pages", edition_of(document, locale))


def bill_line(document, bill):
    catalogue = catalogue_with(document)
    facts = {name: parse_fact(catalogue.facts[name], text) for name, text in bill["facts"].items()}
    day = datetime.date.fromisoformat(bill.get("day", TODAY.isoformat()))
    item = document["item"]["id"]
    lines = fee_bill(rules_of(item), facts, day, [item]).lines
    return next((line for line in lines if line.item.id == item), None)


def test_at_least_forty_four_items_are_held_against_the_program():
    assert len(DOCUMENTS) >= 44
    assert len({document["item"]["id"] for document in DOCUMENTS}) == len(DOCUMENTS)
    assert sum("amount" in bill.values[1] for bill in BILLS) >= 88


@pytest.mark.parametrize(("document", "bill"), BILLS)
def test_the_bill_is_right_to_the_fen(document, bill):
    line = bill_line(document, bill)
    if "none" in bill:
        assert line is None
    elif "missing" in bill:
        assert isinstance(line.full, NotComputed)
        assert sorted(line.full.missing) == bill["missing"]
    elif "open" in bill:
        assert isinstance(line.full, NotComputed)
    elif "between" in bill:
        assert [line.payable.low, line.payable.high] == [Decimal(end) for end in bill["between"]]
    else:
        assert not isinstance(line.full, NotComputed), line.full
        assert (line.payable.low, line.payable.high) == (Decimal(bill["amount"]),) * 2


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_the_page_says_what_was_published(document):
    edition = edition_of(document)
    [page] = fee_list_pages(edition)
    body = templates("zh").render(page)
    article = html.fragment_fromstring(body, create_parent="main").get_element_by_id(
        document["item"]["id"]
    )
    said = " ".join(article.text_content().split())
    assert [phrase for phrase in document["page"] if phrase not in said] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_the_page_can_be_read_in_english(document):
    edition = edition_of(document, "en")
    [page] = fee_list_pages(edition)
    assert templates("en").render(page)


def figure(value):
    return "" if value is None else f"{value.normalize():f}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=ids)
def test_the_data_has_a_row_for_every_figure(document):
    edition = edition_of(document)
    rows = [row for row in fee_rows(edition) if row.item.id == document["item"]["id"]]
    lines, wanted = [row.line for row in rows], document["data"]
    assert len(lines) == int(wanted["rows"])
    assert all(standard_words(edition, line) or line.kind == "none" for line in lines)
    found = {
        "amounts": [figure(one.price.amount) for one in lines if one.price is not None],
        "factors": [figure(one.factor) for one in lines if one.factor is not None],
        "band_from": [figure(one.band_from) for one in lines],
        "unit": {one.unit for line in lines for one in line.figures if hasattr(one, "unit")},
        "minimum": {figure(one.minimum) for one in lines},
        "maximum": {figure(one.maximum) for one in lines},
        "lower": {figure(one.lower.amount) for one in lines if one.lower},
        "upper": {figure(one.upper.amount) for one in lines if one.upper},
        "counted": {one.counted for one in lines},
        "second": {one.second for one in lines},
        "whole": {"yes" if one.is_whole else "no" for one in lines},
    }
    for name, value in wanted.items():
        if name != "rows":
            shown = found[name]
            assert value in shown if isinstance(shown, set) else shown == value, (name, shown)
