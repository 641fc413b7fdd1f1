import gzip
import json
import signal
import urllib.error
import urllib.request

import pytest

from tests.previewed import PROJECT, eventually, previewed, small_project


@pytest.fixture
def folder(tmp_path):
    return small_project(tmp_path / "project")


def state_of(preview):
    with urllib.request.urlopen(f"{preview.address}-/events", timeout=30) as stream:
        assert stream.readline() == b"event: state\n"
        return json.loads(stream.readline().removeprefix(b"data: "))


def status_of(address, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_an_edit_is_served_and_told_to_browsers_before_it_is_published(folder):
    with previewed(folder) as preview:
        before = state_of(preview)
        preview.replace(PROJECT, "QX-2026-001", "QX-2026-901")
        eventually(lambda: state_of(preview)["content"] != before["content"])
        assert "QX-2026-901" in preview.fetch("projects/tea-drinks/")
        eventually(lambda: "QX-2026-901" in preview.published("projects/tea-drinks"))


def test_pages_and_sheets_are_sent_packed_to_browsers_that_say_so(folder):
    with previewed(folder) as preview:
        for path in ("projects/tea-drinks/", "assets/q/q.css"):
            plain = preview.fetch(path)
            asked = urllib.request.Request(
                preview.address + path, headers={"Accept-Encoding": "gzip"}
            )
            with urllib.request.urlopen(asked) as answer:
                assert answer.headers["Content-Encoding"] == "gzip"
                assert answer.headers["Vary"] == "Accept-Encoding"
                body = answer.read()
            assert int(answer.headers["Content-Length"]) == len(body) < len(plain) / 2
            assert gzip.decompress(body).decode("utf-8") == plain


def test_a_new_record_and_a_deleted_one_are_shown_before_they_are_published(folder):
    with previewed(folder) as preview:
        page = f"{preview.address}projects/another/"
        text = preview.read(PROJECT).replace("QX-2026-001", "QX-2026-777")
        preview.write("projects/packaged/another.yml", text)
        eventually(lambda: status_of(page) == 200)
        assert not (preview.release / "projects" / "another").exists()
        eventually(lambda: (preview.release / "projects" / "another").exists())
        (folder / "projects/packaged/another.yml").unlink()
        eventually(lambda: status_of(page) == 404)
        assert (preview.release / "projects" / "another").exists()


def test_what_prose_links_to_is_missed_at_once(folder):
    with previewed(folder) as preview:
        (folder / PROJECT).unlink()
        eventually(lambda: "TXT001" in preview.fetch("-/panel?lang=en"))
        assert status_of(f"{preview.address}projects/tea-drinks/") == 200


def test_edits_are_found_by_looking_where_no_system_reports_them(folder):
    with previewed(folder, "--polling") as preview:
        preview.replace(PROJECT, "QX-2026-001", "QX-2026-902")
        eventually(lambda: "QX-2026-902" in preview.fetch("projects/tea-drinks/"))


def test_a_project_that_was_never_right_is_served_once_it_is(folder):
    county = folder / "projects" / "county.yml"
    text = county.read_text(encoding="utf-8")
    county.write_text(text.replace("name:", "nam:", 1), encoding="utf-8")
    with previewed(folder) as preview:
        assert status_of(preview.address) == 503
        assert "county.yml" in preview.fetch("-/panel?lang=en")
        county.write_text(text, encoding="utf-8")
        eventually(lambda: status_of(preview.address) == 200)


def test_only_this_machine_is_served_and_only_by_its_own_name(folder):
    with previewed(folder) as preview:
        assert preview.address.startswith("http://127.0.0.1:")
        assert status_of(preview.address) == 200
        assert status_of(preview.address, Host="elsewhere.example") == 403
        assert status_of(f"{preview.address}../../mkdocs.yml") == 404


def test_ctrl_c_ends_it_and_the_build_behind_it(folder):
    with previewed(folder) as preview:
        preview.replace(PROJECT, "QX-2026-001", "QX-2026-903")
        eventually(lambda: "QX-2026-903" in preview.fetch("projects/tea-drinks/"))
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(30) == 0
    assert "QX-2026-001" in preview.published("projects/tea-drinks")
