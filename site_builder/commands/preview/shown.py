"""What browsers are shown: pages set from the catalogue as it is now, and what else is newer."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.assembly.paper import Paper, typeset
from site_builder.commands.preview.finding_pages import is_record_page, page_at
from site_builder.pages.page import Drawn

_INDEX = "index.html"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shown:
    """One state of the site. What it does not hold is as the last release has it."""

    version: str
    """Browsers that show another one load their page anew."""
    papers: tuple[Paper, ...] = ()
    """What pages are set with; empty while the last release says the same."""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Files that are newer than the last release, by their address."""
    _made: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Pages that were asked for already, and the files that belong to them."""

    def file(self, name: str) -> bytes | None:
        """Return a file by its address below the site's root, or nothing if it is not newer.

        What the release still holds, but no longer is, is returned empty.
        """
        if name in self.files:
            return self.files[name]
        if name not in self._made and f"/{name}".endswith(f"/{_INDEX}"):
            self._make(name.removesuffix(_INDEX))
        return self._made.get(name)

    def _make(self, address: str) -> None:
        # The default locale, whose prefix is empty, comes last.
        for paper in sorted(self.papers, key=lambda one: -len(one.edition.prefix)):
            if address.startswith(paper.edition.prefix):
                page = _page(paper, address.removeprefix(paper.edition.prefix))
                if page is not None:
                    self._made.update(page.files)
                    self._made[f"{address}{_INDEX}"] = page.html.encode("utf-8")
                return


class _Made(NamedTuple):
    html: str
    files: tuple[tuple[str, bytes], ...]


def _page(paper: Paper, path: str) -> _Made | None:
    """Set the page at a path; nothing if it is not one of these, or cannot be set."""
    try:
        page = page_at(paper.edition, path)
        if page is None:
            is_gone = is_record_page(path) and path not in paper.edition.prose
            return _Made("", ()) if is_gone else None
        # Pictures are left to the complete build: the last one stands as long.
        files = ((name, one) for name, one in page.files if not isinstance(one, Drawn))
        return _Made(typeset(paper, page), tuple(files))
    except Exception:
        # Records were not all checked yet; the complete build says what is wrong with them.
        _LOG.debug("%s cannot be shown yet", path, exc_info=True)
        return None
