from site_builder.assembly.assets import asset_files, style_sheet
from tests.conftest import ROOT

LIMIT = 30 * 1024


def test_comments_and_space_are_taken_out_but_not_what_selects(tmp_path):
    sheet = tmp_path / "a.css"
    sheet.write_text(
        "/* x */ .a  :focus ,\n.b > p { color : red ; margin: 0 auto; }\n", encoding="utf-8"
    )
    assert style_sheet([sheet]) == ".a :focus,.b>p{color : red;margin: 0 auto}\n"


def test_the_style_sheet_of_every_page_keeps_its_budget():
    files = dict(asset_files(ROOT / "theme" / "assets"))
    assert len(files["assets/q/q.css"]) <= LIMIT


def test_every_picture_that_pages_use_is_drawn():
    files = dict(asset_files(ROOT / "theme" / "assets"))
    for name in ("landscape", "contours", "emblem", "icons"):
        assert files[f"assets/q/img/{name}.svg"].startswith(b"<svg")
