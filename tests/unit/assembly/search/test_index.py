import pytest

from site_builder.assembly.search import all_entries, search_entries, search_files
from site_builder.assembly.search.recalled import RecalledEntries
from tests.unit.assembly.search.conftest import ASK_IN_NODE


def refs(answer):
    return [one["ref"] for one in answer["results"]]


def test_the_same_sources_give_the_same_bytes(editions, prose):
    first, second = (
        [(file.name, file.read()) for file in search_files(search_entries(editions, prose))]
        for _ in range(2)
    )
    assert first == second


def test_every_entry_has_an_address_of_its_own(editions, prose):
    for edition in editions:
        entries = list(all_entries(edition, prose))
        places = [(one.url, one.anchor) for one in entries]
        assert len(set(places)) == len(places)
        assert len({one.ref for one in entries}) == len(entries)


def test_finds_a_project_by_part_of_its_name_in_either_language(ask):
    by_zh, by_en = ask("zh", "LED封装", "LED packaging")
    assert refs(by_zh)[0] == refs(by_en)[0] == "project/led-packaging-upgrade"
    by_zh, by_en = ask("en", "LED封装", "LED packaging")
    assert refs(by_zh)[0] == refs(by_en)[0] == "project/led-packaging-upgrade"


def test_filters_by_sums(ask):
    (answer,) = ask("zh", ("投资 5000万 以下", {"limit": 100}))
    assert answer["total"] > 10
    assert answer["counts"] == answer["counts"] | {"fee": 0, "policy": 0}
    assert "project/selenium-tea-extraction" not in refs(answer)


def test_marks_what_was_asked_for(ask):
    (answer,) = ask("zh", "耕地开垦")
    first = answer["results"][0]
    assert first["ref"] == "fee/land-reclamation"
    assert first["marked"] == [["耕地开垦", True], ["费", False]]


@pytest.mark.parametrize(("locale", "text"), [("zh", "财税〔2016〕79号"), ("en", "2016 79")])
def test_shows_what_stands_deep_in_a_text(ask, node, index, locale, text):
    (answer,) = ask(locale, text)
    first = answer["results"][0]
    assert first["isElsewhere"]
    folder = str(index / locale)
    calls = [("excerpt", text, first["number"])]
    (pieces,) = node(ASK_IN_NODE, {"folder": folder, "queries": calls})
    assert "〔2016〕79号" in "".join(piece for piece, _ in pieces)
    assert {"2016", "79"} <= {piece for piece, is_hit in pieces if is_hit}
    assert len("".join(piece for piece, _ in pieces)) < 200


def test_asks_whether_another_word_was_meant(ask):
    by_sound, by_letter = ask("zh", "耕地开恳费", "packeging")
    assert refs(by_sound)[0] == "fee/land-reclamation"
    assert by_sound["didYouMean"] == "耕地开垦费"
    assert by_letter["didYouMean"] == "packaging"


def test_a_short_word_typed_wrong_is_not_taken_for_a_word_that_says_nothing(ask):
    (answer,) = ask("en", "tee")
    assert answer["didYouMean"] == "tea"
    assert all("ea" in one["title"] for one in answer["results"][:3])


def test_means_a_name_of_the_length_that_was_typed(ask):
    (answer,) = ask("zh", "医疗器戒")
    assert answer["didYouMean"] == "医疗器械"


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("不超过5000万元的项目", 0, 5000),
        ("不低于5000万元", 5000, 10**9),
        ("no less than 50 million yuan", 5000, 10**9),
        ("less than 50 million yuan", 0, 5000),
        ("5000万左右", 4000, 6250),
        ("about CNY 50 million", 4000, 6250),
        ("我想投资 5000万到1亿 的项目", 5000, 10000),
    ],
)
def test_reads_limits_as_people_say_them(ask, editions, text, least, most):
    (answer,) = ask("zh", (text, {"limit": 500}))
    amounts = {
        f"project/{one.id}": one.investment.total.amount / 10_000
        for one in editions[0].catalogue.projects
        if one.investment.total and one.investment.total.currency == "CNY"
    }
    wanted = {ref for ref, amount in amounts.items() if least <= amount <= most}
    assert wanted == set(refs(answer)) & set(amounts)
    assert wanted


def test_a_list_keeps_only_what_says_all_that_was_asked(match):
    both, one = match("zh", "茶叶 加工", "project"), match("zh", "茶叶", "project")
    assert both
    assert set(both) < set(one)


def test_answers_nothing_for_nothing(ask):
    empty, unknown = ask("zh", "  ", "qqqqzzzz")
    assert empty["total"] == unknown["total"] == 0
    assert empty["results"] == []


def test_suggests_names_while_the_last_word_is_half_typed(suggest):
    by_word, by_sound, by_part = suggest("zh", "LED 封", "fux", "富硒米")
    assert by_word[0]["url"] == "projects/led-packaging-upgrade/"
    assert "富硒" in by_sound[0]["text"]
    assert by_part[0]["text"] == "富硒米粉与杂粮主食加工"
    (prefix,) = suggest("en", "packag")
    assert prefix[0]["text"] == "LED packaging line automation"


def test_recalled_entries_are_those_that_would_be_made_and_are_not_made_again(editions, prose):
    grounds = {edition.locale: b"ground" for edition in editions}
    made = RecalledEntries(grounds, {})
    first = search_entries(editions, prose, made)
    again = RecalledEntries(grounds, made.now)
    recalled = search_entries(editions, prose, again)
    assert recalled == first == search_entries(editions, prose)
    assert all(again.now[name] is made.now[name] for name in made.now)
    elsewhere = RecalledEntries(dict.fromkeys(grounds, b"another"), made.now)
    assert search_entries(editions, prose, elsewhere) == first
    assert not any(elsewhere.now[name] is made.now[name] for name in made.now)
