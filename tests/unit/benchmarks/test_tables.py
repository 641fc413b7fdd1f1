import re
from xml.etree import ElementTree

from benchmarks.chart import CHART, draw
from benchmarks.tables import RESULTS, read_table, row_of, with_table, write_table
from benchmarks.usage import Usage

ROWS = [
    row_of(200, "ours, cold", [Usage(8, 4, 90, 100), Usage(9, 5, 80, 120)], (), (822, 41.5)),
    row_of(
        200,
        "Hugo <1>",
        [Usage(4, 8, 300, 300), Usage(3, 10, 310, 300)],
        [Usage(8, 4, 90, 100), Usage(9, 5, 80, 120)],
        (822, 31.0),
    ),
    row_of(200, "ours, one field of a project edited", [Usage(1, 0.25, 40, 40)]),
]


def test_ratios_are_those_of_runs_side_by_side():
    assert (ROWS[1].cpu_ratio, ROWS[1].wall_ratio) == (0.5, 2.5)
    assert (ROWS[0].cpu, ROWS[0].together) == (4.5, 120)


def test_a_table_is_read_back_as_it_was_written():
    text = with_table("a\n<!-- builds -->\nformer\n<!-- end of builds -->\nb", write_table(ROWS))
    assert "former" not in text
    assert text.startswith("a\n") and text.endswith("\nb")
    assert read_table(text) == ROWS


def test_a_first_table_stands_between_the_marks_and_nowhere_else():
    text = "a\n\n<!-- builds -->\n<!-- end of builds -->\n\nb\n"
    table = write_table(ROWS)
    expected = f"a\n\n<!-- builds -->\n{table}\n<!-- end of builds -->\n\nb\n"
    assert with_table(text, table) == expected


def lengths(chart):
    return [
        float(one.attrib["width"])
        for one in ElementTree.fromstring(chart).iter()
        if one.tag.endswith("rect")
    ]


def test_the_chart_has_a_bar_for_us_an_edit_and_each_peer_and_longer_ones_for_more():
    found = lengths(draw(ROWS))
    assert found == sorted(found)
    assert len(found) == 3


def test_the_chart_names_what_it_shows_in_colours_for_light_and_dark():
    chart = draw(ROWS)
    assert "Hugo &lt;1&gt;" in chart
    assert "200 projects" in chart
    assert "prefers-color-scheme:dark" in chart


def test_the_chart_in_the_documentation_is_drawn_from_the_results():
    assert CHART.read_text("utf-8") == draw(read_table(RESULTS.read_text("utf-8")))


def test_the_chart_shows_the_figures_that_the_results_state():
    rows = read_table(RESULTS.read_text("utf-8"))
    said = re.findall(r">([\d.,]+)</text>", draw(rows))
    ours = max((row for row in rows if row.name == "ours, cold"), key=lambda row: row.size)
    assert f"{ours.cpu:.2f}" in said or f"{ours.cpu:,.0f}" in said
