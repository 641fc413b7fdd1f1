"""What the files of a catalogue said when they were last read, so that they need not be parsed."""

from __future__ import annotations

import json
import marshal
import os
import pickle
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from site_builder.diagnostics import Diagnostic
from site_builder.sources import Data, Source

# Clocks of file systems tick a few times in a hundredth of a second: what was written just now may
# be written again without another stamp.
_JUST_NOW = 50_000_000
_DIGEST_BYTES = 8

Stamp = tuple[int, int, int]
"""The size of a file, the time of its last change, and its place on the disk."""


class Said(NamedTuple):
    """What parsing a file gave: a record, if it could be one, and findings."""

    record: Any
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class KeptFile:
    """One file: what it holds by its fingerprint, and what parsing it gave."""

    digest: bytes
    stamp: Stamp | None
    """The file's as it was read; nothing if it was too fresh to tell."""
    is_source: bool
    """Whether it could be read as YAML."""
    is_record: bool
    """Whether it became a record."""
    is_clean: bool
    """Whether nothing was found while it was parsed."""
    packed: bytes = field(repr=False)
    keys: tuple[str, ...] = field(default=(), repr=False)
    """The fields that were typed."""
    digests: bytes = field(default=b"", repr=False)
    """The fingerprint of each of them, one behind the other."""

    def digest_of(self, key: str) -> bytes:
        """Return the fingerprint of what was typed in a field; that of nothing is empty."""
        if key not in self.keys:
            return bytes(_DIGEST_BYTES)
        start = self.keys.index(key) * _DIGEST_BYTES
        return self.digests[start : start + _DIGEST_BYTES]

    @cached_property
    def said(self) -> Said:
        """What parsing the file gave; it is unpacked when somebody asks."""
        said: Said = pickle.loads(self.packed)
        return said

    def at(self, stamp: Stamp | None) -> KeptFile:
        """Return the same file as it stands on the disk now."""
        if stamp == self.stamp:
            return self
        moved = replace(self, stamp=stamp)
        moved.__dict__.update({"said": self.said} if "said" in self.__dict__ else {})
        return moved


Kept = Mapping[str, KeptFile]
"""The files by the names that findings call them."""


def keep_file(
    digest: bytes, stamp: Stamp | None, said: Said, source: Source | None = None
) -> KeptFile:
    """Keep what parsing a file gave."""
    packed = pickle.dumps(said, protocol=5)
    data = source.data if source and isinstance(source.data, dict) else {}
    kept = KeptFile(
        digest=digest,
        stamp=stamp,
        is_source=source is not None,
        is_record=said.record is not None,
        is_clean=not said.findings,
        packed=packed,
        keys=tuple(map(sys.intern, data)),
        digests=b"".join(map(_digest, data.values())),
    )
    kept.__dict__["said"] = said
    return kept


def _digest(value: Data) -> bytes:
    typed = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return blake2b(typed, digest_size=_DIGEST_BYTES).digest()


def file_stamp(state: os.stat_result, now: int) -> Stamp | None:
    """Return the stamp of a file; nothing if the next change need not show in it."""
    if state.st_mtime_ns > now - _JUST_NOW:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ino


def kept_bytes(kept: Kept) -> bytes:
    """Write down all that is kept."""
    plain = [
        (name, *(getattr(one, part.name) for part in fields(one))) for name, one in kept.items()
    ]
    return marshal.dumps(plain)


def kept_from(content: bytes) -> Kept:
    """Return what was written down; nothing of nothing."""
    return {name: KeptFile(*rest) for name, *rest in marshal.loads(content)} if content else {}
