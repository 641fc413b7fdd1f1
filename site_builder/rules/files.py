"""Files: pictures and attachments exist, below the catalogue's folder."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from site_builder import codes
from site_builder.diagnostics import Diagnostic, Message, message
from site_builder.models.fields import IsFile
from site_builder.rules.review import Review
from site_builder.rules.subject import Subject


def check_files(review: Review, subject: Subject) -> Iterator[Diagnostic]:
    """Find paths that lead to no file, or out of the catalogue."""
    for leaf in subject.leaves:
        if any(isinstance(mark, IsFile) for mark in leaf.marks):
            problem = _problem(review.folder, leaf.value)
            if problem is not None:
                yield subject.find(leaf.keys, codes.MISSING_IMAGE, *problem)


def _problem(folder: Path, name: str) -> tuple[Message, Message | None] | None:
    path = PurePosixPath(name)
    hint = message("write the path from projects/ with “/”, such as images/site.jpg")
    if "\\" in name or "\0" in name or path.is_absolute() or ".." in path.parts or ":" in name:
        return message("“{path}” leads out of the catalogue", path=name), hint
    file = folder / path
    if not _is_file(file):
        return message("there is no file “{path}”", path=name), _similar(name, folder) or hint
    if not file.resolve().is_relative_to(folder.resolve()):
        return message("“{path}” is a link that leads out of the catalogue", path=name), hint
    return None


def _is_file(file: Path) -> bool:
    """Tell whether a file stands there under exactly this name, on every file system alike."""
    try:
        return file.is_file() and file.name in {one.name for one in file.parent.iterdir()}
    except OSError:
        return False


def _similar(name: str, folder: Path) -> Message | None:
    file = folder / name
    if not file.parent.is_dir() or not file.parent.resolve().is_relative_to(folder.resolve()):
        return None
    names = sorted(one.name for one in file.parent.iterdir() if one.is_file())
    close = get_close_matches(file.name, names, n=1)
    if not close:
        return None
    return message("did you mean {name}?", name=(PurePosixPath(name).parent / close[0]).as_posix())
