import io

from docx import Document
from openpyxl import load_workbook


def test_the_short_form_is_printed_in_the_language_asked_for(project):
    chinese = project.run("fees", "report", "--lang", "zh")
    english = project.run("fees", "report", "--lang", "en")
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert "清溪县收费清单公示情况报告" in chinese.stdout and "2026-12-11" in chinese.stdout
    assert "Not signed off yet 2, due by 11 December 2026" in english.stdout


def test_a_list_is_overdue_once_its_day_has_passed(project):
    done = project.run("fees", "report", "--lang", "en", "--as-of", "2026-12-12")
    assert "Overdue 2" in done.stdout
    assert (
        "was due on 2026-12-11"
        in project.run("check", "--lang", "en", "--as-of", "2026-12-12").stdout
    )


def test_the_report_is_written_as_workbook_and_as_document(project, tmp_path):
    for form in ("xlsx", "docx"):
        target = tmp_path / f"report.{form}"
        done = project.run("fees", "report", "--format", form, "--output", target)
        assert done.returncode == 0, done.stderr
        assert project.run("fees", "report", "--format", form).returncode == 2
    assert load_workbook(tmp_path / "report.xlsx").sheetnames[0] == "概况"
    assert Document(io.BytesIO((tmp_path / "report.docx").read_bytes())).tables


def test_there_is_no_report_while_there_are_errors(project, tmp_path):
    path = project.folder / "projects/fees/housing.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("rate:", "rat:", 1), encoding="utf-8")
    target = tmp_path / "report.docx"
    done = project.run("fees", "report", "--format", "docx", "--output", target, "--lang", "en")
    assert done.returncode == 1
    assert "CAT011" in done.stdout and not target.exists()
