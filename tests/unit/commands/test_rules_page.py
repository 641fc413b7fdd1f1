"""The manual's page of rules, written from the rules and the case documents."""

import pytest

from site_builder.codes import ALL_RULES
from site_builder.commands.rules_page import read_case, rules_page
from site_builder.locales import load_words
from site_builder.prose import iter_links
from tests.cases.writing import FOLDER


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_rule_has_its_section_with_two_examples(locale):
    page = rules_page(FOLDER, load_words(locale))
    sections = page.split("\n### ")[1:]
    assert [section.split()[0] for section in sections] == [
        rule.code for prefix in ("CAT", "FEE", "POL", "PUB", "TXT", "CFG") for rule in ALL_RULES
        if rule.code.startswith(prefix)
    ]  # fmt: skip
    assert all(section.count("````") >= 4 for section in sections)


def test_the_page_holds_no_link_of_its_examples():
    assert list(iter_links(rules_page(FOLDER, load_words("en")))) == []


def test_a_case_document_is_parted_at_its_headers(tmp_path):
    path = tmp_path / "CAT001-x.txt"
    path.write_text(
        "A remark.\n-- a.yml --\nx: 1\n\n-- b.yml (edit) --\n-old\n+new\n"
        "-- expect --\na.yml:1:1 CAT001\n",
        encoding="utf-8",
    )
    case = read_case(path)
    assert [(one.path, one.way, one.shown) for one in case.blocks] == [
        ("a.yml", "", "x: 1\n"),
        ("b.yml", "edit", "new\n"),
    ]
    assert (case.code, case.expected) == ("CAT001", ("a.yml:1:1 CAT001",))
