"""Office files are archives: the same content must give the same bytes, whenever it is saved."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(saved: bytes, as_of: datetime.date) -> bytes:
    """Pack an office file anew, without the time of saving and without the machine in it."""
    packed = io.BytesIO()
    stamp = rb"\g<1>" + f"{as_of.isoformat()}T00:00:00Z".encode("ascii")
    with zipfile.ZipFile(io.BytesIO(saved)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(stamp, content)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o644 << 16
            # The system that packs is part of the bytes, and must not show.
            info.create_system = 3
            target.writestr(info, content, zipfile.ZIP_DEFLATED, 6)
    return packed.getvalue()
