import shutil

from site_builder.commands.preview.session import Session
from tests.conftest import ROOT

JOINED = "assets/q/tables.fees.css"


def test_a_sheet_that_no_release_holds_yet_is_joined_when_a_page_asks_for_it(tmp_path):
    shutil.copytree(ROOT / "theme" / "assets", tmp_path / "theme" / "assets")
    release = tmp_path / "release"
    session = Session(tmp_path, release, lambda: None)
    made = session.file(JOINED)
    assert made is not None
    assert b".q-table" in made
    assert session.file("assets/q/tables.nothing.css") is None
    assert session.file("assets/q//etc/tables.css") is None
    (release / "assets" / "q").mkdir(parents=True)
    (release / JOINED).write_bytes(made)
    assert session.file(JOINED) is None
