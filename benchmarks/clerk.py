"""What a clerk edits between two builds, for the measurements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path


def _change(folder: Path, kind: str, pattern: str, put: str) -> None:
    path = min((folder / "projects" / kind).glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, put, text, count=1, flags=re.M), encoding="utf-8")


def _delete(folder: Path) -> None:
    # The last of the generated ones: nothing refers to it.
    max((folder / "projects" / "packaged").glob("case-*.yml")).unlink()


EDITS: Mapping[str, Callable[[Path], None]] = {
    "nothing edited": lambda folder: None,
    "one field of a project edited": lambda folder: _change(
        folder, "packaged", r"^(  jobs: ).*$", r"\g<1>77"
    ),
    "a project renamed": lambda folder: _change(folder, "packaged", r"^(  zh: .*)$", r"\1甲"),
    "a park renamed": lambda folder: _change(
        folder, "parks", r"^(name: \{zh: [^,]*|  zh: .*)", r"\1甲"
    ),
    "a project deleted": _delete,
}
