"""Keeps what reading and checking the catalogue gave; another program begins anew."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

from site_builder.assembly.fingerprints import program_fingerprint
from site_builder.assembly.manifest import read_kept, write_kept
from site_builder.assembly.search.recalled import Made
from site_builder.catalogue import Kept, Memory, kept_bytes, kept_from
from site_builder.rules.found import FoundBefore

_RECORDS = "records"
_FINDINGS = "findings"
_ENTRIES = "entries"
_MEMORY = "memory"


def recall_files(work: Path) -> Kept:
    """Return what is kept of the catalogue's files: nothing if it is not whole, or another's."""
    return kept_from(_recall(work, _RECORDS))


def keep_files(work: Path, kept: Kept) -> None:
    """Keep what parsing the catalogue's files gave."""
    _keep(work, _RECORDS, kept_bytes(kept))


def recall_findings(work: Path) -> FoundBefore:
    """Return what was found in the records, likewise."""
    content = _recall(work, _FINDINGS)
    found: FoundBefore = pickle.loads(content) if content else {}
    return found


def keep_findings(work: Path, found: FoundBefore) -> None:
    """Keep what was found in the records."""
    _keep(work, _FINDINGS, pickle.dumps(found, protocol=5))


def recall_entries(work: Path) -> Mapping[str, Made]:
    """Return the entries of the search, likewise."""
    content = _recall(work, _ENTRIES)
    entries: Mapping[str, Made] = pickle.loads(content) if content else {}
    return entries


def keep_entries(work: Path, entries: Mapping[str, Made]) -> None:
    """Keep the entries of the search."""
    _keep(work, _ENTRIES, pickle.dumps(entries, protocol=5))


def recall_memory(work: Path) -> Memory:
    """Return what was worked out of other records than projects, likewise."""
    return Memory(_recall(work, _MEMORY))


def keep_memory(work: Path, memory: Memory) -> None:
    """Keep what was worked out."""
    _keep(work, _MEMORY, memory.packed())


def _recall(work: Path, kind: str) -> bytes:
    content = read_kept(work, work, kind)
    program = program_fingerprint()
    return content[len(program) :] if content.startswith(program) else b""


def _keep(work: Path, kind: str, content: bytes) -> None:
    write_kept(work, work, kind, program_fingerprint() + content)
