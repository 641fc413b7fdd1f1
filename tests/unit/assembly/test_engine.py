import re
from html.parser import HTMLParser
from posixpath import join, normpath
from urllib.parse import urlsplit

import pytest

from site_builder.assembly.engine import CommandEngine, EngineError, build_locales, is_installed
from site_builder.assembly.letterhead import Letter, printed_files, read_letterheads
from site_builder.assembly.staging import LetterheadKey, stage_locale

pytestmark = pytest.mark.slow

KEYS = (LetterheadKey("home", 0), LetterheadKey("projects", 1), LetterheadKey("projects", 2))
LETTERS = {
    KEYS[0]: Letter("", "Home", "", "<h1>Home</h1>"),
    KEYS[1]: Letter("projects/", "Projects", "", "<h1>Projects</h1>"),
    KEYS[2]: Letter("projects/tea/", "Tea", "<meta name='x'>", "<h1>Tea</h1>"),
}
PROSE = {
    "county/index.md": (
        "---\npublished: 2026-11-18\n---\n\n# 县情\n\n## 区位交通\n\n[产业](work.md)\n"
    ),
    "county/work.md": "# Work\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
}
# The first two are locked; another that happens to be there must print the same.
LOCKED = ("mkdocs", "properdocs")
ENGINES = [*LOCKED, *(name for name in ("zensical",) if is_installed(name))]


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def one(self, tag, **wanted):
        found = [each for each in self.all(tag) if wanted.items() <= each.items()]
        assert len(found) == 1, (tag, wanted, found)
        return found[0]

    def language_link(self, locale):
        links = [each["href"] for each in self.all("a") if each.get("hreflang") == locale]
        assert len(set(links)) == 1
        return links[0]

    def has_inline_code(self):
        return (
            any(
                "src" not in each and not each.get("type", "").endswith("json")
                for each in self.all("script")
            )
            or bool(self.all("style"))
            or any(
                name == "style" or name.startswith("on")
                for _, attributes in self.elements
                for name in attributes
            )
        )


def leads_to(page, link):
    address = normpath(join("/", page, link))
    return "/" if address == "/" else f"{address}/"


@pytest.fixture(scope="module", params=ENGINES)
def printed(request, tmp_path_factory, frames, mkdocs_file, theme_folder):
    engine = CommandEngine(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    staged = {
        code: stage_locale(
            folder / code, frame, PROSE, KEYS, mkdocs_file, theme_folder, engine.stylesheets
        )
        for code, frame in frames.items()
    }
    outputs = build_locales(engine, staged)
    assert {code: output.warnings for code, output in outputs.items()} == {"zh": (), "en": ()}
    sites = {code: config_file.parent / "site" for code, config_file in staged.items()}
    files, pages = {}, {}
    for code, frame in frames.items():
        found = printed_files(sites[code], frame.prefix, KEYS, engine.stylesheets)
        files[code] = found
        letterheads = read_letterheads(sites[code], frame.prefix, KEYS)
        for key, letter in LETTERS.items():
            pages[f"{frame.prefix}{letter.path}"] = letterheads[key].write(letter)
        for name, path in found.items():
            if name.endswith(".html"):
                pages[name.removesuffix("index.html")] = path.read_text(encoding="utf-8")
    return files, pages


def test_what_is_printed_is_the_prose_and_one_copy_of_the_theme(printed):
    files, _ = printed
    shared = set(files["zh"]) & set(files["en"])
    assert set(files["zh"]) - shared == {"404.html", "county/index.html", "county/work/index.html"}
    assert set(files["en"]) - shared == {"en/county/index.html", "en/county/work/index.html"}
    assert [name.rsplit(".", 1)[1] for name in shared] == ["css"]
    assert all(files["zh"][name].read_bytes() == files["en"][name].read_bytes() for name in shared)


def test_no_page_has_inline_code(printed):
    _, pages = printed
    assert [name for name, html in pages.items() if Page(html).has_inline_code()] == []


def test_the_language_switch_leads_to_the_same_page(printed):
    _, pages = printed
    for path in ("", "projects/", "projects/tea/", "county/", "county/work/"):
        for start in (path, f"en/{path}"):
            page = Page(pages[start])
            assert leads_to(start, page.language_link("zh")) == f"/{path}"
            assert leads_to(start, page.language_link("en")) == f"/en/{path}"


def test_the_frame_links_to_its_own_locale_and_to_shared_assets(printed):
    _, pages = printed
    for start in ("", "projects/tea/", "en/", "en/projects/tea/", "en/county/work/"):
        page = Page(pages[start])
        prefix = "/en/" if start.startswith("en/") else "/"
        navigation = [each for each in page.all("a") if each.get("class") == "q-nav__link"]
        assert leads_to(start, navigation[0]["href"]) == f"{prefix}projects/"
        assert leads_to(start, page.one("form")["action"]) == f"{prefix}search/"
        styles = [each["href"] for each in page.all("link") if each["rel"] == "stylesheet"]
        assert "/assets/q/q.css" in [normpath(join("/", start, style)) for style in styles]


def test_the_current_section_is_marked(printed):
    _, pages = printed

    def marks(start):
        links = [each for each in Page(pages[start]).all("a") if each.get("class") == "q-nav__link"]
        return [each.get("aria-current") for each in links]

    assert marks("") == [None, None, None]
    assert marks("projects/") == ["page", None, None]
    assert marks("en/projects/tea/") == ["true", None, None]
    assert marks("county/work/") == [None, None, "true"]


def test_a_letter_has_its_title_head_and_body_and_no_slot_is_left(printed):
    _, pages = printed
    html = pages["projects/tea/"]
    assert "<title>Tea</title>" in html
    assert "<meta name='x'>" in html
    assert re.search(r"<main[^>]*>\s*<h1>Tea</h1>\s*</main>", html)
    assert [name for name, each in pages.items() if "@q-" in each] == []


def test_prose_names_itself_and_its_counterparts(printed):
    _, pages = printed
    page = Page(pages["en/county/"])
    assert page.one("html")["lang"] == "en"
    address = "https://invest.example/county/"
    assert page.one("link", rel="canonical")["href"] == f"{address}en/county/"
    assert page.one("link", rel="alternate", hreflang="zh")["href"] == f"{address}county/"
    assert page.one("meta", name="PubDate")["content"] == "2026-11-18 00:00"
    assert page.one("meta", name="ContentSource")["content"] == "Bureau"
    assert page.one("meta", name="SiteName")["content"] == "Qingxi <en>"


def test_prose_keeps_links_between_pages_and_anchors_in_han(printed):
    _, pages = printed
    page = Page(pages["county/"])
    assert page.one("h2")["id"] == "区位交通"
    assert "work/" in [each["href"] for each in page.all("a")]


def test_the_page_for_missing_addresses_links_from_the_root_of_the_server(printed):
    _, pages = printed
    page = Page(pages["404.html"])
    links = [each.get("href") or each.get("src") for _, each in page.elements]
    local = [link for link in links if link and not urlsplit(link).scheme and link[0] != "#"]
    assert [link for link in local if not link.startswith("/county/")] == []
    assert "/county/en/" in local


def test_an_engine_that_stops_says_why(tmp_path, frames, mkdocs_file, theme_folder):
    prose = {"county/index.md": "[gone](gone.md)"}
    staged = stage_locale(tmp_path / "zh", frames["zh"], prose, (), mkdocs_file, theme_folder, ())
    with pytest.raises(EngineError, match=r"gone\.md"):
        build_locales(CommandEngine("mkdocs"), {"zh": staged})
