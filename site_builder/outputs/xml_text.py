"""Text as XML may hold it."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escaped(text: str) -> str:
    """Escape a text for an element or an attribute; signs that XML forbids are left out."""
    return escape(_FORBIDDEN.sub("", text), quote=False).replace('"', "&quot;")
