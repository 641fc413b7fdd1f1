from dataclasses import replace

import pytest
import yaml

from site_builder.assembly.prose import ordered_pages
from site_builder.assembly.staging import LetterheadKey, stage_locale
from site_builder.commands.build import locale_links
from site_builder.commands.settings import read_settings

HOME = LetterheadKey("home", 0)


@pytest.fixture
def stage(tmp_path, frames, mkdocs_file, theme_folder):
    def stage(locale="zh", prose=(), letterheads=(HOME,), **options):
        return stage_locale(
            tmp_path / locale,
            options.pop("frame", frames[locale]),
            dict(prose),
            letterheads,
            options.pop("mkdocs_file", mkdocs_file),
            theme_folder,
            ("assets/stylesheets/main.css",),
            **options,
        )

    return stage


def front_matter(path):
    _, meta, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(meta), body


def settings(config_file):
    class Loader(yaml.SafeLoader):
        pass

    def named(loader, suffix, node):
        return suffix

    Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", named)
    with config_file.open(encoding="utf-8") as file:
        return yaml.load(file, Loader)


def test_the_default_locale_comes_first_and_has_no_prefix(locales):
    assert [(link.code, link.prefix) for link in locales] == [("zh", ""), ("en", "en/")]


def test_a_third_locale_is_a_line_in_the_settings(tmp_path, mkdocs_file):
    text = mkdocs_file.read_text(encoding="utf-8")
    line = "    - {code: en, name: EN, title: English}\n"
    more = text.replace(line, f"{line}    - {{code: ja, name: 日本語}}\n")
    (tmp_path / "mkdocs.yml").write_text(more, encoding="utf-8")
    settings, _ = read_settings(tmp_path)
    assert locale_links(settings.locales)[-1].prefix == "ja/"


def test_each_locale_is_staged_below_its_prefix(stage):
    assert (stage("zh").parent / "docs" / "index.md").is_file()
    assert (stage("en").parent / "docs" / "en" / "index.md").is_file()


def test_staging_again_leaves_nothing_of_the_last_time(stage):
    stage(prose={"county/old.md": "# Old"})
    config_file = stage(prose={"county/new.md": "# New"})
    assert [path.name for path in (config_file.parent / "docs" / "county").iterdir()] == ["new.md"]


def test_the_same_input_stages_the_same_bytes(stage):
    prose = {"county/a.md": "# A", "county/b.md": "# B"}
    first = stage(prose=prose).read_bytes()
    assert stage(prose=dict(reversed(prose.items()))).read_bytes() == first


@pytest.mark.parametrize(
    ("key", "url"),
    [
        (HOME, ""),
        (LetterheadKey("fees", 1), "letterhead-fees/"),
        (LetterheadKey("fees", 3), "letterhead-fees/1/2/"),
    ],
)
def test_a_letterhead_stands_as_deep_as_its_letters(key, url):
    assert key.url == url


def test_two_letterheads_at_the_root_are_refused(stage):
    with pytest.raises(ValueError, match="root"):
        stage(letterheads=(HOME, LetterheadKey("fees", 0)))


def test_front_matter_stays_what_was_typed(stage):
    text = "---\ntitle: NO\npublished: 2026-11-18\nfloor: 0739\n---\n\nText\n"
    meta, body = front_matter(
        stage(prose={"county/a.md": text}).parent / "docs" / "county" / "a.md"
    )
    assert (meta["title"], meta["floor"], meta["date"]) == ("NO", "0739", "2026-11-18")
    assert meta["pub_date"] == "2026-11-18 00:00"
    assert body == "\nText\n"


def test_a_page_without_a_title_takes_its_first_heading(stage):
    path = stage(prose={"about.md": "Text\n\n# About us {#about}\n"}).parent / "docs" / "about.md"
    assert front_matter(path)[0]["title"] == "About us"


def test_a_page_knows_its_way_back_to_both_roots(stage):
    path = stage("en", prose={"county/a.md": "# A"}).parent / "docs" / "en" / "county" / "a.md"
    meta, _ = front_matter(path)
    assert (meta["here"], meta["root"], meta["top"]) == ("county/a/", "../../", "../../../")


def test_the_order_of_pages_is_nav_first_then_names_with_the_index_before_the_rest():
    prose = dict.fromkeys(("c/z.md", "c/index.md", "c/b.md", "c/a.md"), "")
    assert [page.path for page in ordered_pages(prose, [{"C": ["c/z.md"]}])] == [
        "c/z.md",
        "c/index.md",
        "c/a.md",
        "c/b.md",
    ]


def test_a_page_with_an_order_comes_before_those_without():
    prose = {"c/a.md": "", "c/b.md": "---\norder: 10\n---\n", "c/c.md": "---\norder: 9\n---\n"}
    assert [page.path for page in ordered_pages(prose, [])] == ["c/c.md", "c/b.md", "c/a.md"]


def test_a_page_that_was_updated_shows_that_day(stage):
    text = "---\npublished: 2026-01-02 09:30\nupdated: 2026-11-18\n---\n"
    meta, _ = front_matter(stage(prose={"a.md": text}).parent / "docs" / "a.md")
    assert (meta["date"], meta["pub_date"]) == ("2026-11-18", "2026-01-02 09:30")


@pytest.mark.parametrize(
    ("locale", "said"), [("zh", "2026-11-18"), ("en", "18 November 2026"), ("en", "")]
)
def test_a_page_says_its_day_as_its_readers_do(locale, said, stage):
    day = "published: 2026-11-18\n" if said else "order: 1\n"
    staged = stage(locale, {"a.md": f"---\n{day}---\n# A\n"})
    (page,) = staged.parent.rglob("a.md")
    assert front_matter(page)[0]["date_text"] == said


def test_a_section_of_one_page_has_no_side_navigation(stage):
    prose = {"county/index.md": "# County", "fees/a.md": "# A", "fees/b.md": "# B"}
    groups = settings(stage(prose=prose))["extra"]["q"]["prose_groups"]
    assert [group["section"] for group in groups] == ["fees"]


def test_addresses_of_links_say_what_they_count_from(stage):
    links = settings(stage())["extra"]["q"]["footer_columns"][0]["links"]
    assert [(link["base"], link["url"]) for link in links] == [
        ("top", "data/projects.csv"),
        ("", "https://services.example/"),
    ]


def test_pages_for_servers_count_from_the_path_of_the_site(stage, frames):
    assert settings(stage())["extra"]["q"]["base_path"] == "/county/"
    at_root = replace(frames["zh"], site_url="https://invest.example/")
    assert settings(stage(frame=at_root))["extra"]["q"]["base_path"] == "/"


def test_headings_in_han_get_anchors_in_han(stage):
    extensions = settings(stage())["markdown_extensions"]
    options = next(each["toc"] for each in extensions if isinstance(each, dict) and "toc" in each)
    assert options == {"permalink": False, "slugify": "markdown.extensions.toc.slugify_unicode"}


def test_other_files_of_the_content_are_staged_as_they_are(stage, tmp_path):
    picture = tmp_path / "map.svg"
    picture.write_bytes(b"<svg/>")
    config_file = stage("en", files={"county/map.svg": picture})
    assert (config_file.parent / "docs/en/county/map.svg").read_bytes() == b"<svg/>"
