"""The icons: one set of strokes on a 24 grid, as a sprite or one by one."""

from __future__ import annotations

ICONS = {
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "down": '<path d="m6 9.5 6 6 6-6"/>',
    "up": '<path d="m6 14.5 6-6 6 6"/>',
    "right": '<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5"/>',
    "left": '<path d="M20 12H5M10.5 6.5 5 12l5.5 5.5"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "dl": '<path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14"/>',
    "phone": '<path d="M6.5 4h3l1.5 4.2-2 1.4a11 11 0 0 0 5.4 5.4l1.4-2 4.2 1.5v3a2 2 0 0 1'
    '-2.2 2A16 16 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4z"/>',
    "pin": '<path d="M12 21c4.5-5 6.5-8.3 6.5-11.2A6.5 6.5 0 0 0 5.5 9.8C5.5 12.7'
    ' 7.5 16 12 21z"/><circle cx="12" cy="9.8" r="2.3"/>',
    "grid": '<path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 '
    '13.5h6v6h-6z"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14"/>',
    "filter": '<path d="M4 8h9M17 8h3M4 16h3M11 16h9"/><circle cx="15" cy="8" r="2"/>'
    '<circle cx="9" cy="16" r="2"/>',
    "sort": '<path d="M7 5v14M4 16l3 3 3-3M13 7h8M13 12h6M13 17h4"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
    "doc": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6"/>',
    "mail": '<path d="M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.5 2"/>',
    "calc": '<path d="M6 3.5h12v17H6zM9 7h6v3H9zM9 13.5h.01M12 13.5h.01M15 13.5h.01M9 '
    '17h.01M12 17h.01M15 17h.01"/>',
    "scale": '<path d="M12 4v16M8 20h8M5 7h14M5 7l-2.5 6.5a2.7 2.7 0 0 0 5 0zM19 7l-2.5'
    ' 6.5a2.7 2.7 0 0 0 5 0z"/>',
    "shield": '<path d="M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 '
    '2.2L15 10"/>',
    "ext": '<path d="M14 4.5h5.5V10M19.5 4.5 11 13M17 14v5.5H4.5V7H10"/>',
    "eye": '<path d="M2.5 12C5 7.7 8.2 5.6 12 5.6s7 2.1 9.5 6.4c-2.5 4.3-5.7 '
    '6.4-9.5 6.4S5 16.3 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "warn": '<path d="M12 4 21 19.5H3zM12 10v4.5M12 17h.01"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.8h.01"/>',
    "edit": '<path d="M4.5 19.5 5.5 15 16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 '
    '5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12'
    ' 3.5c-5 5-5 12 0 17"/>',
    "user": '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-4 3.7-6 7.5-6s6.7 2 '
    '7.5 6"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 '
    '0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>',
    "gate": '<path d="M4 20V9l8-5 8 5v11M9 20v-7h6v7"/>',
    "tea": '<path d="M5 10h11v5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 15zM16 11.5h1.5'
    'a2.5 2.5 0 0 1 0 5h-1.8M10.5 7.5C10 5 11.5 3.5 14 3.5c.2 2.5-1.2 4-3.5 4z"/>',
    "device": '<path d="M3.5 4.5h17v12h-17zM9 20h6M12 16.5V20M6.5 11H9l1.5-3 2.5 5 '
    '1.5-2h3"/>',
    "chip": '<path d="M7 7h10v10H7zM10.5 10.5h3v3h-3zM9.5 7V3.5M14.5 7V3.5M9.5 20.5V17M14.5'
    ' 20.5V17M7 9.5H3.5M7 14.5H3.5M20.5 9.5H17M20.5 14.5H17"/>',
    "truck": '<path d="M5 17H3V6h11v11H9.5M14 9.5h4l3 3.5v4h-1.5M15 17h-1"/>'
    '<circle cx="7.2" cy="17.3" r="2"/><circle cx="17.3" cy="17.3" r="2"/>',
    "shoe": '<path d="M3 8.5c2 1 3.7.8 5-.5l4 4.5c1.2 1.2 3 1.5 5.5 1.8 2.3.3 3.5 1.2 '
    '3.5 3.2H3zM3 15h18M11 11l-1.5 1.3M13 12.8l-1.3 1.4"/>',
    "brick": '<path d="M3.5 5h17v14h-17zM3.5 9.7h17M3.5 14.3h17M9 5v4.7M15 5v4.7M6.5 9.7'
    'v4.6M12 9.7v4.6M17.5 9.7v4.6M9 14.3V19M15 14.3V19"/>',
    "mount": '<path d="M2.5 19 9 8l3.7 6 2.3-3.5L21.5 19z"/><circle cx="17" cy="6" r="2"/>',
    "city": '<path d="M4 20.5V7l8-3v16.5M12 9.5h7.5v11M2.5 20.5h19M7 10h2M7 13.5h2M7 17h2M15'
    ' 13h1.5M15 16.5h1.5"/>',
}  # fmt: skip
ICON_NAMES = frozenset(ICONS)


def icon_sprite_svg() -> str:
    """Every icon as a symbol, for `<use href="…/icons.svg#name">`."""
    symbols = "".join(icon_symbol_svg(name) for name in sorted(ICONS))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def icon_symbol_svg(name: str, prefix: str = "") -> str:
    """One icon as a symbol; in a page its id needs a prefix, so that it is nobody else's."""
    return f'<symbol id="{prefix}{name}" viewBox="0 0 24 24">{ICONS[name]}</symbol>'


def icon_svg(name: str, size: str = "") -> str:
    """One icon to stand in the page itself; size is "", "s" or "l"."""
    modifier = f" q-icon--{size}" if size else ""
    return (
        f'<svg class="q-icon{modifier}" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>'
    )
