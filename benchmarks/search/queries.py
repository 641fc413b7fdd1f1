"""Questions with known answers, made from what is published: one class for each way of asking."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import opencc
from pypinyin import lazy_pinyin

from benchmarks.search.corpus import Answers, Corpus
from site_builder.assembly.search.heard import common_characters, sound

_MIXED = re.compile("[A-Za-z0-9]{2,}[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,4}[A-Za-z0-9]{2,}")
_DOCUMENT = re.compile("([\u4e00-\u9fff]{2,10})〔([0-9]{4})〕([0-9]+)号")
_CODE = re.compile("[A-Z]{2,}-[0-9][0-9-]*")
_SUM = re.compile("([0-9.]+)(亿|万)元|CNY ([0-9.,]+) (million|billion)")
_MU = re.compile("([0-9.]+)(?:亩| mu)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_EACH = 14
_STYLES = (
    "{0}[{1}]{2}号",
    "{0}（{1}）{2}号",
    "{1} {2}",
    "{1}-{2}",
    "{0}{1}年{2}号",
    "〔{1}〕{2}",
    "{0}【{1}】{2}号",
    "{0} {1} {2}",
    "{2}号 {1}",
    "{0}〔{1}〕第{2}号",
    "{0}({1}){2}",
    "{0}〔 {1} 〕 {2} 号",
    "{1}年{2}号文",
    "{0}﹝{1}﹞{2}号",
    "{0}<{1}>{2}号",
    "{0}{1}{2}号",
    "{0} {1}年第{2}号",
    "《{0}〔{1}〕{2}号》",
    "{0}-{1}-{2}",
    "{0}[{1}年]{2}号",
)

Asked = Iterator[tuple[str, Answers]]


@dataclass(frozen=True, slots=True)
class Query:
    """A question, the class it belongs to, and the entries that answer it."""

    kind: str
    text: str
    answers: Answers


def queries(corpus: Corpus, seed: int = 4, each: int = _EACH) -> list[Query]:
    """Ask up to `each` questions of every class that a language has; a seed asks the same."""
    found: list[Query] = []
    for kind, ask in _CLASSES.items():
        asked = (one for one in ask(corpus, random.Random(f"{seed}/{kind}")) if one[0] and one[1])
        unlike = islice(dict(islice(asked, each * 3)).items(), each)
        found.extend(Query(kind, text, answers) for text, answers in unlike)
    return found


def _whole_titles(corpus: Corpus, chance: random.Random) -> Asked:
    for entry in chance.sample(corpus.entries, len(corpus.entries)):
        yield entry.title, corpus.titled(entry.title)


def _parts(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 2, 4):
        yield part, corpus.titled(part)


def _phrases(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 7, 14):
        yield part, corpus.titled(part)


def _several(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 6, 10):
        yield f"{part[:2]} {part[-2:]}", corpus.titled(part[:2], part[-2:])


def _sentences(corpus: Corpus, chance: random.Random) -> Asked:
    frames = (
        "我想投资{}有什么地方",
        "请问{}在哪里办理",
        "有没有{}的项目",
        "{}怎么收费",
        "想做{}需要什么条件",
        "你们县有哪些{}",
        "{}在什么地方可以办",
        "请帮我找一下{}的政策",
        "{}要交多少钱呢",
        "打算投资{}应该找哪个部门",
        "想了解一下{}怎么申请",
        "关于{}有没有相关规定",
        "哪里能看到{}的标准？",
    )
    for part in corpus.han_parts(chance, 4, 5):
        yield chance.choice(frames).format(part), corpus.titled(part)


def _english_words(corpus: Corpus, chance: random.Random) -> Asked:
    words = corpus.words(chance)
    for first, second in zip(words, words, strict=False):
        yield first, corpus.with_words(first)
        yield f"{first} {second}", corpus.with_words(first, second)


def _english_sentences(corpus: Corpus, chance: random.Random) -> Asked:
    frames = (
        "where can I invest in {}",
        "how much is the {}",
        "I am looking for {} projects",
        "do you have any {}?",
        "what do you have on {}",
        "please tell me about {}",
        "which office handles {}",
        "I need to know more about {}",
    )
    for word in corpus.words(chance):
        yield chance.choice(frames).format(word.lower()), corpus.with_words(word)


def _stems(corpus: Corpus, chance: random.Random) -> Asked:
    for word in corpus.words(chance):
        word = word.lower()
        other = word[:-1] if word.endswith("s") else f"{word}s"
        yield other, corpus.with_words(word) & corpus.with_words(other)


def _latin_typos(corpus: Corpus, chance: random.Random) -> Asked:
    for word in corpus.words(chance, 7):
        at = chance.randrange(1, len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        wrong = word[:at] + chance.choice(_LETTERS) + word[at + 1 :]
        typed = chance.choice((swapped, wrong, word[:at] + word[at + 1 :])).lower()
        if not corpus.with_words(typed):
            yield typed, corpus.with_words(word)


def _homophones(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 4, 6):
        at = chance.randrange(len(part))
        like = [
            one for one in common_characters() if sound(one) == sound(part[at]) and one != part[at]
        ]
        if like:
            yield part[:at] + chance.choice(like) + part[at + 1 :], corpus.titled(part)


def _wrong_characters(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 5, 8):
        at = chance.randrange(1, len(part) - 1)
        yield part[:at] + chance.choice(common_characters()) + part[at + 1 :], corpus.titled(part)


def _traditional(corpus: Corpus, chance: random.Random) -> Asked:
    convert = opencc.OpenCC("s2t").convert
    for part in corpus.han_parts(chance, 3, 8):
        if convert(part) != part:
            yield convert(part), corpus.titled(part)


def _full_width(corpus: Corpus, chance: random.Random) -> Asked:
    for entry in chance.sample(corpus.entries, len(corpus.entries)):
        for code in entry.codes:
            wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in code)
            yield wide, frozenset({entry.ref}) | corpus.saying(code)


def _pinyin(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 3, 6):
        yield "".join(lazy_pinyin(part)), _sounding(corpus, part)


def _spaced_pinyin(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 3, 5):
        yield " ".join(lazy_pinyin(part)), _sounding(corpus, part)


def _sounding(corpus: Corpus, part: str) -> Answers:
    wanted = "".join(lazy_pinyin(part))
    return frozenset(ref for ref, (sound, _) in corpus.sounds.items() if wanted in sound)


def _initials(corpus: Corpus, chance: random.Random) -> Asked:
    for part in corpus.han_parts(chance, 4, 7):
        letters = "".join(one[0] for one in lazy_pinyin(part))
        yield letters, frozenset(ref for ref, (_, run) in corpus.sounds.items() if letters in run)


def _mixed(corpus: Corpus, chance: random.Random) -> Asked:
    for entry in chance.sample(corpus.entries, len(corpus.entries)):
        for term in _MIXED.findall(corpus.title_in(entry, "zh")):
            yield term, corpus.titled(term)


def _sums(corpus: Corpus, chance: random.Random) -> Asked:
    for entry in chance.sample(corpus.projects, len(corpus.projects)):
        for said in entry.facts:
            if found := _SUM.search(said):
                yield found[0], corpus.with_quantity(found[0])


def _ranges(corpus: Corpus, chance: random.Random) -> Asked:
    for _ in range(40):
        limit = chance.choice((3000, 5000, 8000, 12000, 20000)) * 10_000
        shapes = (
            (f"投资 {limit // 10_000}万 以下", 0, limit),
            (f"{limit // 10_000}万元以上", limit, 1e18),
            (f"under CNY {limit / 1e6:g} million", 0, limit),
            (f"{limit / 1e6:g}-{limit / 5e5:g} million yuan", limit, limit * 2),
            (f"投资{limit // 10_000}-{limit // 5_000}万元", limit, limit * 2),
            (f"{limit // 10_000}万到{limit // 5_000}万", limit, limit * 2),
            (f"不超过{limit // 10_000}万元的项目", 0, limit),
            (f"总投资{limit / 1e8:g}亿元以内", 0, limit),
            (f"至少{limit // 10_000}万元", limit, 1e18),
            (f"between {limit / 1e6:g} and {limit / 5e5:g} million yuan", limit, limit * 2),
            (f"more than {limit / 1e6:g} million CNY", limit, 1e18),
            (f"projects under {limit / 1e6:g}m yuan", 0, limit),
        )
        text, low, high = chance.choice(shapes)
        yield (
            text,
            frozenset(
                one.ref
                for one in corpus.entries
                if one.amount is not None and low <= one.amount <= high
            ),
        )


def _areas(corpus: Corpus, chance: random.Random) -> Asked:
    for entry in chance.sample(corpus.projects, len(corpus.projects)):
        for said in entry.facts:
            if found := _MU.search(said):
                yield found[0], corpus.with_quantity(found[0])


def _documents(corpus: Corpus, chance: random.Random) -> Asked:
    for issuer, year, serial in _numbers(corpus, chance):
        yield f"{issuer}〔{year}〕{serial}号", corpus.saying(f"〔{year}〕{serial}号")


def _document_styles(corpus: Corpus, chance: random.Random) -> Asked:
    for number in _numbers(corpus, chance):
        yield chance.choice(_STYLES).format(*number), corpus.saying("〔{1}〕{2}号".format(*number))


def _numbers(corpus: Corpus, chance: random.Random) -> list[tuple[str, str, str]]:
    texts = ("\n".join((*one.codes, *one.body)) for one in corpus.entries)
    found = sorted({number for text in texts for number in _DOCUMENT.findall(text)})
    return chance.sample(found, len(found))


def _codes(corpus: Corpus, chance: random.Random) -> Asked:
    shapes: tuple[Callable[[str], str], ...] = (
        str, str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " "),
    )  # fmt: skip
    for entry in chance.sample(corpus.entries, len(corpus.entries)):
        for code in entry.codes:
            if _CODE.fullmatch(code):
                yield chance.choice(shapes)(code), frozenset({entry.ref})


def _agencies(corpus: Corpus, chance: random.Random) -> Asked:
    for entry in corpus.entries:
        if entry.ref.startswith("agency/"):
            name = entry.title
            yield name, corpus.titled(name) | corpus.saying(name)
            yield (
                f"{name} {'收费' if corpus.locale == 'zh' else 'fees'}",
                corpus.titled(name) | corpus.saying(name),
            )


def _places(corpus: Corpus, chance: random.Random) -> Asked:
    places = sorted({fact for one in corpus.projects for fact in one.keywords[-4:-1]})
    for place in chance.sample(places, len(places)):
        yield place, corpus.titled(place) | corpus.saying(place)


def _other_language(corpus: Corpus, chance: random.Random) -> Asked:
    if corpus.locale == "zh":
        for word in corpus.words(chance):
            yield word.lower(), corpus.with_words(word)
    else:
        for part in corpus.han_parts(chance, 3, 6):
            yield part, corpus.titled(part)


_CLASSES: dict[str, Callable[[Corpus, random.Random], Asked]] = {
    "whole title": _whole_titles,
    "part of a title": _parts,
    "long phrase": _phrases,
    "several words": _several,
    "sentence": _sentences,
    "English words": _english_words,
    "English sentence": _english_sentences,
    "stems and plurals": _stems,
    "typo, Latin": _latin_typos,
    "typo, same sound": _homophones,
    "typo, wrong character": _wrong_characters,
    "traditional": _traditional,
    "full width": _full_width,
    "pinyin": _pinyin,
    "pinyin, spaced": _spaced_pinyin,
    "initials": _initials,
    "mixed scripts": _mixed,
    "sum": _sums,
    "range": _ranges,
    "area": _areas,
    "document number": _documents,
    "document number, other styles": _document_styles,
    "code": _codes,
    "agency": _agencies,
    "place": _places,
    "other language": _other_language,
}
