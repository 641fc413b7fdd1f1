import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from site_builder.pages.edition import Figure
from site_builder.pages.page import Page
from site_builder.pages.templates import Templates, quoted


@pytest.mark.parametrize(
    "value",
    [
        "县",
        "",
        "<b>\"a\" & 'b'</b>",
        Markup("<b>&amp;</b>"),
        7,
        2.5,
        None,
        Figure("1", "<亩>"),
    ],
)
def test_a_value_is_quoted_as_html_asks(value):
    assert quoted(value) == str(escape(value))


def page_of(folder, edition, text, **view):
    (folder / "page.html").write_text(text, encoding="utf-8")
    page = Page(path="", section="home", title="", description="", template="page.html", view=view)
    return Templates(folder, edition).render(page)


def test_what_templates_put_out_is_quoted_once(tmp_path, edition):
    text = (
        "{% macro shown(name) %}<i>{{ name }}</i>{% endmacro %}"
        "{{ plain }}{{ html }}{{ shown(plain) }}{{ shown(html) }}{{ [plain] | join('') }}"
    )
    found = page_of(tmp_path, edition("zh"), text, plain="<&>", html=Markup("<b></b>"))
    quoted_once = "&lt;&amp;&gt;"
    assert found == f"{quoted_once}<b></b><i>{quoted_once}</i><i><b></b></i>{quoted_once}"


def test_what_is_not_there_is_an_error(tmp_path, edition):
    with pytest.raises(UndefinedError):
        page_of(tmp_path, edition("zh"), "{{ nowhere }}")
