"""One language's edition of the catalogue: how its values are put into words for its readers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup, escape

from site_builder.calculations.fee_rules import FeeRules, fee_rules
from site_builder.calculations.same_objects import SameObjects
from site_builder.catalogue import Catalogue
from site_builder.locales import Words
from site_builder.models.choices import Choice
from site_builder.models.facts import Label
from site_builder.models.shared import Basis
from site_builder.pages.markdown import render_markdown
from site_builder.values.area import Area, area_parts, converted_area, format_area
from site_builder.values.articles import article_in_figures
from site_builder.values.dates import (
    PartialDate,
    Period,
    format_date,
    format_partial_date,
    format_period,
    format_short_date,
)
from site_builder.values.document_number import DocumentNumber
from site_builder.values.duration import Duration, format_duration
from site_builder.values.money import ExchangeRate, Money, format_money, money_parts
from site_builder.values.phones import Phone, format_phone
from site_builder.values.prices import (
    Share,
    UnitPrice,
    format_share,
    format_unit_price,
)
from site_builder.values.quantity import Quantity, format_quantity
from site_builder.values.text import LocalizedText

_SAMPLE = "示例"

AnyValue = TypeVar("AnyValue")


class Figure(NamedTuple):
    """A number set large, what stands before it, and its unit set small."""

    number: str
    unit: str = ""
    prefix: str = ""

    def __html__(self) -> str:
        """Return the figure as pages and the scripts of lists set it."""
        before = f'<span class="q-unit">{escape(self.prefix)}</span> ' if self.prefix else ""
        after = f'<span class="q-unit">{escape(self.unit)}</span>' if self.unit else ""
        return f'{before}<b class="q-num">{escape(self.number)}</b>{self.gap}{after}'

    @property
    def gap(self) -> str:
        """Return what stands before the unit: nothing in CNY 18.05/m²."""
        return " " if self.unit and not self.unit.startswith("/") else ""


def bare(text: str) -> str:
    """Return a text without its marks, for titles and for what machines are told."""
    return text.striptags() if isinstance(text, Markup) else text


class Link(NamedTuple):
    """A link to a page: its words, and its address below the locale's root."""

    text: str | Markup
    url: str


class Phoned(NamedTuple):
    """A telephone number as readers see it and as their telephones dial it."""

    text: str
    uri: str


@dataclass(frozen=True)
class Edition:
    """The catalogue as the readers of one language meet it on one day."""

    catalogue: Catalogue
    locale: str
    words: Words
    as_of: datetime.date
    prefixes: tuple[tuple[str, str], ...]
    """The locales of the site and where their pages stand: (("zh", ""), ("en", "en/"))."""
    prose: frozenset[str] = frozenset()
    """The addresses of its prose pages, below the locale's root."""
    rate_views: dict[SameObjects, Any] = field(default_factory=dict, repr=False, compare=False)
    """Standards as they are set: the same one stands on boards, lists and its own pages, and reads
    the same on each day."""

    @cached_property
    def fee_rules(self) -> FeeRules:
        """The rules that every bill is computed by."""
        return fee_rules(self.catalogue)

    @cached_property
    def exchange(self) -> ExchangeRate:
        """The dated rate at which sums are also shown."""
        rate = self.catalogue.county.exchange
        return ExchangeRate(rate.currency, rate.cny, rate.as_of, self.plain(rate.source))

    def on_day(self, day: datetime.date) -> Edition:
        """Return the edition as it is read on another day."""
        return self if day == self.as_of else replace(self, as_of=day)

    def recalled(self, key: Hashable, make: Callable[[], AnyValue]) -> AnyValue:
        """Put something into words once, for all pages of a day that it stands on."""
        return self.catalogue.recalled((self.locale, self.as_of, key), make)

    @property
    def prefix(self) -> str:
        """Where this edition's pages stand below the site's root."""
        return dict(self.prefixes)[self.locale]

    def _(self, msgid: str, **values: object) -> str:
        """Say one of the program's own words; around values that are HTML they are HTML too."""
        if not values:
            return self.words.text(msgid)
        if Markup in map(type, values.values()):
            safe = {name: escape(value) for name, value in values.items()}
            return Markup(str(escape(self.words.text(msgid))).format_map(safe))
        return self.words.text(msgid, **values)

    def plural(self, one: str, many: str, count: int) -> str:
        """Say words that depend on a count."""
        return self.words.plural(one, many, count)

    @property
    def to_come(self) -> str:
        """Say that something is not known yet."""
        return self._("To be published")

    def choice(self, choice: Choice) -> str:
        """Say the label of a choice."""
        return self.words.text(choice.label)

    def label(self, label: Label) -> str:
        """Say a label that is either the program's or the county's own."""
        return self.plain(label) if isinstance(label, LocalizedText) else self.words.text(label)

    def plain(self, text: LocalizedText | None) -> str:
        """Return a text without marks, for titles and data; empty if there is none."""
        return text.in_locale(self.locale).text if text else ""

    def sort_key(self, name: LocalizedText) -> str:
        """Sort Chinese names by sound, as the readers of a list expect; others by letter."""
        plain = self.plain(name).casefold()
        # GB 18030 keeps the order of GB 2312, whose common characters stand by their pinyin.
        return plain.encode("gb18030").hex() if self.locale == "zh" else plain

    def say(self, text: LocalizedText | None) -> Markup:
        """Return a text as safe HTML; one in another language is marked with its `lang`."""
        if text is None:
            return Markup("")
        wording = text.in_locale(self.locale)
        return self.marked(escape(wording.text), wording.locale)

    def paragraphs(self, text: LocalizedText | None) -> Markup:
        """Return Markdown as safe HTML; one in another language is marked, with a note."""
        if text is None:
            return Markup("")
        wording = text.in_locale(self.locale)
        html = self.marked(Markup(render_markdown(wording.text)), wording.locale, "div")
        if wording.locale == self.locale:
            return html
        note = escape(self._("This part is available in Chinese only so far."))
        return Markup('<p class="q-untranslated" role="note">{}</p>{}').format(note, html)

    def marked(self, html: Markup, locale: str, tag: str = "span") -> Markup:
        """Mark HTML that is not in the readers' language with the language that it is in."""
        if locale == self.locale:
            return html
        return Markup(f'<{tag} lang="{locale}">{escape(html)}</{tag}>')

    def sentences(self, said: Iterable[str | Markup]) -> Markup:
        """Join sentences; those that are empty are left out."""
        return Markup("" if self.locale == "zh" else " ").join(filter(None, said))

    def listed(self, texts: Iterable[str | Markup]) -> Markup:
        """Join texts as a list in running text."""
        return Markup(self._(", ")).join(texts)

    def listed_names(self, names: Iterable[Markup | str]) -> Markup:
        """Join the names of kinds of things; English writes all but the first of them small."""
        first, *rest = [escape(name) for name in names] or [Markup("")]
        return self.listed([first, *(map(_run_on, rest) if self.locale == "en" else rest)])

    def money(self, money: Money | None, *, converted: bool = False) -> str:
        """Say a sum; English readers also get it in the dated currency when `converted`."""
        if money is None:
            return ""
        return format_money(money, self.locale, self.exchange if converted else None)

    def money_figure(self, money: Money) -> Figure:
        """Split a sum for large type."""
        return Figure(*money_parts(money, self.locale))

    def converted(self, money: Money) -> str:
        """Say a sum in the dated currency alone; empty where there is nothing to convert."""
        foreign = self.exchange.convert(money)
        return f"≈ {format_money(foreign, self.locale)}" if foreign else ""

    def area(self, area: Area | None) -> str:
        """Say an area, in the units that the readers use first."""
        return format_area(area, self.locale) if area else ""

    def area_short(self, area: Area | None) -> str:
        """Say an area in the unit alone that the readers use first."""
        if area is None:
            return ""
        number, unit, prefix = area_parts(area, self.locale)
        return f"{prefix}{number}{unit}" if self.locale == "zh" else f"{prefix}{number} {unit}"

    def area_converted(self, area: Area) -> str:
        """Say an area in the unit alone that the readers use second."""
        return converted_area(area, self.locale)

    def area_figure(self, area: Area) -> Figure:
        """Split an area for large type."""
        return Figure(*area_parts(area, self.locale))

    def price(self, price: UnitPrice | Share | None) -> str:
        """Say a unit price or a share."""
        if price is None:
            return ""
        if isinstance(price, Share):
            return format_share(price, self.locale)
        return format_unit_price(price, self.locale)

    def quantity(self, quantity: Quantity | None) -> str:
        """Say a quantity."""
        return format_quantity(quantity, self.locale) if quantity else ""

    def duration(self, duration: Duration | None) -> str:
        """Say a duration."""
        return format_duration(duration, self.locale) if duration else ""

    def date(self, day: datetime.date | PartialDate | None) -> str:
        """Say a date."""
        if day is None:
            return ""
        if isinstance(day, PartialDate):
            return format_partial_date(day, self.locale)
        return format_date(day, self.locale)

    def short_date(self, day: datetime.date) -> str:
        """Say a date of about now, without its year where it is this one."""
        is_this_year = day.year == self.as_of.year
        return format_short_date(day, self.locale) if is_this_year else self.date(day)

    def period(self, start: datetime.date, end: datetime.date | None) -> str:
        """Say how long something holds."""
        return format_period(Period(start, end), self.locale, is_start_shown=True)

    def phone(self, phone: Phone) -> Phoned:
        """Say a telephone number."""
        return Phoned(format_phone(phone, self.locale), phone.tel_uri)

    def basis(self, basis: Basis) -> Markup:
        """Cite a document: number or title, and the article."""
        parts: list[str | Markup] = []
        if basis.title:
            title = self.say(basis.title)
            parts.append(Markup("《{}》").format(title) if self.locale == "zh" else title)
        if basis.number:
            parts.append(self.document_number(basis))
        cited = Markup(" ").join(parts) if self.locale != "zh" else Markup("").join(parts)
        if not basis.article:
            return cited
        return Markup("{}{}{}").format(
            cited, "" if self.locale == "zh" else ", ", self.article(basis.article)
        )

    def article(self, text: str) -> Markup:
        """Cite an article as the reader's language does, where it is one that can be counted."""
        cited = text if self.locale == "zh" else article_in_figures(text)
        return self.marked(escape(cited), "zh" if cited == text else self.locale)

    def short_basis(self, basis: Basis) -> Markup:
        """Cite a document by its number alone, or by its title where it has none."""
        if basis.number:
            return self.document_number(basis)
        return self.basis(basis)

    def document_number(self, basis: Basis) -> Markup:
        """Say a document's number, in the form in which readers can look it up."""
        return self.numbered(basis.number) if basis.number else Markup("")

    def numbered(self, number: DocumentNumber) -> Markup:
        """Say a number in Chinese, and in the reader's language that it is a sample."""
        if self.locale == "zh" or number.note != _SAMPLE:
            return self.marked(escape(number.display), "zh")
        shown = self.marked(escape(number.normalised), "zh")
        return Markup("{} {}").format(shown, self._("(sample)"))


def _run_on(name: Markup) -> Markup:
    """Write a name as it stands within a sentence, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if name[:1].isupper() and name[1:2].islower() else name
