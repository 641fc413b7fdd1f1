import datetime
from pathlib import Path

from site_builder.assembly.paper import LETTERHEADS, Paper
from site_builder.assembly.staging import LetterheadKey
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import PLANNED_FAMILIES
from site_builder.pages.edition import Edition

SHIPPED = Path(__file__).resolve().parents[3] / "projects"


def test_the_letterheads_are_those_that_the_pages_need():
    catalogue, _ = load_catalogue(SHIPPED)
    edition = edition_of(catalogue)
    families = (*PLANNED_FAMILIES, open_data_pages)
    plans = (plan for family in families for plan in family(edition))
    needed = {LetterheadKey(one.section, one.path.count("/")) for one in plans}
    assert sorted(needed) == sorted(LETTERHEADS)


def edition_of(catalogue):
    prefixes = (("zh", ""), ("en", "en/"))
    return Edition(catalogue, "zh", load_words("zh"), datetime.date(2026, 11, 18), prefixes)


def test_what_pages_are_made_from_is_the_same_before_and_after_it_has_been_looked_at():
    surroundings = []
    for is_used in (False, True):
        catalogue, _ = load_catalogue(SHIPPED)
        assert not is_used or catalogue.fee_versions.readable is not None
        surroundings.append(Paper(edition_of(catalogue), None, {}, b"").surroundings)
    assert surroundings[0] == surroundings[1]
