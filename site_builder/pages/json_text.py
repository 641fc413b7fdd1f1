"""JSON that stands in HTML: what machines and the pages' own scripts read."""

from __future__ import annotations

import json

from markupsafe import Markup


def json_for_html(value: object) -> Markup:
    """Write JSON so that no text in it can end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
