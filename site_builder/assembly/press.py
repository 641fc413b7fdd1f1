"""Puts the pages of all editions on their letterheads, one after the other, and none in vain."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import chain, zip_longest
from typing import NamedTuple

from site_builder.assembly.crew import share_out
from site_builder.assembly.fingerprints import fingerprint, program_fingerprint
from site_builder.assembly.manifest import Entry, PageNote, digest
from site_builder.assembly.paper import Paper, typeset
from site_builder.assembly.products import Products
from site_builder.assembly.release import Release
from site_builder.catalogue import Catalogue, WatchedCatalogue
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import PLANNED_FAMILIES
from site_builder.pages.edition import Edition
from site_builder.pages.head import head_values
from site_builder.pages.page import Drawn, Page, PagePlan
from site_builder.pages.project import project_plans

_Family = Callable[[Edition], Iterator[Page | PagePlan]]
_PART, _MOST_PARTS = 8, 100
"""How many projects at least are one part, and how many parts there are at most."""


def press(release: Release, papers: Sequence[Paper], products: Products) -> dict[str, list[Page]]:
    """Write all pages, and return by locale what others must know of them: not what they say."""
    presses = [_Press(release, paper, products) for paper in papers]
    families = (*PLANNED_FAMILIES, open_data_pages)
    stints = _stints(
        _Share(products.catalogue, family.__name__, part, waiting)
        for family in families
        if (waiting := [one for one in presses if not one.share_family(family.__name__)])
        for part in _parts(products.catalogue, family)
    )
    tasks = [partial(_write_all, stint) for stint in stints]
    # Where most pages are shared with the site, copying a process takes longer than making them.
    done = [task() for task in tasks] if release.last else share_out(tasks)
    for share, written in zip(chain(*stints), chain(*done), strict=True):
        for one, pages in zip(share.presses, written.pages, strict=True):
            one.take_over(share.family, pages, written.seen)
    for family in families:
        for one in presses:
            one.end_family(family.__name__)
    return {one.locale: one.all_pages for one in presses}


def _parts(catalogue: Catalogue, family: _Family) -> Iterator[_Family]:
    """Divide a family whose pages are very many."""
    if family is not project_plans:
        yield family
        return
    count = len(catalogue.records["project"])
    size = max(_PART, -(-count // _MOST_PARTS))
    for start in range(0, count, size):
        yield partial(project_plans, part=slice(start, start + size))


def _stints(shares: Iterable[_Share]) -> list[list[_Share]]:
    """Put together what this process writes: the same standards stand on all pages of fees.

    On those of policies stands what is worked out of every project and remembered for other builds.
    """
    own: list[_Share] = []
    others: list[list[_Share]] = []
    for one in shares:
        if "fee" in one.family or "policy" in one.family:
            own.append(one)
        else:
            others.append([one])
    return [own, *others]


def _write_all(stint: Sequence[_Share]) -> list[_Written]:
    return [share.write() for share in stint]


class _Written(NamedTuple):
    """What came of a share, for each press."""

    pages: list[dict[str, _WrittenPage]]
    seen: frozenset[str]


class _WrittenPage(NamedTuple):
    """What is left of a page once it is written."""

    page: Page
    entries: dict[str, Entry]
    """Its own entry and those of its files."""


class _Share(NamedTuple):
    """Pages of a family, in all languages that wait for them."""

    catalogue: WatchedCatalogue
    family: str
    plans: _Family
    presses: Sequence[_Press]

    def write(self) -> _Written:
        """Write the pages."""
        pages: list[dict[str, _WrittenPage]] = [{} for _ in self.presses]
        with self.catalogue.watch() as seen:
            # The languages of a page are made together, as they share what is worked out for it.
            for together in zip_longest(*(one.plans(self.plans) for one in self.presses)):
                for one, plan, written in zip(self.presses, together, pages, strict=True):
                    if plan is not None:
                        written.update(one.write(self.family, plan))
        return _Written(pages, frozenset(seen))


class _Press:
    """Writes the pages of one edition, family by family."""

    def __init__(self, release: Release, paper: Paper, products: Products) -> None:
        self.locale = paper.edition.locale
        self._release = release
        self._paper = paper
        self._products = products
        self._pages: dict[str, list[Page]] = {}
        self._names: dict[str, list[str]] = {}
        self._seen: dict[str, set[str]] = {}

    @property
    def all_pages(self) -> list[Page]:
        """The pages of all families."""
        return [page for pages in self._pages.values() for page in pages]

    def _name(self, path: str) -> str:
        return f"{self._paper.edition.prefix}{path}index.html"

    def _product(self, family: str) -> str:
        return f"{self.locale} {family}"

    def share_family(self, family: str) -> bool:
        """Share all pages of a family if nothing has changed that any of them was made from."""
        self._pages[family] = []
        name = self._product(family)
        product = self._products.unchanged(name, self._paper.frame)
        if product is None or not all(self._release.page(page) for page, _ in product.files):
            return False
        self._pages[family] = [self._shared(page) for page, _ in product.files]
        self._products.keep(name, product)
        return True

    def plans(self, family: _Family) -> Iterator[Page | PagePlan]:
        """Plan the pages of a family."""
        return family(self._paper.edition)

    def take_over(self, family: str, pages: Mapping[str, _WrittenPage], seen: Set[str]) -> None:
        """Set down what was written of a family, here or in another process."""
        for written in pages.values():
            self._release.entries.update(written.entries)
            self._pages[family].append(written.page)
        self._names.setdefault(family, []).extend(pages)
        self._seen.setdefault(family, set()).update(seen)

    def end_family(self, family: str) -> None:
        """Set down which fields of projects went into a family that was written."""
        if family in self._names:
            name, seen = self._product(family), self._seen[family]
            self._products.note(name, self._paper.frame, seen, self._names[family])

    def write(self, family: str, plan: Page | PagePlan) -> dict[str, _WrittenPage]:
        """Write a page, unless the last release has the same."""
        if isinstance(plan, PagePlan):
            page = self._planned(family, plan)
        else:
            page = self._at_hand(family, plan)
        name, entries = self._name(plan.path), self._release.entries
        note = entries[name].page
        files = note.files if note else ()
        return {name: _WrittenPage(page, {one: entries[one] for one in (name, *files)})}

    def _key(self, section: str, path: str, *texts: bytes) -> bytes:
        letterhead = self._paper.letterhead(section, path)
        return digest(self._paper.surroundings, letterhead.fingerprint, *texts)

    def _planned(self, family: str, plan: PagePlan) -> Page:
        sources = self._paper.edition.catalogue.sources
        texts = (sources["project", one].digest for one in plan.projects)
        made_from = self._key(plan.section, plan.path, *texts)
        name = self._name(plan.path)
        if self._release.page(name) and self._release.last[name].fingerprint == made_from:
            return self._shared(name)
        page = plan.make()
        self._put(family, page, made_from, head_values(self._paper.edition, page))
        for file, content in page.files:
            self._put_file(file, content, made_from)
        return _bare(page)

    def _at_hand(self, family: str, page: Page) -> Page:
        name = self._name(page.path)
        head = head_values(self._paper.edition, page)
        letterhead = self._paper.letterhead(page.section, page.path).fingerprint
        said = (replace(page, files=()), head)
        made_from = fingerprint(said, self._paper.context, letterhead)
        for file, content in page.files:
            self._put_file(file, content)
        if made_from is None or self._release.share(name, made_from) is None:
            self._put(family, page, made_from or b"", head)
        return _bare(page)

    def _put_file(self, name: str, content: bytes | Drawn, made_from: bytes | None = None) -> None:
        """Write a file that belongs to a page, unless the last release has the same."""
        if isinstance(content, Drawn):
            parts = (part.encode("utf-8") for part in content.made_from)
            drawn_from = digest(program_fingerprint(), *parts)
            self._release.make(name, drawn_from, content.draw)
        elif made_from is None:
            self._release.write(name, content)
        else:
            self._release.put(name, made_from, content)

    def _put(self, family: str, page: Page, made_from: bytes, head: dict[str, object]) -> None:
        html = typeset(self._paper, page, head)
        note = _note(page, family)
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
