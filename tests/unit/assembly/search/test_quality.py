from collections import defaultdict
from statistics import mean

import pytest

from benchmarks.search.corpus import Corpus
from benchmarks.search.queries import queries
from site_builder.assembly.search import all_entries

TOP = 10


def reciprocal_rank(found, answers):
    return next((1 / place for place, ref in enumerate(found[:TOP], 1) if ref in answers), 0)


def recall(found, answers):
    return len(answers.intersection(found[:TOP])) / min(TOP, len(answers))


@pytest.mark.parametrize("number", [0, 1], ids=["zh", "en"])
def test_finds_what_is_asked_in_every_way(ask, editions, prose, number):
    edition = editions[number]
    asked = queries(Corpus(list(all_entries(edition, prose)), edition.locale), each=12)
    answers = ask(edition.locale, *(query.text for query in asked))
    ranks, recalls = defaultdict(list), []
    for query, answer in zip(asked, answers, strict=True):
        found = [one["ref"] for one in answer["results"]]
        ranks[query.kind].append(reciprocal_rank(found, query.answers))
        recalls.append(recall(found, query.answers))
    assert len(ranks) >= 22
    assert min((mean(values), kind) for kind, values in ranks.items()) >= (0.9, "")
    assert mean(value for values in ranks.values() for value in values) >= 0.98
    assert mean(recalls) >= 0.98


@pytest.mark.parametrize(
    "text",
    [
        "财税〔2016〕79号",
        "财税[2016]79号",
        "财税（2016）79号",
        "财税【2016】79号",
        "财税2016年79号",
        "财税 2016 79",
        "〔2016〕79号",
        "2016 79",
        "2016-79",
        "財稅〔２０１６〕７９號",
    ],
)
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_finds_a_document_by_every_style_of_its_number(ask, locale, text):
    (answer,) = ask(locale, text)
    first = answer["results"][0]["ref"]
    assert first in {"fee/land-registration", "policy/infrastructure-fee-relief"}


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("LED封装", "project/led-packaging-upgrade"),
        ("led 封装线", "project/led-packaging-upgrade"),
        ("PCB线路板", "project/multilayer-pcb-plant"),
        ("ＰＶＤ镀膜", "project/bag-hardware-pvd"),
    ],
)
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_finds_terms_of_two_scripts_first(ask, locale, text, ref):
    (answer,) = ask(locale, text)
    assert answer["results"][0]["ref"] == ref
