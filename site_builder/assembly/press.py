"""Puts the pages of all editions on their letterheads, one after the other, and none in vain."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, zip_longest

from site_builder.assembly.fingerprints import fingerprint
from site_builder.assembly.letterhead import Letter, Letterhead
from site_builder.assembly.manifest import PageNote, digest
from site_builder.assembly.release import Release
from site_builder.assembly.staging import LetterheadKey
from site_builder.catalogue import Catalogue
from site_builder.outputs.data_page import open_data_pages
from site_builder.pages import page_plans
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
    "policies": (1, 2),
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

    @cached_property
    def surroundings(self) -> bytes:
        """The fingerprint of all that any page may show but projects."""
        one = self.edition
        settings = fingerprint((one.locale, one.as_of, one.prefixes, sorted(one.prose)))
        assert settings is not None
        return digest(settings, self.context, *_other_records(one.catalogue))


def _other_records(catalogue: Catalogue) -> Iterator[bytes]:
    for (kind, record_id), source in sorted(catalogue.sources.items()):
        if kind != "project":
            yield f"{kind}/{record_id}".encode()
            yield source.text.encode("utf-8")


def press(release: Release, papers: Sequence[Paper]) -> dict[str, list[Page]]:
    """Write all pages, and return by locale what others must know of them: not what they say."""
    pages: dict[str, list[Page]] = {paper.edition.locale: [] for paper in papers}
    # The languages of a page are made together, as they share what is worked out for it.
    for together in zip_longest(*(_plans(paper.edition) for paper in papers)):
        for paper, plan in zip(papers, together, strict=True):
            if plan is not None:
                pages[paper.edition.locale].append(_press_one(release, paper, plan))
    return pages


def _plans(edition: Edition) -> Iterator[Page | PagePlan]:
    return chain(page_plans(edition), open_data_pages(edition))


def _press_one(release: Release, paper: Paper, plan: Page | PagePlan) -> Page:
    name = f"{paper.edition.prefix}{plan.path}index.html"
    letterhead = paper.letterheads[LetterheadKey(plan.section, plan.path.count("/"))]
    if isinstance(plan, PagePlan):
        sources = (paper.edition.catalogue.sources["project", one] for one in plan.projects)
        texts = (source.text.encode("utf-8") for source in sources)
        made_from = digest(paper.surroundings, letterhead.fingerprint, *texts)
        return _shared(release, name, made_from) or _made(
            release, paper, letterhead, name, made_from, plan.make()
        )
    head = head_values(paper.edition, plan)
    said = (replace(plan, files=()), head)
    printed_from = fingerprint(said, paper.context, letterhead.fingerprint)
    for file, content in plan.files:
        release.write(file, content)
    if printed_from is None or release.share(name, printed_from) is None:
        html = _set(paper, letterhead, plan, head)
        release.put(name, printed_from or b"", html, _note(plan))
    return _bare(plan)


def _shared(release: Release, name: str, made_from: bytes) -> Page | None:
    """Share a page with all that belongs to it, or nothing of it."""
    entry = release.share(name, made_from)
    if entry is None or entry.page is None:
        return None
    if not all(release.share(file, made_from) for file in entry.page.files):
        return None
    return _as_noted(entry.page)


def _made(
    release: Release, paper: Paper, letterhead: Letterhead, name: str, made_from: bytes, page: Page
) -> Page:
    html = _set(paper, letterhead, page, head_values(paper.edition, page))
    release.put(name, made_from, html, _note(page))
    for file, content in page.files:
        release.put(file, made_from, content)
    return _bare(page)


def _set(paper: Paper, letterhead: Letterhead, page: Page, head: dict[str, object]) -> bytes:
    letter = Letter(
        path=page.path,
        title=document_title(paper.edition, page),
        head=paper.templates.render_head(page, head),
        body=paper.templates.render(page),
    )
    return letterhead.write(letter).encode("utf-8")


def _bare(page: Page) -> Page:
    return replace(page, view={}, structured=(), files=(), description="")


def _note(page: Page) -> PageNote:
    published = page.published.isoformat() if page.published else ""
    files = tuple(name for name, _ in page.files)
    return PageNote(page.path, page.section, published, page.is_listed, files)


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
    )
