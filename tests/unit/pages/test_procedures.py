import pytest

from site_builder.calculations.procedure_times import PathTime, ProcedureTimes
from site_builder.pages.procedure_time_text import promised_time, statutory_time
from site_builder.pages.procedures import procedure_pages
from site_builder.values.duration import parse_duration


@pytest.fixture(scope="module")
def pages(edition):
    return {page.path: page for page in procedure_pages(edition("en"))}


def text(element):
    return " ".join(element.text_content().replace("\N{NO-BREAK SPACE}", " ").split())


def times(*parts, untimed=0, known=True):
    durations = tuple(parse_duration(part) for part in parts)
    time = PathTime(durations, ("a",), 1 if known else 0, untimed)
    return ProcedureTimes(time, time, time, time)


def test_working_days_and_days_stand_side_by_side(edition):
    shown = promised_time(edition("en"), times("18个工作日", "30日"))
    assert shown.text.replace("\N{NO-BREAK SPACE}", " ") == "18 working days + 30 days"
    assert shown.longest == ""


def test_a_total_of_nothing_is_said_to_be_on_the_spot(edition):
    assert promised_time(edition("en"), times()).text == "on the spot"


def test_a_total_without_any_limit_is_not_said_to_be_on_the_spot(edition):
    assert statutory_time(edition("en"), times(known=False)).text == "Not stated"


def test_steps_that_are_not_in_the_total_are_counted_out_loud(edition):
    shown = promised_time(edition("en"), times("3个工作日", untimed=2))
    assert shown.uncounted == "2 steps without a limit are not counted"


def test_every_procedure_is_listed_under_its_route(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["procedures/"])
    for procedure in catalogue.procedures:
        link = f"../procedures/{procedure.id}/"
        assert tree.xpath(f"//tbody[@id='{procedure.route.value}']//a[@href='{link}']")


def test_steps_that_run_side_by_side_say_with_which(pages, edition, body):
    tree = body(edition("en"), pages["procedures/construction-permit/"])
    [step] = tree.xpath("//li[@id='drawings']")
    assert "Side by side with steps 1, 3, 4, 5" in text(step)
    [last] = tree.xpath("//li[@id='permit']")
    assert "After steps 1, 2, 3, 4" in text(last)


def test_steps_only_some_projects_need_say_so(pages, catalogue, edition, body):
    tree = body(edition("en"), pages["procedures/construction-permit/"])
    marked = tree.xpath("//li[.//span[text()='Some projects only']]/@id")
    steps = catalogue.procedure_by_id["construction-permit"].steps
    assert marked == [step.id for step in steps if step.optional]


def test_fees_lead_to_their_place_in_the_fee_list(pages, edition, body):
    tree = body(edition("en"), pages["procedures/construction-permit/"])
    links = tree.xpath("//li[@id='wage-deposit']//a/@href")
    assert "../../fees/human-resources/#migrant-wage-deposit" in links


def test_every_paper_is_listed_with_its_counts(pages, catalogue, edition, body):
    for procedure in catalogue.procedures:
        tree = body(edition("en"), pages[f"procedures/{procedure.id}/"])
        for step in procedure.steps:
            rows = tree.xpath(f"//li[@id='{step.id}']//tbody/tr")
            shown = [
                {cell.get("data-label"): text(cell) for cell in row.xpath("td")} for row in rows
            ]
            for label, name in (("Originals", "originals"), ("Copies", "copies")):
                counts = [getattr(paper, name) for paper in step.documents]
                said = ["" if one is None else str(one) for one in counts]
                assert [one.get(label, "") for one in shown] == said


def test_a_step_without_documents_says_so(pages, edition, body):
    tree = body(edition("en"), pages["procedures/agent-service/"])
    [step] = tree.xpath("//li[@id='plan']")
    assert "No documents to hand in" in text(step)


def test_where_the_law_sets_no_limit_the_step_says_so(pages):
    steps = {one["id"]: one for one in pages["procedures/construction-permit/"].view["steps"]}
    assert steps["drawings"]["statutory"] == "Not stated"
    assert steps["permit"]["statutory"] != "Not stated"


def test_the_course_of_a_procedure_shows_every_step_in_its_place(pages, edition, body):
    _, page = next(item for item in pages.items() if item[0].count("/") == 2)
    tree = body(edition("en"), page)
    bars = tree.xpath("//table[contains(@class, 'q-course')]//rect")
    assert len(bars) == len(page.view["steps"])
    assert max(float(bar.get("x")) + float(bar.get("width")) for bar in bars) <= 100.1


def test_the_list_and_every_procedure_name_the_lines_for_complaints(pages, edition, body):
    made = edition("en")
    phones = [made.phone(one.phone).uri for one in made.catalogue.county.complaints]
    for page in pages.values():
        links = body(made, page).xpath("//*[@id='complaint']//a/@href")
        assert [link for link in links if link.startswith("tel:")] == phones, page.path
