"""Keeps between builds what parsing the catalogue's files gave; another program parses anew."""

from __future__ import annotations

from pathlib import Path

from site_builder.assembly.fingerprints import program_fingerprint
from site_builder.assembly.manifest import read_kept, write_kept
from site_builder.catalogue import Kept, kept_bytes, kept_from

_KIND = "records"


def recall_files(work: Path) -> Kept:
    """Return what is kept of the catalogue's files: nothing if it is not whole, or another's."""
    content = read_kept(work, work, _KIND)
    program = program_fingerprint()
    return kept_from(content[len(program) :]) if content.startswith(program) else {}


def keep_files(work: Path, kept: Kept) -> None:
    """Keep what parsing the catalogue's files gave."""
    write_kept(work, work, _KIND, program_fingerprint() + kept_bytes(kept))
