"""One address of each family of pages, in each locale, as the design promises them."""

LOCALES = {"zh": "", "en": "en/"}

# A star stands for the first record of its folder.
FAMILIES = (
    "",
    "projects/",
    "projects/selenium-tea-extraction/",
    "projects/industry/tea-food/",
    "parks/",
    "parks/county-zone/",
    "industries/",
    "industries/tea-food/",
    "policies/",
    "policies/*/",
    "fees/",
    "fees/housing/",
    "fees/housing/infrastructure-fee/",
    "fees/board/",
    "fees/housing/board-a4/",
    "fees/changes/",
    "fees/estimator/",
    "fees/other-days/",
    "procedures/",
    "procedures/*/",
    "costs/",
    "events/",
    "progress/",
    "contact/",
    "search/",
    "county/",
)

NOT_FOUND = "404.html"
ADDRESSES = (*(prefix + family for prefix in LOCALES.values() for family in FAMILIES), NOT_FOUND)


def resolve(site, address):
    """Put the first record's id in place of the star; fails where the page was not built."""
    folder, star, _ = address.partition("*/")
    if star:
        address = min(f"{folder}{page.parent.name}/" for page in site.glob(f"{folder}*/index.html"))
    assert file_of(site, address).is_file(), f"{address} was not built"
    return address


def file_of(site, address):
    """The file a web server answers with."""
    return site / (address + "index.html" if address.endswith("/") or not address else address)
