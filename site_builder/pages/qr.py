"""QR codes of pages' own addresses, drawn so that telephones read them in either colour scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from site_builder.illustrations.qr_modules import qr_rows

_BORDER = 4
_DARK = re.compile("1+")


@lru_cache(maxsize=64)
def qr_code(address: str) -> str:
    """Return a QR code as SVG: error level M, quiet zone of four modules, dark on white."""
    rows = qr_rows(address)
    size = len(rows) + 2 * _BORDER
    return (
        '<svg aria-hidden="true" width="94" height="94" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {size} {size}" class="segno">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path class="qrline" stroke="#14222b" d="{"".join(_strokes(rows))}"/></svg>'
    )


def _strokes(rows: Sequence[str]) -> Iterator[str]:
    """Draw each run of dark modules as a stroke, moving on from where the last one ended."""
    pen, down = 0, 0
    for number, row in enumerate(rows):
        for run in _DARK.finditer(row):
            start, end = run.span()
            yield f"m{start - pen} {down}h{end - start}" if number or start else f"M4 4.5h{end}"
            pen, down = end, 0
        down += 1
