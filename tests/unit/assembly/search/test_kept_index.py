import random
from dataclasses import replace

import pytest

from benchmarks.search.corpora import corpus
from site_builder.assembly.search import made, search_files
from site_builder.assembly.search.index import make_index
from site_builder.assembly.search.kept import read_index, write_index
from site_builder.assembly.search.pieces import LostPieceError
from site_builder.assembly.search.shards import Listed, read_shard, shard_content


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


@pytest.fixture
def kept(index, tmp_path):
    """The index as a file."""
    write_index(tmp_path / "zh.index", index)
    return tmp_path / "zh.index"


def test_what_is_kept_is_read_back(index, kept):
    read = read_index(kept)
    assert dict(read.contents()) == dict(index.contents())
    assert (read.marks, read.tally, read.sources) == (index.marks, index.tally, index.sources)


@pytest.mark.parametrize("seed", range(8))
def test_edits_of_a_kept_index_give_the_bytes_of_a_fresh_one(entries, kept, seed):
    changed = entries
    for step in range(4):
        changed = edited(changed, 10 * seed + step)
        write_index(kept, make_index("zh", changed, read_index(kept)))
    assert dict(read_index(kept).contents()) == dict(make_index("zh", changed).contents())


def test_an_edit_adds_to_what_is_kept_and_many_edits_do_not_swell_it(entries, kept):
    pieces = kept.with_suffix(".pieces")
    first = pieces.read_bytes()
    for step in range(60):
        changed = [replace(entries[0], summary=f"{entries[step].text}{step}"), *entries[1:]]
        write_index(kept, make_index("zh", changed, read_index(kept)))
        if step == 0:
            assert pieces.read_bytes().startswith(first)
            assert pieces.stat().st_size < 1.5 * len(first)
    assert pieces.stat().st_size < 3 * len(first)


@pytest.mark.parametrize("cut", [0, 10, 40, 5000, -1])
def test_what_is_not_whole_counts_as_nothing(kept, cut):
    kept.write_bytes(kept.read_bytes()[:cut])
    assert read_index(kept) is None


def test_a_piece_that_is_lost_is_not_taken_for_another(kept):
    pieces = kept.with_suffix(".pieces")
    pieces.write_bytes(bytes(pieces.stat().st_size))
    with pytest.raises(LostPieceError):
        dict(read_index(kept).contents())
    pieces.unlink()
    with pytest.raises(LostPieceError):
        dict(read_index(kept).contents())


@pytest.mark.parametrize("is_edited", [True, False])
def test_an_index_whose_pieces_are_lost_is_made_afresh(entries, tmp_path, is_edited):
    assert list(search_files({"zh": entries}, tmp_path))
    (tmp_path / "search" / "zh.pieces").write_bytes(b"")
    changed = [replace(entries[0], title="茶"), *entries[1:]] if is_edited else entries
    files = {file.name: file.read() for file in search_files({"zh": changed}, tmp_path)}
    assert files == {file.name: file.read() for file in search_files({"zh": changed})}


def test_indexes_made_side_by_side_are_those_made_one_after_the_other(monkeypatch, tmp_path):
    entries = {locale: corpus(240, locale) for locale in ("zh", "en")}
    begun = []
    monkeypatch.setattr(made, "begin", lambda make: begun.append(make) or (lambda: False))
    alone = [(file.name, file.read()) for file in search_files(entries, tmp_path / "alone")]
    monkeypatch.setattr(made, "begin", lambda make: begun.append(make) or (lambda: bool(make())))
    both = [(file.name, file.read()) for file in search_files(entries, tmp_path / "both")]
    assert alone == both == [(file.name, file.read()) for file in search_files(entries)]
    assert len(begun) == 2
    assert list(search_files(entries, tmp_path / "both"))
    assert len(begun) == 2


def test_a_shard_is_read_as_it_was_written():
    chance = random.Random(3)
    terms, said = {}, {}
    for term in chance.sample(range(5 << 29, 6 << 29), 40):
        numbers = chance.sample(range(100_000), chance.randrange(1, 60))
        said[term] = {number: chance.randrange(1, 64) for number in numbers}
        terms[term] = list_of(said[term])
    read = read_shard(shard_content(terms, 3), 5 << 29)
    assert read == terms
    assert {term: one.by_entry() for term, one in read.items()} == said


def list_of(said):
    made = Listed([], b"")
    for number, impact in said.items():
        made = made.changed(number, impact)
    return made


def test_an_entry_is_put_in_taken_out_and_weighed_anew_wherever_it_stands():
    chance = random.Random(5)
    made, said = Listed([], b""), {}
    for _ in range(600):
        number, impact = chance.randrange(40), chance.choice([0, 0, *range(1, 64)])
        made = made.changed(number, impact)
        said = {one: kept for one, kept in {**said, number: impact}.items() if kept}
        assert made.by_entry() == said
