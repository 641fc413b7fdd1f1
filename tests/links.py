"""What the tests read off a built page: its title, headings and links, and where those lead."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import lxml.html

LINKS = ("href", "src", "action", "poster")
# Absolute by nature: they name the page to robots and to other sites.
NAMING = {"canonical", "alternate"}


@dataclass(frozen=True)
class Link:
    page: str
    tag: str
    rel: frozenset
    hreflang: str
    address: str

    @property
    def is_external(self):
        return bool(urlsplit(self.address).scheme or self.address.startswith("//"))

    @property
    def is_naming(self):
        return self.tag == "link" and bool(self.rel & NAMING)

    @property
    def fragment(self):
        return unquote(urlsplit(self.address).fragment)

    @property
    def file(self):
        """The file the link leads to, relative to the site; folders mean their index."""
        path = unquote(urlsplit(self.address).path)
        if not path:
            return self.page
        base = PurePosixPath("/", self.page).parent
        full = normpath(base / path).lstrip("/")
        return f"{full}/index.html".lstrip("/") if path.endswith(("/", ".", "..")) else full


@dataclass(frozen=True)
class Page:
    path: str
    locale: str
    title: str
    headings: tuple
    ids: frozenset
    links: tuple


def read_page(site: Path, file: Path):
    """Parse one built page."""
    path = file.relative_to(site).as_posix()
    root = lxml.html.document_fromstring(file.read_bytes())
    # What stands in a template is on no page: a script fills in its addresses first.
    for pattern in root.xpath("//template"):
        pattern.drop_tree()
    ids = {value for name in ("id", "name") for value in root.xpath(f"//@{name}")}
    links = [link for element in root.iter("*") for link in links_of(path, element)]
    title = root.findtext("head/title", "").strip()
    headings = tuple(heading.text_content().strip() for heading in root.iter("h1"))
    return Page(path, root.get("lang", ""), title, headings, frozenset(ids), tuple(links))


def links_of(path, element):
    rel = frozenset(element.get("rel", "").split())
    for address in addresses_of(element):
        yield Link(path, element.tag, rel, element.get("hreflang", ""), address.strip())


def addresses_of(element):
    yield from (element.get(name) for name in LINKS if element.get(name) is not None)
    for candidate in element.get("srcset", "").split(","):
        if candidate.strip():
            yield candidate.split()[0]


def read_pages(site):
    """All pages by their path."""
    pages = (read_page(site, file) for file in sorted(site.rglob("*.html")))
    return {page.path: page for page in pages}
