"""Keeps indexes between builds; what is not whole, or of another program, counts as nothing."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path

from site_builder.assembly.fingerprints import program_fingerprint
from site_builder.assembly.manifest import digest
from site_builder.assembly.search.index import Index
from site_builder.assembly.search.reading import Reading

_DIGEST_BYTES = 16


def read_index(file: Path) -> Index | None:
    """Read what was kept."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    marks, body = content[: 2 * _DIGEST_BYTES], content[2 * _DIGEST_BYTES :]
    if marks != _program() + digest(body):
        return None
    stamp, bits, fingerprints, readings, files = marshal.loads(body)
    return Index(stamp, bits, fingerprints, tuple(Reading(*one) for one in readings), files)


def write_index(file: Path, index: Index) -> None:
    """Keep an index, in one step."""
    readings = [tuple(one) for one in index.readings]
    made_from = (index.stamp, index.bits, index.fingerprints, readings)
    body = marshal.dumps((*made_from, dict(index.files)))
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    unfinished.write_bytes(_program() + digest(body) + body)
    unfinished.replace(file)


def _program() -> bytes:
    return digest(program_fingerprint(), sys.implementation.name.encode("ascii"))
