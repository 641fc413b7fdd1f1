"""Office files are archives: the same content must give the same bytes, whenever it is saved."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(saved: bytes, as_of: datetime.date) -> bytes:
    """Pack an office file anew, without the time of saving and without the machine in it."""
    stamp = rb"\g<1>" + f"{as_of.isoformat()}T00:00:00Z".encode("ascii")
    with zipfile.ZipFile(io.BytesIO(saved)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[_PROPERTIES] = _STAMP.sub(stamp, parts[_PROPERTIES])
    return pack(parts.items())


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack the parts of an office file: the same parts, the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o644 << 16
            # The system that packs is part of the bytes, and must not show.
            info.create_system = 3
            target.writestr(info, content, zipfile.ZIP_DEFLATED, 6)
    return packed.getvalue()
