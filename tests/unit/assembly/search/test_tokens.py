import json
from pathlib import Path

import pytest
import snowballstemmer

from site_builder.assembly.search.heard import simplified
from site_builder.assembly.search.tokens import text_terms, title_key

ROOT = Path(__file__).resolve().parents[4]
PARTS = json.loads((ROOT / "tests/cases-search/stems.json").read_text(encoding="utf-8"))
CASES = json.loads((ROOT / "tests/cases-search/tokens.json").read_text(encoding="utf-8"))

CUT_IN_NODE = """
import { readFileSync } from "node:fs";
const { fold, textTerms, titleKey } = await import(process.argv[1]);
const { texts, forms } = JSON.parse(readFileSync(0, "utf8"));
const simplified = new Map(forms);
console.log(JSON.stringify(texts.map(([text, short]) => [
  textTerms(text, short, simplified).sort(), titleKey(fold(text, simplified)),
])));
"""


def cut_in_node(node, texts):
    forms = [[chr(code), form] for code, form in simplified().items()]
    return node(CUT_IN_NODE, {"texts": texts, "forms": forms})


def by_code_units(terms):
    """JavaScript sorts by UTF-16 code units."""
    return sorted(terms, key=lambda term: term.encode("utf-16-be"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_cuts_a_text_as_the_table_says(case):
    assert sorted(text_terms(case["text"], is_short=case["short"])) == case["terms"]


def test_the_browser_cuts_as_the_table_says(node):
    found = cut_in_node(node, [(case["text"], case["short"]) for case in CASES])
    for case, (terms, _) in zip(CASES, found, strict=True):
        assert sorted(terms) == case["terms"], case["text"]


def test_both_cut_every_line_of_the_catalogue_alike(node):
    paths = sorted([*ROOT.glob("projects/*/*.yml"), *ROOT.glob("content/**/*.md")])
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [(line, number % 2 == 0) for number, line in enumerate(dict.fromkeys(lines))]
    found = cut_in_node(node, texts)
    for (text, is_short), (terms, key) in zip(texts, found, strict=True):
        assert terms == by_code_units(text_terms(text, is_short=is_short)), text
        assert key == title_key(text)


def test_both_stem_every_ending_alike(node):
    words = [start + ending for start in PARTS["starts"] for ending in ["", *PARTS["endings"]]]
    words = [word for word in words if len(word) > 2]
    stems = [terms for (terms, _) in cut_in_node(node, [(word, False) for word in words])]
    stemmer = snowballstemmer.stemmer("english")
    assert stems == [[stemmer.stemWord(word)] for word in words]
