"""Which picture goes with a link to a page that somebody shares."""

from __future__ import annotations

from site_builder.catalogue import Catalogue
from site_builder.illustrations import ICON_NAMES
from site_builder.pages.page import Page

WIDTH, HEIGHT = 800, 420
DEFAULT_ICON = "mount"
_ICON_BY_SECTION = {
    "parks": "gate",
    "policies": "shield",
    "fees": "scale",
    "fee-changes": "scale",
    "fee-estimator": "scale",
    "procedures": "doc",
}


def share_icon(page: Page) -> str:
    """Return the icon on a page's picture."""
    icon = page.picture or _ICON_BY_SECTION.get(page.section, DEFAULT_ICON)
    return icon if icon in ICON_NAMES else DEFAULT_ICON


def share_icons(catalogue: Catalogue) -> list[str]:
    """Return every icon that a picture is needed for."""
    icons = {DEFAULT_ICON, *_ICON_BY_SECTION.values()}
    return sorted(icons | ({one.icon for one in catalogue.industries} & ICON_NAMES))


def picture_address(icon: str) -> str:
    """Return where a picture stands below the site's root."""
    return f"assets/q/img/share-{icon}.png"
