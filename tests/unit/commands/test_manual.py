import pytest

from tools.manual import ROOT, manual_files

PAGES = list(manual_files())


@pytest.mark.parametrize(
    ("path", "text"), PAGES, ids=lambda value: value.name if hasattr(value, "name") else "text"
)
def test_the_generated_pages_of_the_manual_are_up_to_date(path, text):
    assert path.read_text(encoding="utf-8") == text, "run: python -m tools.manual"


def test_every_field_of_a_project_is_explained_in_chinese():
    text = (ROOT / "docs" / "zh" / "records.md").read_text(encoding="utf-8")
    assert "| `investment` * | Investment | " in text
    assert "拟引资" in text
