"""What the pages of an edition are written with, and how one is put on its letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from site_builder.assembly.fingerprints import fingerprint
from site_builder.assembly.letterhead import Letter, Letterhead
from site_builder.assembly.manifest import digest
from site_builder.assembly.staging import LetterheadKey
from site_builder.catalogue import Catalogue
from site_builder.pages.edition import Edition
from site_builder.pages.head import document_title, head_values
from site_builder.pages.page import Page
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


def typeset(paper: Paper, page: Page, head: dict[str, object] | None = None) -> str:
    """Put a page on its letterhead; `head` is what machines are told, if that is known already."""
    letter = Letter(
        path=page.path,
        title=document_title(paper.edition, page),
        head=paper.templates.render_head(page, head or head_values(paper.edition, page)),
        body=paper.templates.render(page),
    )
    return paper.letterhead(page.section, page.path).write(letter)
