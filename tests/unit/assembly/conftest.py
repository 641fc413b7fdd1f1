from pathlib import Path

import pytest

from site_builder.assembly.frame import (
    FooterColumn,
    Frame,
    NavigationLink,
    chrome_words,
    not_found_notice,
)
from site_builder.commands.build import locale_links
from site_builder.commands.settings import read_settings

ROOT = Path(__file__).resolve().parents[3]
SECTIONS = ("projects", "fees", "county")


@pytest.fixture(scope="session")
def mkdocs_file():
    return ROOT / "mkdocs.yml"


@pytest.fixture(scope="session")
def theme_folder():
    return ROOT / "theme" / "engine"


@pytest.fixture(scope="session")
def locales(mkdocs_file):
    settings, findings = read_settings(mkdocs_file.parent)
    assert findings == []
    return locale_links(settings.locales)


@pytest.fixture(scope="session")
def frames(locales):
    links = tuple(NavigationLink(key, key.capitalize(), f"{key}/") for key in SECTIONS)
    data = NavigationLink("", "Data & files", "/data/projects.csv")
    services = NavigationLink("", "Services", "https://services.example/")
    return {
        locale.code: Frame(
            locale=locale.code,
            site_name=f"Qingxi <{locale.code}>",
            site_name_other="清溪",
            site_url="https://invest.example/county/",
            navigation=links,
            footer_columns=(FooterColumn("More", (data, services)),),
            locales=locales,
            words=chrome_words(str),
            is_demo=True,
            demo_tag="Demo",
            undertaker="Bureau",
            complaint_phone="12345",
            not_found=tuple(not_found_notice(each, str) for each in locales),
        )
        for locale in locales
    }
