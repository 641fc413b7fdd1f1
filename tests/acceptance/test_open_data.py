"""Machines can read what the site publishes: tables, feed, calendar, site map."""

import json
import subprocess
import sys

import lxml.etree
import pytest

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SITEMAP = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BOM = b"\xef\xbb\xbf"


@pytest.fixture(scope="module")
def package(site):
    return json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def calendar(site):
    return (site / "events.ics").read_bytes()


def test_the_tables_are_what_their_dictionary_says(site):
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=site / "data",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["stats"]["tasks"] > 0
    assert all(task["stats"]["rows"] > 0 for task in report["tasks"])


def test_every_table_comes_as_csv_json_and_spreadsheet(site, package):
    tables = {path.stem for path in (site / "data").glob("*.csv")}
    assert tables >= {"projects", "parks", "policies", "fees"}
    for table in tables:
        assert isinstance(
            json.loads((site / f"data/{table}.json").read_text(encoding="utf-8")), dict | list
        )
        assert (site / f"data/{table}.xlsx").read_bytes()[:2] == b"PK"
    named = {resource["path"] for resource in package["resources"]}
    assert named >= {f"{table}.csv" for table in tables}


def test_excel_is_told_that_the_tables_are_utf_8(site):
    without = [path.name for path in (site / "data").glob("*.csv") if path.read_bytes()[:3] != BOM]
    assert without == []


@pytest.mark.parametrize("path", ["feed.xml", "en/feed.xml"])
def test_the_feed_is_atom(site, path):
    feed = lxml.etree.parse(site / path).getroot()
    assert feed.tag == f"{{{ATOM['atom']}}}feed"
    for part in ("id", "title", "updated"):
        assert feed.findtext(f"atom:{part}", namespaces=ATOM)
    entries = feed.findall("atom:entry", ATOM)
    assert entries
    assert len({entry.findtext("atom:id", namespaces=ATOM) for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.findtext("atom:title", namespaces=ATOM)
        assert entry.findtext("atom:updated", namespaces=ATOM)
        assert entry.find("atom:link", ATOM).get("href").startswith("https://")


def test_the_site_map_names_every_page(site):
    root = lxml.etree.parse(site / "sitemap.xml").getroot()
    named = {element.text for element in root.findall("map:url/map:loc", SITEMAP)}
    home = min(named, key=len)
    pages = {
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if '<meta name="robots" content="noindex">' not in path.read_text(encoding="utf-8")
    }
    assert named == {home + page.removesuffix("index.html") for page in pages}


def test_the_calendar_breaks_its_lines_as_the_standard_asks(calendar):
    assert calendar.endswith(b"\r\n")
    lines = calendar.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(map(len, lines)) <= 75
    # Not demanded, but many readers decode line by line: no character may be cut in two.
    assert b"".join(lines).decode("utf-8") == "".join(line.decode("utf-8") for line in lines)


def test_the_calendar_holds_whole_events(calendar):
    lines = calendar.replace(b"\r\n ", b"").decode("utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    names = [line.partition(":")[0].partition(";")[0] for line in lines]
    assert {"VERSION", "PRODID"} <= set(names)
    events = lines.count("BEGIN:VEVENT")
    assert events == lines.count("END:VEVENT") > 0
    for part in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert names.count(part) == events
    uids = [line for line in lines if line.startswith("UID")]
    assert len(set(uids)) == events
