"""A release being written: what has not changed since the last one is shared with it, not made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from site_builder.assembly.fingerprints import fingerprint
from site_builder.assembly.letterhead import Letter, Letterhead
from site_builder.assembly.manifest import Entry, Manifest, digest
from site_builder.assembly.staging import LetterheadKey
from site_builder.pages.edition import Edition
from site_builder.pages.head import document_title, head_values
from site_builder.pages.page import Page
from site_builder.pages.templates import Templates


class Release:
    """A folder that is to take the place of a site, of which `last` tells what it was made from."""

    def __init__(self, folder: Path, site: Path, last: Manifest) -> None:
        """Begin an empty release."""
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        self.made = 0
        """How many files were written, not shared."""
        self._site = site
        self._last = last
        self._folders: set[str] = set()

    def write(self, name: str, content: bytes) -> None:
        """Write a file, unless the last release has the same one."""
        self.make(name, digest(content), lambda: content)

    def make(self, name: str, made_from: bytes | None, content: Callable[[], bytes]) -> None:
        """Share a file that was made from the same; otherwise make its content and write it."""
        target = self._place(name)
        if made_from is None or not self._share(name, target, made_from):
            target.write_bytes(content())
            state = target.stat()
            self.entries[name] = Entry(made_from or b"", state.st_size, state.st_mtime_ns)
            self.made += 1

    def copy(self, files: Mapping[str, Path]) -> None:
        """Copy files to their addresses."""
        for name, source in sorted(files.items()):
            self.write(name, source.read_bytes())

    def _place(self, name: str) -> Path:
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return self.folder / name

    def _share(self, name: str, target: Path, made_from: bytes) -> bool:
        """Take a file over from the site, if nobody has touched it there."""
        entry = self._last.get(name)
        if entry is None or entry.fingerprint != made_from:
            return False
        source = self._site / name
        try:
            state = source.lstat()
            if (state.st_size, state.st_mtime_ns) != (entry.size, entry.modified):
                return False
            _link(source, target)
        except OSError:
            return False
        self.entries[name] = entry
        return True


def _link(source: Path, target: Path) -> None:
    """Give a file a second name; where there are no such names, copy it."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def letterhead_keys(pages: Iterable[Page]) -> tuple[LetterheadKey, ...]:
    """Return which letterheads the pages need."""
    return tuple(sorted({LetterheadKey(page.section, page.depth) for page in pages}))


def write_pages(
    release: Release,
    edition: Edition,
    templates: Templates,
    pages: Sequence[Page],
    letterheads: Mapping[LetterheadKey, Letterhead],
    context: bytes,
) -> None:
    """Write an edition's pages on its letterheads; `context` is what all of them depend on."""
    for page in pages:
        letterhead = letterheads[LetterheadKey(page.section, page.depth)]
        head = head_values(edition, page)
        title = document_title(edition, page)

        def write(page: Page = page, title: str = title, head: dict[str, object] = head) -> bytes:
            letter = Letter(
                path=page.path,
                title=title,
                head=templates.render_head(page, head),
                body=templates.render(page),
            )
            paper = letterheads[LetterheadKey(page.section, page.depth)]
            return paper.write(letter).encode("utf-8")

        made_from = fingerprint((page, head, title), context, letterhead.fingerprint)
        release.make(f"{edition.prefix}{page.path}index.html", made_from, write)
