import datetime
from decimal import Decimal
from itertools import combinations

import pytest
from markupsafe import Markup

from site_builder.assembly.fingerprints import fingerprint, folder_fingerprint
from site_builder.models.choices import Stage
from site_builder.pages.edition import Figure, Link

ALIKE = [
    "1",
    Markup("1"),
    1,
    1.0,
    True,
    Decimal("1"),
    Decimal("1.0"),
    b"1",
    ("1",),
    ["1"],
    {"1": ""},
    Link("1", ""),
    Figure("1", ""),
    None,
    "",
    (),
    Stage.OPEN,
    Stage.SIGNED,
    datetime.date(2026, 1, 1),
    "2026-01-01",
    {"a": 1, "b": 2},
    {"b": 2, "a": 1},
]


@pytest.mark.parametrize(("one", "other"), list(combinations(ALIKE, 2)), ids=repr)
def test_values_that_print_differently_differ(one, other):
    assert fingerprint(one) != fingerprint(other)


def test_equal_values_have_equal_fingerprints_whether_or_not_they_share_their_parts():
    shared = "".join(["te", "a"])
    apart = ["".join(["te", "a"]), "".join(["te", "a"])]
    assert fingerprint([shared, shared]) == fingerprint(apart)


def test_the_context_counts():
    assert fingerprint("tea", b"zh") != fingerprint("tea", b"en")


def test_what_cannot_be_written_down_has_none():
    assert fingerprint({"view": lambda: "tea"}) is None


def test_a_folder_changes_with_the_content_and_the_name_of_a_file(tmp_path):
    file = tmp_path / "page.html"
    file.write_text("a", encoding="utf-8")
    first = folder_fingerprint(tmp_path)
    file.write_text("b", encoding="utf-8")
    second = folder_fingerprint(tmp_path)
    file.rename(tmp_path / "other.html")
    assert len({first, second, folder_fingerprint(tmp_path)}) == 3
