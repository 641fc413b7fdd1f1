"""Makes the frame around a locale's pages out of the county's data and the program's words."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.assembly.frame import (
    FooterColumn,
    Frame,
    LocaleLink,
    NavigationLink,
    chrome_words,
    not_found_notice,
)
from site_builder.locales import load_words
from site_builder.pages.edition import Edition
from site_builder.pages.sections import HEADER_SECTIONS, SECTION_BY_KEY, section_title

_FOOTER = (
    ("Invest", ("projects", "parks", "industries", "progress")),
    ("Incentives and fees", ("policies", "fees", "fee-changes", "fee-estimator", "data")),
    ("Getting things done", ("procedures", "guide", "costs", "registers", "events")),
    ("About", ("county", "contact", "search", "accessibility", "fee-lists")),
)
_PROSE = {
    "guide": ("How to invest", "guide/invest/"),
    "fee-lists": ("About the fee lists", "guide/fee-lists/"),
    "accessibility": ("Accessibility", "accessibility/"),
}


def make_frame(edition: Edition, locales: Sequence[LocaleLink]) -> Frame:
    """Make the frame of one edition."""
    site = edition.catalogue.county.site
    complaint = edition.catalogue.county.complaints[0]
    other = next((code for code, _ in edition.prefixes if code != edition.locale), edition.locale)
    say = edition.words.text
    return Frame(
        locale=edition.locale,
        site_name=edition.plain(site.title),
        site_name_other=site.title.in_locale(other).text,
        other_language=other,
        site_url=site.address,
        navigation=tuple(_section_link(edition, key) for key in HEADER_SECTIONS),
        footer_columns=tuple(
            FooterColumn(say(title), tuple(_link(edition, key) for key in keys))
            for title, keys in _FOOTER
        ),
        locales=tuple(locales),
        words=chrome_words(say),
        is_demo=site.is_demo,
        demo_tag=say("Demo data"),
        demo_notice=edition.plain(site.demo_notice),
        placeholder_note=say("Filing numbers are placeholders") if site.is_demo else "",
        tools=(_link(edition, "accessibility"),),
        organiser=edition.plain(site.organiser),
        undertaker=edition.plain(site.undertaker),
        site_code=site.site_code,
        icp_number=site.icp_number,
        police_number=site.police_number,
        filing_links=(NavigationLink("", say("Site map"), "/sitemap.xml"),),
        badge_slot=say("Official badge"),
        complaint_title=edition.plain(complaint.name),
        complaint_phone=edition.phone(complaint.phone).text,
        complaint_promise=edition.plain(complaint.promise),
        complaint_note=edition.plain(complaint.name),
        column_types={key: section_title(edition, key) for key in SECTION_BY_KEY},
        not_found=tuple(not_found_notice(link, load_words(link.code).text) for link in locales),
    )


def _section_link(edition: Edition, key: str) -> NavigationLink:
    return NavigationLink(key, section_title(edition, key), SECTION_BY_KEY[key].url)


def _link(edition: Edition, key: str) -> NavigationLink:
    if key in _PROSE:
        title, url = _PROSE[key]
        return NavigationLink(key, edition.words.text(title), url)
    return _section_link(edition, key)
