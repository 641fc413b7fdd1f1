"""Puts the pages of all editions on their letterheads, one after the other, and none in vain."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import Any

from site_builder.assembly.fingerprints import fingerprint
from site_builder.assembly.letterhead import Letter, Letterhead
from site_builder.assembly.manifest import PageNote, digest
from site_builder.assembly.products import Products
from site_builder.assembly.release import Release
from site_builder.assembly.staging import LetterheadKey
from site_builder.catalogue import Catalogue
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import PLANNED_FAMILIES
from site_builder.pages.edition import Edition
from site_builder.pages.head import document_title, head_values
from site_builder.pages.page import Page, PagePlan
from site_builder.pages.templates import Templates

_DEPTHS: Mapping[str, tuple[int, ...]] = {
    "contact": (1,),
    "costs": (1,),
    "data": (1,),
    "events": (1,),
    "fees": (1, 2, 3),
    "home": (0,),
    "industries": (1, 2),
    "parks": (1, 2),
    "policies": (1, 2, 3),
    "procedures": (1, 2),
    "progress": (1,),
    "projects": (1, 2, 3),
    "registers": (1, 2),
    "search": (1,),
}
LETTERHEADS = tuple(LetterheadKey(section, at) for section, all_ in _DEPTHS.items() for at in all_)
"""The sections and depths of all pages: known beforehand, so that no page waits for the last."""


@dataclass(frozen=True)
class Paper:
    """What an edition's pages are written with."""

    edition: Edition
    templates: Templates
    letterheads: Mapping[LetterheadKey, Letterhead]
    context: bytes
    """The fingerprint of the program, its words and its templates."""

    def letterhead(self, section: str, path: str) -> Letterhead:
        """Return the frame of the pages of a section that stand as deep as this one."""
        return self.letterheads[LetterheadKey(section, path.count("/"))]

    @cached_property
    def surroundings(self) -> bytes:
        """The fingerprint of all that any page may show but projects."""
        one = self.edition
        kept = one.catalogue.fee_versions
        # Not the versions themselves: what has been worked out of them would count too.
        versions = ([(file.file_name, file.sha256) for file in kept.versions], kept.checksums)
        settings = fingerprint((one.locale, one.as_of, one.prefixes, sorted(one.prose), versions))
        assert settings is not None
        return digest(settings, self.context, *_other_records(one.catalogue))

    @cached_property
    def frame(self) -> bytes:
        """The fingerprint of the surroundings and of all letterheads."""
        heads = (self.letterheads[key].fingerprint for key in sorted(self.letterheads))
        return digest(self.surroundings, *heads)


def _other_records(catalogue: Catalogue) -> Iterator[bytes]:
    for (kind, record_id), source in sorted(catalogue.sources.items()):
        if kind != "project":
            yield f"{kind}/{record_id}".encode()
            yield source.digest


def press(release: Release, papers: Sequence[Paper], products: Products) -> dict[str, list[Page]]:
    """Write all pages, and return by locale what others must know of them: not what they say."""
    presses = [_Press(release, paper, products) for paper in papers]
    for family in (*PLANNED_FAMILIES, open_data_pages):
        waiting = [one for one in presses if not one.share_family(family.__name__)]
        with products.catalogue.watch() as seen:
            # The languages of a page are made together, as they share what is worked out for it.
            for together in zip_longest(*(one.begin(family) for one in waiting)):
                for one, plan in zip(waiting, together, strict=True):
                    if plan is not None:
                        one.write(plan)
        for one in waiting:
            one.end_family(seen)
    return {one.locale: one.pages for one in presses}


def typeset(paper: Paper, page: Page, head: dict[str, object] | None = None) -> str:
    """Put a page on its letterhead; `head` is what machines are told, if that is known already."""
    letter = Letter(
        path=page.path,
        title=document_title(paper.edition, page),
        head=paper.templates.render_head(page, head or head_values(paper.edition, page)),
        body=paper.templates.render(page),
    )
    return paper.letterhead(page.section, page.path).write(letter)


class _Press:
    """Writes the pages of one edition, family by family."""

    def __init__(self, release: Release, paper: Paper, products: Products) -> None:
        self.pages: list[Page] = []
        self.locale = paper.edition.locale
        self._release = release
        self._paper = paper
        self._products = products
        self._family = ""
        self._names: list[str] = []

    def _name(self, path: str) -> str:
        return f"{self._paper.edition.prefix}{path}index.html"

    def _product(self, family: str) -> str:
        return f"{self.locale} {family}"

    def share_family(self, family: str) -> bool:
        """Share all pages of a family if nothing has changed that any of them was made from."""
        name = self._product(family)
        product = self._products.unchanged(name, self._paper.frame)
        if product is None or not all(self._release.page(page) for page, _ in product.files):
            return False
        self.pages += [self._shared(page) for page, _ in product.files]
        self._products.keep(name, product)
        return True

    def begin(self, family: Callable[[Edition], Iterator[Page | PagePlan]]) -> Iterator[Any]:
        """Plan the pages of a family."""
        self._family = family.__name__
        self._names = []
        return family(self._paper.edition)

    def end_family(self, seen: Set[str]) -> None:
        """Set down which fields of projects went into the family."""
        name = self._product(self._family)
        self._products.note(name, self._paper.frame, seen, self._names)

    def write(self, plan: Page | PagePlan) -> None:
        """Write a page, unless the last release has the same."""
        self.pages.append(
            self._planned(plan) if isinstance(plan, PagePlan) else self._at_hand(plan)
        )
        self._names.append(self._name(plan.path))

    def _key(self, section: str, path: str, *texts: bytes) -> bytes:
        letterhead = self._paper.letterhead(section, path)
        return digest(self._paper.surroundings, letterhead.fingerprint, *texts)

    def _planned(self, plan: PagePlan) -> Page:
        sources = self._paper.edition.catalogue.sources
        texts = (sources["project", one].digest for one in plan.projects)
        made_from = self._key(plan.section, plan.path, *texts)
        name = self._name(plan.path)
        if self._release.page(name) and self._release.last[name].fingerprint == made_from:
            return self._shared(name)
        page = plan.make()
        self._put(page, made_from, head_values(self._paper.edition, page))
        for file, content in page.files:
            self._release.put(file, made_from, content)
        return _bare(page)

    def _at_hand(self, page: Page) -> Page:
        name = self._name(page.path)
        head = head_values(self._paper.edition, page)
        letterhead = self._paper.letterhead(page.section, page.path).fingerprint
        said = (replace(page, files=()), head)
        made_from = fingerprint(said, self._paper.context, letterhead)
        for file, content in page.files:
            self._release.write(file, content)
        if made_from is None or self._release.share(name, made_from) is None:
            self._put(page, made_from or b"", head)
        return _bare(page)

    def _put(self, page: Page, made_from: bytes, head: dict[str, object]) -> None:
        html = typeset(self._paper, page, head)
        note = _note(page, self._family)
        self._release.put(self._name(page.path), made_from, html.encode("utf-8"), note)

    def _shared(self, name: str) -> Page:
        """Share a page with the files that belong to it."""
        last = self._release.last
        note = last[name].page
        assert note is not None
        for one in (name, *note.files):
            self._release.share(one, last[one].fingerprint)
        return _as_noted(note)


def _bare(page: Page) -> Page:
    return replace(page, view={}, structured=(), files=(), description="")


def _note(page: Page, family: str) -> PageNote:
    published = page.published.isoformat() if page.published else ""
    files = tuple(name for name, _ in page.files)
    return PageNote(family, page.path, page.section, published, page.is_listed, page.styles, files)


def _as_noted(note: PageNote) -> Page:
    published = datetime.date.fromisoformat(note.published) if note.published else None
    return Page(
        path=note.path,
        section=note.section,
        title="",
        description="",
        template="",
        view={},
        published=published,
        is_listed=note.is_listed,
        styles=note.styles,
    )
