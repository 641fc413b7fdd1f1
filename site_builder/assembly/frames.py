"""Makes the frame around a locale's pages out of the county's data and the program's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

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
from site_builder.pages.json_text import json_for_html
from site_builder.pages.search_words import box_words
from site_builder.pages.sections import (
    HEADER_SECTIONS,
    SECTION_BY_KEY,
    section_about,
    section_title,
)
from site_builder.values.text import SOURCE_LOCALE, LocalizedText, Wording

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
_PROSE_KEYS = {*_PROSE, "county"}
"""The sections that the county's clerks write, or leave out."""


def make_frame(
    edition: Edition, locales: Sequence[LocaleLink], prose_addresses: frozenset[str]
) -> Frame:
    """Make the frame of one edition; prose is linked only if it is among these addresses."""
    site = edition.catalogue.county.site
    say = edition.words.text
    texts = _county_texts(edition)
    said: dict[str, Any] = {name: edition.plain(text) for name, text in texts.items()}
    other_name = _other_name(edition)
    return Frame(
        locale=edition.locale,
        site_url=site.address,
        navigation=_links(edition, HEADER_SECTIONS, prose_addresses),
        footer_columns=_footer_columns(edition, prose_addresses),
        locales=tuple(locales),
        words=chrome_words(say),
        is_demo=site.is_demo,
        demo_tag=say("Demo data"),
        placeholder_note=say("Filing numbers are placeholders") if site.is_demo else "",
        tools=_links(edition, ("accessibility",), prose_addresses),
        site_code=site.site_code,
        icp_number=site.icp_number,
        police_number=site.police_number,
        filing_links=(NavigationLink("", say("Site map"), "search/"),),
        search_words=str(json_for_html(box_words(edition))),
        print_note=say(
            "Data of {date}. What the web page says today holds.", date=edition.date(edition.as_of)
        ),
        badge_slot=say("Official badge"),
        complaint_phone=edition.phone(edition.catalogue.county.complaints[0].phone).text,
        column_types={key: section_title(edition, key) for key in SECTION_BY_KEY},
        column_abouts={key: section_about(edition, key) for key in SECTION_BY_KEY},
        not_found=tuple(not_found_notice(link, load_words(link.code).text) for link in locales),
        site_name_other=other_name.text,
        other_language=other_name.locale,
        languages=_other_languages(edition.locale, texts),
        **said,
    )


def _county_texts(edition: Edition) -> dict[str, LocalizedText | None]:
    """The texts of the frame that the county writes itself, by the frame's fields."""
    site = edition.catalogue.county.site
    complaint = edition.catalogue.county.complaints[0]
    return {
        "site_name": site.title,
        "demo_notice": site.demo_notice,
        "organiser": site.organiser,
        "undertaker": site.undertaker,
        "complaint_title": complaint.name,
        "complaint_promise": complaint.promise,
        "complaint_note": complaint.name,
    }


def _other_languages(locale: str, texts: Mapping[str, LocalizedText | None]) -> dict[str, str]:
    spoken = {name: text.in_locale(locale).locale for name, text in texts.items() if text}
    # The authorities issue these numbers with Chinese characters in them.
    spoken |= dict.fromkeys(("icp_number", "police_number"), SOURCE_LOCALE)
    return {name: language for name, language in spoken.items() if language != locale}


def _other_name(edition: Edition) -> Wording:
    """The site's name in another language, empty where it would be the same again."""
    title = edition.catalogue.county.site.title
    name = title.in_locale(
        next((code for code, _ in edition.prefixes if code != edition.locale), edition.locale)
    )
    return Wording("", name.locale) if name.text == edition.plain(title) else name


def _footer_columns(edition: Edition, prose_addresses: frozenset[str]) -> tuple[FooterColumn, ...]:
    columns = (
        FooterColumn(edition.words.text(title), _links(edition, keys, prose_addresses))
        for title, keys in _FOOTER
    )
    return tuple(column for column in columns if column.links)


def _links(
    edition: Edition, keys: Iterable[str], prose_addresses: frozenset[str]
) -> tuple[NavigationLink, ...]:
    links = (_link(edition, key) for key in keys)
    return tuple(
        link for link in links if link.key not in _PROSE_KEYS or link.url in prose_addresses
    )


def _link(edition: Edition, key: str) -> NavigationLink:
    if key in _PROSE:
        title, url = _PROSE[key]
        return NavigationLink(key, edition.words.text(title), url)
    return NavigationLink(key, section_title(edition, key), SECTION_BY_KEY[key].url)
