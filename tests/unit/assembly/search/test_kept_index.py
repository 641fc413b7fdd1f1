import random
from dataclasses import replace

import pytest

from benchmarks.search.corpora import corpus
from site_builder.assembly.search.index import make_index
from site_builder.assembly.search.kept import read_index, write_index
from site_builder.assembly.search.shards import posting, read_shard, shard_content


@pytest.fixture(scope="module")
def entries():
    return corpus(80, "zh")


@pytest.fixture(scope="module")
def index(entries):
    return make_index("zh", entries)


def edited(entries, seed):
    chance = random.Random(seed)
    changed = list(entries)
    for _ in range(3):
        at = chance.randrange(len(changed))
        edit = chance.randrange(4)
        one = changed[at]
        if edit == 0:
            changed[at] = replace(one, title=one.title + "扩建", summary="")
        elif edit == 1:
            changed[at] = replace(one, amount=5, facts=("5元",), body=("另见〔2020〕7号",))
        elif edit == 2:
            del changed[at]
        else:
            changed.append(replace(one, ref=f"{one.ref}-{chance.randrange(10**6)}"))
    return changed


@pytest.mark.parametrize("seed", range(8))
def test_an_edit_gives_the_bytes_of_a_fresh_index(entries, index, seed):
    changed = edited(entries, seed)
    assert make_index("zh", changed, index).files == make_index("zh", changed).files


def test_an_edit_of_one_entry_leaves_most_files_alone(entries, index):
    changed = [replace(entries[0], facts=("9元/吨",)), *entries[1:]]
    files = make_index("zh", changed, index).files
    others = [name for name, content in files.items() if content != index.files[name]]
    assert len(others) < len(files) / 2


def test_order_makes_no_difference(entries, index):
    assert make_index("zh", entries[::-1]).files == index.files


def test_what_is_kept_is_read_back(index, tmp_path):
    write_index(tmp_path / "zh.index", index)
    assert read_index(tmp_path / "zh.index") == index


@pytest.mark.parametrize("cut", [0, 10, 40, 5000, -1])
def test_what_is_not_whole_counts_as_nothing(index, tmp_path, cut):
    file = tmp_path / "zh.index"
    write_index(file, index)
    file.write_bytes(file.read_bytes()[:cut])
    assert read_index(file) is None


def test_a_shard_is_read_as_it_was_written():
    chance = random.Random(3)
    terms = sorted(chance.sample(range(5 << 29, 6 << 29), 40))
    found = sorted(
        posting(term, number, chance.randrange(1, 64))
        for term in terms
        for number in chance.sample(range(100_000), chance.randrange(1, 60))
    )
    read = read_shard(shard_content(found, 3), 5 << 29)
    assert found == [
        posting(term, number, impact) for term in read for number, impact in read[term]
    ]
