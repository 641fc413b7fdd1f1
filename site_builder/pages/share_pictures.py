"""Which picture goes with a link to a page that somebody shares."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from site_builder.catalogue import Catalogue
from site_builder.illustrations import ICON_NAMES, can_be_set, project_picture
from site_builder.models.projects import Project
from site_builder.pages.edition import Edition
from site_builder.pages.page import Drawn, Page
from site_builder.values.area import area_parts
from site_builder.values.money import money_parts

WIDTH, HEIGHT = 800, 420
OWN_WIDTH, OWN_HEIGHT = 1200, 630
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


class SharedPicture(NamedTuple):
    """A picture as the head of a page tells of it."""

    address: str
    width: int
    height: int
    text: str


def shared_picture(page: Page, title: str) -> SharedPicture:
    """Return the picture of a page: its own, or that of its subject."""
    if page.own_picture:
        return SharedPicture(page.own_picture[0], OWN_WIDTH, OWN_HEIGHT, page.own_picture[1])
    return SharedPicture(picture_address(share_icon(page)), WIDTH, HEIGHT, title)


def project_picture_address(project: Project) -> str:
    """Return where a project's own picture stands, which all languages share."""
    return f"projects/{project.id}/share.png"


def project_picture_text(edition: Edition, project: Project) -> str:
    """Say what the picture of a project shows."""
    figures = [edition.money(project.investment.total)] if project.investment.total else []
    if project.land.area:
        figures.append(edition.area(project.land.area))
    name = edition.plain(project.name)
    if not figures:
        return name
    return edition._("{name}: {value}", name=name, value=edition.listed(figures).striptags())


def project_picture_files(edition: Edition, project: Project) -> tuple[tuple[str, Drawn], ...]:
    """Draw a project's picture, once for all languages."""
    if edition.prefix:
        return ()
    wanted = edition.catalogue.industry_by_id[project.industry].icon
    icon = wanted if wanted in ICON_NAMES else DEFAULT_ICON
    figures = picture_figures(project)
    drawn = Drawn((icon, *figures), partial(project_picture, icon, figures))
    return ((project_picture_address(project), drawn),)


def picture_figures(project: Project) -> tuple[str, ...]:
    """Return up to three lines, in figures and words that readers of any language know."""
    total, area = project.investment.total, project.land.area
    jobs = project.returns.jobs if project.returns else None
    lines = []
    if total:
        lines += [_line(*money_parts(total, locale)) for locale in ("zh", "en")]
    if area:
        chinese, english = (_line(*area_parts(area, locale)) for locale in ("zh", "en"))
        lines.append(f"{chinese} / {english}")
    elif jobs:
        lines.append(f"{jobs:,}人 / {jobs:,} JOBS")
    return tuple(line for line in lines if can_be_set(line))


def _line(number: str, unit: str, before: str) -> str:
    """Set a figure in signs that there are strokes for; what is said otherwise is left out."""
    gap = " " if unit.isascii() else ""
    sign = _SIGNS.get(before.strip(), before)
    text = f"{sign}{number}{gap}{unit}".replace("以上", "+").replace(" or more", "+")
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("—", "–").upper()


_SIGNS = {"约": "≈", "about": "≈", "About": "≈"}
