"""Pictures and papers of a record: where they stand on the site, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from markupsafe import Markup

from site_builder.catalogue import Catalogue
from site_builder.models.fields import IsFile
from site_builder.models.shared import Attachment, Image
from site_builder.models.walk import walk_marked
from site_builder.pages.edition import Edition

FILES_FOLDER = "files"


class Medium(NamedTuple):
    """A picture or a paper: its address below the site's root, and what to say of it."""

    url: str
    text: Markup
    plain: str
    kind: str


def file_url(name: str) -> str:
    """Return where a file of the catalogue stands below the site's root."""
    return f"{FILES_FOLDER}/{PurePosixPath(name)}"


def published_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the address and the path below `projects/` of every file that a record names."""
    names = {
        str(leaf.value)
        for _, record in catalogue.iter_records()
        for leaf in walk_marked(record, IsFile)
    }
    for name in sorted(names):
        yield file_url(name), name


def shown_images(edition: Edition, images: Sequence[Image]) -> tuple[Medium, ...]:
    """Show pictures with their captions."""
    return tuple(
        Medium(file_url(one.file), edition.say(one.caption), edition.plain(one.caption), "")
        for one in images
    )


def shown_papers(edition: Edition, papers: Sequence[Attachment]) -> tuple[Medium, ...]:
    """Show papers to download, with the kind of file."""
    return tuple(
        Medium(
            file_url(one.file), edition.say(one.title), edition.plain(one.title), _kind(one.file)
        )
        for one in papers
    )


def _kind(name: str) -> str:
    return PurePosixPath(name).suffix.lstrip(".").upper()
