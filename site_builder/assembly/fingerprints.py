"""What a page is made from, put into one short fingerprint: the same one, the same bytes."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import site_builder
from site_builder.assembly.manifest import digest

_PACKAGE = Path(site_builder.__file__).parent
_PROGRAM_FILES = frozenset({".py", ".po"})


def fingerprint(value: object, *context: bytes) -> bytes | None:
    """Return the fingerprint of a value within a context; `None` if it cannot be written down.

    Text that is HTML differs from the same text that is not, and 1.0 from 1.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=4)
    # Equal values must be written equally, whether or not their parts are the same objects.
    pickler.fast = True
    try:
        pickler.dump(value)
    except (pickle.PicklingError, TypeError, AttributeError):
        return None
    return digest(stream.getvalue(), *context)


def folder_fingerprint(folder: Path) -> bytes:
    """Return the fingerprint of all files below a folder."""
    return digest(*_contents(folder, None))


@cache
def program_fingerprint() -> bytes:
    """Return the fingerprint of the program's code and words, and of what it rests on."""
    packages = (name for place in sys.path for name in _installed(Path(place)))
    versions = "\n".join([sys.version, *sorted(packages)]).encode("utf-8")
    return digest(versions, *_contents(_PACKAGE, _PROGRAM_FILES))


def _installed(place: Path) -> list[str]:
    """Return the packages of a folder with their versions, as their metadata folders are named."""
    return [path.name for path in place.glob("*.dist-info")] if place.is_dir() else []


def _contents(folder: Path, endings: frozenset[str] | None) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (endings is None or path.suffix in endings):
            yield path.relative_to(folder).as_posix().encode("utf-8")
            yield path.read_bytes()
