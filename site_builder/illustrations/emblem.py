"""The site's mark: two peaks over two waves on a cinnabar square. No official seal."""

from __future__ import annotations


def emblem_svg() -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="46" viewBox="0 0 46 46"'
        ' aria-hidden="true"><rect width="46" height="46" rx="5" fill="#B82C20"/>'
        '<g fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round">'
        '<rect x="2.8" y="2.8" width="40.4" height="40.4" rx="3" stroke-width="1"'
        ' stroke-opacity=".75"/>'
        '<path stroke-width="2.5" d="M8 28.5 17.5 10l4.8 9 4-6.6L38 28.5M13.4 24.4l4.1-6.2'
        ' 3.6 7.6M26.6 21.4l4.6 6"/>'
        '<path stroke-width="2.3" d="M8 33.2c2.5-1.9 5-1.9 7.5 0s5 1.9 7.5 0 5-1.9 7.5 0 5 1.9'
        ' 7.5 0M8 38.4c2.5-1.9 5-1.9 7.5 0s5 1.9 7.5 0 5-1.9 7.5 0 5 1.9 7.5 0"/></g></svg>\n'
    )
