"""The cases of tests/bills, computed by Python and, in Node, by the browser's script."""

import datetime
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from site_builder.calculations.amounts import Computed
from site_builder.calculations.bill import fee_bill
from site_builder.calculations.condition_rules import fact_rule
from site_builder.calculations.fee_rules import fee_rules
from site_builder.calculations.rule_parts import figure_text
from site_builder.calculations.rules_document import read_rules, rules_document
from site_builder.models.choices import Frequency
from site_builder.models.facts import parse_fact
from site_builder.values.rounded import Rounded, exact, round_half_up
from tests.unit.records import catalogue_of, read

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "tests" / "bills"
DAY = "2026-11-18"
SUMS = ("once", "yearly", "monthly", "deposits")


class Case:
    """A plan, and the bill that was worked out for it by hand."""

    def __init__(self, name, group, stated):
        self.name = name
        self.catalogue = catalogue_of(group["items"], vocabulary=group.get("vocabulary"))
        self.day = stated.get("day", DAY)
        self.year = int(stated.get("year", 1))
        self.facts = {
            name: parse_fact(self.catalogue.facts[name], text)
            for name, text in stated.get("facts", {}).items()
        }
        self.known = [item["id"] for item in group["items"] if "applies" not in item]
        self.items = [item["id"] for item in group["items"]]
        self.stated = stated

    def bill(self, rules):
        day = datetime.date.fromisoformat(self.day)
        return fee_bill(rules, self.facts, day, self.known, self.year)

    @property
    def document(self):
        return rules_document(self.catalogue, datetime.date.fromisoformat(DAY))

    @property
    def asked(self):
        """The same question for the browser's script."""
        rounded = {name: one for name, one in self.facts.items() if isinstance(one, Rounded)}
        return {
            "items": self.document["items"],
            "facts": {name: fact_rule(value) for name, value in self.facts.items()},
            "exact": {name: figure_text(exact(value)) for name, value in rounded.items()},
            "day": self.day,
            "year": self.year,
            "known": self.known,
        }


def cases():
    for path in sorted(FOLDER.glob("*.yml")):
        for part, group in enumerate(read(path.read_text(encoding="utf-8")), 1):
            for number, stated in enumerate(group["cases"], 1):
                yield Case(f"{path.stem}-{part}-{number}", group, stated)


CASES = tuple(cases())


def summed(amount):
    low, high = (str(round_half_up(end, 2)) for end in (amount.low, amount.high))
    return low if low == high else f"{low} - {high}"


def outcome(line):
    if line.payable is not None:
        return summed(line.payable)
    missing = ", ".join(sorted(line.full.missing))
    return f"missing {missing}" if missing else line.full.why


def stated(bill):
    """Put a bill into the form that the cases state."""
    full = {
        line.item.id: summed(line.full.amount)
        for line in bill.computed
        if isinstance(line.full, Computed) and summed(line.full.amount) != summed(line.payable)
    }
    return {
        "lines": {line.item.id: outcome(line) for line in bill.lines},
        "full": full,
        "later": {
            line.item.id: {f"{one.first}-{one.last}": summed(one.amount) for one in line.later}
            for line in bill.lines
            if line.later
        },
        "parts": {
            line.item.id: {split.payer["zh"]: summed(amount) for split, amount in line.parts}
            for line in bill.lines
            if line.parts
        },
        "undecided": [item.id for item in bill.undecided],
        "once": summed(bill.total({Frequency.ONCE})),
        "yearly": summed(bill.total({Frequency.YEARLY})),
        "monthly": summed(bill.total({Frequency.MONTHLY})),
        "deposits": summed(bill.deposits),
    }


def expected(case, bill):
    """What a case states; sums that it does not state may be whatever they are."""
    empty = {"lines": {}, "full": {}, "later": {}, "parts": {}, "undecided": []}
    said = {name: to_fen(case.stated.get(name, none)) for name, none in empty.items()}
    if "due" in case.stated:
        (only,) = case.items
        said["lines"] = {only: to_fen(case.stated["due"])}
    return said | {name: to_fen(case.stated.get(name, bill[name])) for name in SUMS}


def to_fen(value):
    """Write whole sums with their fen, as bills do."""
    if isinstance(value, dict):
        return {name: to_fen(one) for name, one in value.items()}
    if isinstance(value, list):
        return value
    return re.sub(r"(?<![0-9.])[0-9]+(?![0-9.])", lambda whole: f"{whole[0]}.00", value)


@pytest.fixture(scope="module")
def bills_by_script(tmp_path_factory):
    folder = tmp_path_factory.mktemp("script")
    for name in ("conditions.js", "fee-rules.js"):
        shutil.copy(ROOT / "theme" / "assets" / "js" / name, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = subprocess.run(
        ["node", FOLDER / "bill.mjs", folder / "fee-rules.js"],
        input=json.dumps([case.asked for case in CASES]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_python_computes_the_bill_that_was_worked_out_by_hand(case):
    bill = stated(case.bill(fee_rules(case.catalogue)))
    assert bill == expected(case, bill)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bill_from_the_published_document_is_the_same(case):
    document = json.loads(json.dumps(case.document))
    bill = stated(case.bill(read_rules(document)))
    assert bill == expected(case, bill)


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number].name)
def test_the_browser_computes_the_same_bill(number, bills_by_script):
    bill = bills_by_script[number]
    assert bill == expected(CASES[number], bill)


def test_there_are_enough_cases_and_each_says_how_it_was_worked_out():
    assert len(CASES) >= 150
    assert [case.name for case in CASES if not case.stated.get("why")] == []
