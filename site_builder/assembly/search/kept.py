"""Keeps indexes between builds; what is not whole, or of another program, counts as nothing.

A small file tells what there is and where it stands in a large one, which an edit adds to and of
which it reads no more than it needs.
"""

from __future__ import annotations

import marshal
import sys
from collections import Counter
from pathlib import Path
from typing import IO, Any

from site_builder.assembly.fingerprints import program_fingerprint
from site_builder.assembly.manifest import digest
from site_builder.assembly.search.heard import hear, heard
from site_builder.assembly.search.index import Index
from site_builder.assembly.search.pieces import Piece
from site_builder.assembly.search.reading import Tally

_DIGEST_BYTES = 16
_MOST_WASTE = 2
"""How many times as large as what it holds the file of pieces may be."""


def read_index(file: Path) -> Index | None:
    """Read what was kept."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    marks, body = content[: 2 * _DIGEST_BYTES], content[2 * _DIGEST_BYTES :]
    if marks != _program() + digest(body):
        return None
    stamp, bits, entries, readings, tally, sources, files, known = marshal.loads(body)
    hear(known)
    pieces = str(_pieces_file(file))
    terms, characters, words = tally
    return Index(
        stamp,
        bits,
        entries,
        tuple(_piece(pieces, one) for one in readings),
        Tally(terms, Counter(characters), Counter(words)),
        sources,
        {name: _piece(pieces, one) for name, one in files.items()},
    )


def _piece(file: str, kept: tuple[bytes, int, int]) -> Piece:
    mark, size, at = kept
    return Piece(mark, size, file, at)


def write_index(file: Path, index: Index) -> Index:
    """Keep an index, and return it as it is kept."""
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = _keep_pieces(_pieces_file(file), index)
    terms, characters, words = kept.tally
    made_from = (kept.stamp, kept.bits, kept.marks, [_place(one) for one in kept.readings])
    tally = (terms, dict(characters), dict(words))
    files = {name: _place(one) for name, one in kept.files.items()}
    body = marshal.dumps((*made_from, tally, dict(kept.sources), files, heard()))
    unfinished = file.with_suffix(".new")
    unfinished.write_bytes(_program() + digest(body) + body)
    unfinished.replace(file)
    return kept


def _place(one: Piece) -> tuple[Any, ...]:
    return one.mark, one.size, one.at


def _pieces_file(file: Path) -> Path:
    return file.with_suffix(".pieces")


def _keep_pieces(file: Path, index: Index) -> Index:
    """Write what does not stand in the file yet, or all where little of the file is still used."""
    pieces, name = (*index.readings, *index.files.values()), str(file)
    if _is_wasteful(file, pieces):
        unfinished = file.with_suffix(".unfinished")
        with unfinished.open("wb") as stream:
            written = [_append(stream, name, one) for one in pieces]
        unfinished.replace(file)
    else:
        with file.open("ab") as stream:
            written = [one if one.held == name else _append(stream, name, one) for one in pieces]
    readings, files = written[: len(index.readings)], written[len(index.readings) :]
    return index._replace(
        readings=tuple(readings), files=dict(zip(index.files, files, strict=True))
    )


def _is_wasteful(file: Path, pieces: tuple[Piece, ...]) -> bool:
    size = file.stat().st_size if file.exists() else 0
    return size > _MOST_WASTE * sum(one.size for one in pieces if one.held == str(file))


def _append(stream: IO[bytes], file: str, one: Piece) -> Piece:
    content, at = one.read(), stream.tell()
    stream.write(content)
    return Piece(one.mark, one.size, file, at)


def _program() -> bytes:
    return digest(program_fingerprint(), sys.implementation.name.encode("ascii"))
