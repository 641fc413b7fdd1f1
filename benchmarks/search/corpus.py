"""What is published in one language, as those who judge a search look at it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from pypinyin import lazy_pinyin

from site_builder.assembly.search.entry import Entry
from site_builder.assembly.search.folding import fold
from site_builder.assembly.search.quantities import quantity_terms
from site_builder.assembly.search.tokens import stem, text_terms

_RUN = re.compile("[\u4e00-\u9fff]{4,}")
_WORD = re.compile("[A-Za-z]{5,}")

Answers = frozenset[str]


class Corpus:
    """The entries of a language; answers are found by plain comparison, without any index."""

    def __init__(self, entries: Sequence[Entry], locale: str) -> None:
        """Take the entries as they are published."""
        self.entries = entries
        self.locale = locale

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {
            one.ref: "\n".join(fold(title) for title in (one.title, *one.other_titles))
            for one in self.entries
        }

    @cached_property
    def _title_terms(self) -> dict[str, frozenset[str]]:
        return {ref: frozenset(text_terms(titles)) for ref, titles in self._titles.items()}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {
            one.ref: fold(
                "\n".join((*one.codes, *one.keywords, *one.facts, one.summary, *one.body))
            )
            for one in self.entries
        }

    @cached_property
    def sounds(self) -> dict[str, tuple[str, str]]:
        """How each Chinese title sounds, and the initials of that."""
        read = {one.ref: lazy_pinyin(self.title_in(one, "zh")) for one in self.entries}
        return {ref: ("".join(ones), "".join(one[0] for one in ones)) for ref, ones in read.items()}

    def titled(self, *parts: str) -> Answers:
        """Return the entries whose titles have all these parts, in one language or the other."""
        wanted = [fold(part) for part in parts]
        return frozenset(
            ref for ref, title in self._titles.items() if all(part in title for part in wanted)
        )

    def with_words(self, *words: str) -> Answers:
        """Return the entries whose titles have words of the same stems."""
        wanted = {stem(fold(word)) for word in words}
        return frozenset(ref for ref, terms in self._title_terms.items() if wanted <= terms)

    def saying(self, *parts: str) -> Answers:
        """Return the entries that say something anywhere but in the title."""
        wanted = [fold(part) for part in parts]
        return frozenset(
            ref for ref, text in self._texts.items() if all(part in text for part in wanted)
        )

    @cached_property
    def _quantities(self) -> dict[str, frozenset[str]]:
        return {
            one.ref: frozenset(quantity_terms(fold("\n".join(one.facts)))) for one in self.entries
        }

    def with_quantity(self, text: str) -> Answers:
        """Return the entries that show a sum or an area among their facts."""
        wanted = set(quantity_terms(fold(text)))
        return frozenset(ref for ref, terms in self._quantities.items() if wanted & terms)

    @property
    def projects(self) -> list[Entry]:
        """The projects."""
        return [one for one in self.entries if one.kind == "project"]

    def title_in(self, entry: Entry, locale: str) -> str:
        """Return a title in a language, empty if it has none there."""
        is_own = entry.locale == locale
        return entry.title if is_own else (entry.other_titles or ("",))[0]

    def han_parts(self, random: random.Random, least: int, most: int) -> Iterator[str]:
        """Yield parts of Chinese titles, in an order of chance."""
        for entry in random.sample(self.entries, len(self.entries)):
            runs = _RUN.findall(self.title_in(entry, "zh"))
            if runs and len(runs[0]) >= least:
                length = random.randint(least, min(most, len(runs[0])))
                start = random.randrange(len(runs[0]) - length + 1)
                yield runs[0][start : start + length]

    def words(self, random: random.Random, least: int = 5) -> Iterator[str]:
        """Yield words of English titles, in an order of chance."""
        for entry in random.sample(self.entries, len(self.entries)):
            words = [one for one in _WORD.findall(self.title_in(entry, "en")) if len(one) >= least]
            if words:
                yield random.choice(words)
