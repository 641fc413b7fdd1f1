"""Sends text as real servers do: packed, where the browser takes it."""

from __future__ import annotations

import gzip

_LEVEL = 4
_WORTH_IT = 512
"""Bytes; less fits into the first packet anyway."""
_TEXTS = ("text/", "image/svg+xml", "application/json", "application/xml", "application/atom+xml")


def is_text(kind: str) -> bool:
    """Whether content of a kind becomes much smaller by packing."""
    return kind.startswith(_TEXTS)


def packed(content: bytes, kind: str, accepted: str) -> bytes | None:
    """Pack content for a browser that accepts it; nothing if it is to be sent as it is."""
    if not is_text(kind) or len(content) < _WORTH_IT or not _takes_gzip(accepted):
        return None
    return gzip.compress(content, _LEVEL, mtime=0)


def _takes_gzip(accepted: str) -> bool:
    for one in accepted.lower().split(","):
        name, _, quality = one.partition(";")
        if name.strip() == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
