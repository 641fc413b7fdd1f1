from site_builder.assembly.assets import asset_files, joined_sheet, style_sheet
from site_builder.pages.sheets import linked_sheets
from tests.conftest import ROOT

LIMIT = 30 * 1024


def test_comments_and_space_are_taken_out_but_not_what_selects(tmp_path):
    sheet = tmp_path / "a.css"
    sheet.write_text(
        "/* x */ .a  :focus ,\n.b > p { color : red ; margin: 0 auto; }\n", encoding="utf-8"
    )
    assert style_sheet([sheet]) == ".a :focus,.b>p{color : red;margin: 0 auto}\n"


def test_sheets_are_joined_in_the_order_that_pages_need_them(tmp_path):
    folder = tmp_path / "css" / "pages"
    folder.mkdir(parents=True)
    for name in ("tables", "fees", "wide-print"):
        (folder / f"{name}.css").write_text(f".{name} {{top: 0}}\n", encoding="utf-8")
    [joined, on_paper] = linked_sheets("home", ("tables.css", "wide-print.css", "fees.css"))
    assert on_paper == "wide-print.css"
    assert joined_sheet(tmp_path, joined) == b".tables{top: 0}.fees{top: 0}\n"
    files = dict(asset_files(tmp_path, [joined, on_paper, "tables.lost.css"]))
    sheets = {name.rpartition("/")[2] for name in files if name.endswith(".css")}
    assert sheets == {"q.css", joined, on_paper}


def test_the_style_sheet_of_every_page_keeps_its_budget():
    files = dict(asset_files(ROOT / "theme" / "assets"))
    assert len(files["assets/q/q.css"]) <= LIMIT


def test_every_picture_that_pages_use_is_drawn():
    files = dict(asset_files(ROOT / "theme" / "assets"))
    for name in ("landscape", "contours", "emblem", "icons"):
        assert files[f"assets/q/img/{name}.svg"].startswith(b"<svg")
