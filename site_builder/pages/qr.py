"""QR codes of pages' own addresses, drawn so that telephones read them in either colour scheme."""

from __future__ import annotations

from functools import cache
from io import BytesIO


@cache
def qr_code(address: str) -> str:
    """Return a QR code as SVG: error level M, quiet zone of four modules, dark on white."""
    import segno

    buffer = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        buffer,
        kind="svg",
        xmldecl=False,
        svgns=True,
        border=4,
        dark="#14222b",
        light="#fff",
        omitsize=True,
    )
    svg = buffer.getvalue().decode("utf-8").strip()
    return svg.replace("<svg ", '<svg aria-hidden="true" width="94" height="94" ', 1)
