import datetime
from pathlib import Path

from site_builder.assembly.press import LETTERHEADS
from site_builder.assembly.staging import LetterheadKey
from site_builder.catalogue import load_catalogue
from site_builder.locales import load_words
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import PLANNED_FAMILIES
from site_builder.pages.edition import Edition

SHIPPED = Path(__file__).resolve().parents[3] / "projects"


def test_the_letterheads_are_those_that_the_pages_need():
    catalogue, _ = load_catalogue(SHIPPED)
    edition = Edition(
        catalogue, "zh", load_words("zh"), datetime.date(2026, 11, 18), (("zh", ""), ("en", "en/"))
    )
    families = (*PLANNED_FAMILIES, open_data_pages)
    plans = (plan for family in families for plan in family(edition))
    needed = {LetterheadKey(one.section, one.path.count("/")) for one in plans}
    assert sorted(needed) == sorted(LETTERHEADS)
