import pytest

from site_builder.values.articles import article_in_figures


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("第三十条", "Art. 30"),
        ("第四十四条至第四十八条", "Arts 44–48"),
        ("第八条、第九条", "Art. 8, Art. 9"),
        ("第十四条第四项、第五项", "Art. 14(4), (5)"),
        ("第二十二条第二款", "Art. 22 para. 2"),
    ],
)
def test_articles_are_cited_in_figures(text, cited):
    assert article_in_figures(text) == cited


def test_what_says_more_than_numbers_stays_as_it_is():
    assert article_in_figures("附件一第三条") == "附件一第三条"
