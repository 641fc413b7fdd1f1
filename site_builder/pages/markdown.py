"""Turns the Markdown in records into HTML that is safe to publish."""

from __future__ import annotations

import re
from functools import lru_cache

_TAGS = frozenset(
    {"p", "br", "hr", "ul", "ol", "li", "strong", "em", "del", "code", "pre", "blockquote"}
    | {"h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td", "a"}
)
_SCHEMES = frozenset({"https", "http", "mailto", "tel"})
_PLAIN = re.compile(r"[^*_`\[\]<>#|&\\\n]*")


# Pages in several languages, and cards, show the same texts; there may be very many.
@lru_cache(maxsize=512)
def render_markdown(text: str) -> str:
    """Return Markdown as sanitised HTML, its headings below the page's own."""
    if _PLAIN.fullmatch(text):
        return f"<p>{text}</p>"
    import cmarkgfm
    import nh3

    html = cmarkgfm.github_flavored_markdown_to_html(text)
    attributes = {"a": {"href"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
    clean: str = nh3.clean(
        html, tags=set(_TAGS), attributes=attributes, url_schemes=set(_SCHEMES), link_rel=None
    )
    return clean.strip()
