import pytest

from site_builder.assembly.letterhead import Letter, Letterhead, collapse_space

PRINT = (
    "<title>@q-title@</title>@q-head@\n\n  <a href='../en/@q-path@'>EN</a>"
    "<a href='../@q-path@'>中文</a><main>@q-body@</main>"
)


def test_a_letter_fills_every_slot_of_its_letterhead():
    letter = Letter("projects/tea/", "Tea", "<meta name='x'>", "<h1>Tea</h1>")
    assert Letterhead(PRINT).write(letter) == (
        "<title>Tea</title><meta name='x'>\n<a href='../en/projects/tea/'>EN</a>"
        "<a href='../projects/tea/'>中文</a><main><h1>Tea</h1></main>"
    )


def test_a_letter_leaves_the_letterhead_as_it_was_for_the_next_one():
    letterhead = Letterhead(PRINT)
    first = letterhead.write(Letter("a/", "A", "", "a"))
    letterhead.write(Letter("b/", "B", "", "b"))
    assert letterhead.write(Letter("a/", "A", "", "a")) == first


def test_title_and_address_are_escaped():
    page = Letterhead(PRINT).write(Letter("a'b/", "1 < 2 & 3", "", ""))
    assert "<title>1 &lt; 2 &amp; 3</title>" in page
    assert "../en/a&#x27;b/" in page


def test_what_looks_like_a_slot_in_a_body_stays_as_it_is():
    page = Letterhead(PRINT).write(Letter("", "t", "", "<p>@q-head@ and @q-path@</p>"))
    assert "<p>@q-head@ and @q-path@</p>" in page


@pytest.mark.parametrize("slot", ["title", "head", "body"])
def test_a_print_without_a_slot_is_refused(slot):
    with pytest.raises(ValueError, match=slot):
        Letterhead(PRINT.replace(f"@q-{slot}@", ""))


def test_a_print_with_the_body_twice_is_refused():
    with pytest.raises(ValueError, match="body"):
        Letterhead(PRINT + "@q-body@")


def test_space_collapses_except_where_it_is_content():
    html = "<p>a   b</p>\n\n\n  <pre>x\n\n  y</pre>  <TEXTAREA>\n\n</TEXTAREA>\n  <i>c</i>"
    assert collapse_space(html) == (
        "<p>a b</p>\n<pre>x\n\n  y</pre> <TEXTAREA>\n\n</TEXTAREA>\n<i>c</i>"
    )
