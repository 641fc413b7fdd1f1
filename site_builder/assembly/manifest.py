"""What was published last and what each file was made from, kept beside the work of a build."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

_FOLDER, _KIND = "published", "files"
_FORM = f"site-builder manifest 5 {sys.implementation.cache_tag}\n".encode("ascii")
_DIGEST_BYTES = 16


class PageNote(NamedTuple):
    """What others need to know of a page that is not made again."""

    family: str
    """Which pages it is made with."""
    path: str
    section: str
    published: str
    is_listed: bool
    styles: tuple[str, ...]
    files: tuple[str, ...]


class Entry(NamedTuple):
    """A published file: the fingerprint of what it was made from, and its state on the disk."""

    fingerprint: bytes
    size: int
    modified: int
    page: PageNote | None = None


Manifest = Mapping[str, Entry]
"""Every file of a site by its address below the site's root."""


def digest(*parts: bytes) -> bytes:
    """Return a fingerprint; where one part ends and the next begins makes a difference."""
    made = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def read_manifest(work: Path, site: Path) -> Manifest:
    """Read what was last published to `site`; anything that is not whole counts as nothing."""
    kept = read_kept(work, site, _KIND)
    return {name: _entry(*entry) for name, entry in marshal.loads(kept).items()} if kept else {}


def _entry(made_from: bytes, size: int, modified: int, page: tuple[Any, ...] | None) -> Entry:
    return Entry(made_from, size, modified, PageNote(*page) if page else None)


def write_manifest(work: Path, site: Path, manifest: Manifest) -> None:
    """Keep what was published to `site`, in one step."""
    plain = {name: _plain(entry) for name, entry in manifest.items()}
    write_kept(work, site, _KIND, marshal.dumps(plain))


def _plain(entry: Entry) -> tuple[Any, ...]:
    return (*entry[:3], entry.page and tuple(entry.page))


def read_kept(work: Path, site: Path, kind: str) -> bytes:
    """Read what was kept of a kind about a site: nothing if it is cut short or of another form."""
    try:
        content = _file(work, site, kind).read_bytes()
    except OSError:
        return b""
    head, checksum = content[: len(_FORM)], content[len(_FORM) : len(_FORM) + _DIGEST_BYTES]
    body = content[len(_FORM) + _DIGEST_BYTES :]
    return body if head == _FORM and checksum == digest(body) else b""


def write_kept(work: Path, site: Path, kind: str, body: bytes) -> None:
    """Keep something of a kind about a site, in one step."""
    file = _file(work, site, kind)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    unfinished.write_bytes(_FORM + digest(body) + body)
    unfinished.replace(file)


def _file(work: Path, site: Path, kind: str) -> Path:
    return work / _FOLDER / f"{digest(os.fsencode(site)).hex()}-{kind}"
