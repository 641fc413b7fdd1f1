"""What the frame around each page shows: plain values, made ready for the engine's templates."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

CHROME_WORDS: Mapping[str, str] = {
    "breadcrumb": "You are here",
    "close_menu": "Close the menu",
    "close_search": "Close the search",
    "colon": ": ",
    "dark_colours": "Dark colours",
    "footer_navigation": "More pages",
    "home": "Home",
    "language": "Language",
    "large_text": "Large text",
    "main_navigation": "Main navigation",
    "menu": "Menu",
    "not_found_title": "Page not found",
    "not_translated": "This page has not been translated yet; it is shown in Chinese.",
    "notice": "About this site’s data",
    "on_this_page": "On this page",
    "organiser": "Organiser",
    "published": "Published",
    "search": "Search",
    "search_field": "Search projects, policies and fees",
    "site_code": "Site identification code",
    "skip_to_content": "Skip to the content",
    "source": "Source",
    "undertaker": "Run by",
    "updated": "Updated",
}
"""Every label of the frame: the key its templates use, and the msgid."""


def chrome_words(translate: Callable[[str], str]) -> dict[str, str]:
    """The labels of the frame in one language."""
    return {key: translate(msgid) for key, msgid in CHROME_WORDS.items()}


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """A link of the frame. `key` is the section it stands for, "" if it stands for none."""

    key: str
    title: str
    url: str
    """Below the locale's root; with a leading "/" below the site's; or an absolute address."""


@dataclass(frozen=True, slots=True)
class FooterColumn:
    """A titled list of links in the footer."""

    title: str
    links: tuple[NavigationLink, ...]


@dataclass(frozen=True, slots=True)
class LocaleLink:
    """A language of the site. The first of a frame's locales is the default one."""

    code: str
    name: str
    """As short as the switch shows it: 中文, EN."""
    title: str
    """In full: 简体中文, English."""
    prefix: str
    """Where its pages stand below the site's root: "" or "en/"."""
    hreflang: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """What 404.html says to readers of one locale."""

    locale: str
    prefix: str
    title: str
    text: str
    home: str
    search: str


def not_found_notice(locale: LocaleLink, translate: Callable[[str], str]) -> NotFound:
    """What 404.html says in one language."""
    return NotFound(
        locale=locale.code,
        prefix=locale.prefix,
        title=translate("Page not found"),
        text=translate("The address may be mistyped, or the page has moved."),
        home=translate("To the home page"),
        search=translate("Search the site"),
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame of one locale's pages needs from the catalogue."""

    locale: str
    site_name: str
    site_name_other: str
    site_url: str
    """With a trailing slash: https://invest.example/ or https://example/invest/."""
    navigation: tuple[NavigationLink, ...]
    footer_columns: tuple[FooterColumn, ...]
    locales: tuple[LocaleLink, ...]
    words: Mapping[str, str]
    other_language: str = ""
    """The language of `site_name_other`."""
    is_demo: bool = False
    demo_tag: str = ""
    demo_notice: str = ""
    placeholder_note: str = ""
    """Beside the footer's tag: that the filing numbers are placeholders."""
    print_note: str = ""
    """What stands under a printed page, behind its address."""
    tools: tuple[NavigationLink, ...] = ()
    """Links before the buttons for large text and dark colours: accessibility, services."""
    organiser: str = ""
    undertaker: str = ""
    site_code: str = ""
    icp_number: str = ""
    police_number: str = ""
    filing_links: tuple[NavigationLink, ...] = ()
    """After the filing numbers: the site map, reporting a fault."""
    search_words: str = "{}"
    """What the list below the search field says, as JSON that may stand in HTML."""
    badge_slot: str = ""
    """The words in the empty place of the badge that the authorities issue."""
    complaint_title: str = ""
    complaint_phone: str = ""
    complaint_promise: str = ""
    complaint_note: str = ""
    column_types: Mapping[str, str] = field(default_factory=dict)
    """Section → ColumnType of the tags of government pages."""
    column_abouts: Mapping[str, str] = field(default_factory=dict)
    """Section → ColumnDescription of the same."""
    not_found: tuple[NotFound, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    """The language of those texts above that are not in the locale's own, by their field."""

    @property
    def prefix(self) -> str:
        """Where this locale's pages stand below the site's root."""
        return next(link.prefix for link in self.locales if link.code == self.locale)

    def link_of(self, section: str) -> NavigationLink | None:
        """The link that stands for a section, the header's before the footer's."""
        links = [
            *self.navigation,
            *(link for column in self.footer_columns for link in column.links),
        ]
        return next((link for link in links if section and link.key == section), None)


def frame_values(frame: Frame) -> dict[str, object]:
    """The frame as the engine's templates read it, out of nothing but mappings and lists."""
    parts = urlsplit(frame.site_url)
    return {
        **asdict(frame),
        "words": dict(frame.words),
        "column_types": dict(frame.column_types),
        "column_abouts": dict(frame.column_abouts),
        "languages": dict(frame.languages),
        "language": frame.locale,
        "prefix": frame.prefix,
        "domain": parts.netloc,
        "base_path": posixpath.join(parts.path or "/", ""),
        "locales": [asdict(link) for link in frame.locales],
        "navigation": [_link_values(link) for link in frame.navigation],
        "footer_columns": [
            {"title": column.title, "links": [_link_values(link) for link in column.links]}
            for column in frame.footer_columns
        ],
        "tools": [_link_values(link) for link in frame.tools],
        "filing_links": [_link_values(link) for link in frame.filing_links],
        "not_found": [asdict(notice) for notice in frame.not_found],
    }


def _link_values(link: NavigationLink) -> dict[str, str]:
    if urlsplit(link.url).scheme:
        return {"key": link.key, "title": link.title, "base": "", "url": link.url}
    base = "top" if link.url.startswith("/") else "root"
    return {"key": link.key, "title": link.title, "base": base, "url": link.url.lstrip("/")}
