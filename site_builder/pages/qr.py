"""QR codes of pages' own addresses, drawn so that telephones read them in either colour scheme."""

from __future__ import annotations

from functools import cache
from io import BytesIO


@cache
def qr_code(address: str) -> str:
    """Return a QR code as SVG: error level M, quiet zone of four modules, dark on white."""
    import segno

    buffer = BytesIO()
    # Weighing all eight masks takes nine tenths of the time; any of them is a valid code.
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=2)
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
