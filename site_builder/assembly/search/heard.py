"""What pypinyin and OpenCC say of characters and names.

It is kept from one build to the next, since an edit takes less time than loading the two does.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from functools import cache

_FIRST, _LAST = 0x4E00, 0x9FFF
_sounds: dict[str, str] = {}
_readings: dict[str, tuple[str, ...]] = {}
_simplified: dict[int, str] = {}


def sound(character: str) -> str:
    """Return the commonest reading of a character, without its tone."""
    if character not in _sounds:
        from pypinyin import Style, pinyin

        _sounds[character] = str(pinyin(character, style=Style.NORMAL, v_to_u=False)[0][0])
    return _sounds[character]


def readings(text: str) -> tuple[str, ...]:
    """Return how each character of a Han text is read where it stands."""
    if text not in _readings:
        from pypinyin import lazy_pinyin

        _readings[text] = tuple(map(str, lazy_pinyin(text)))
    return _readings[text]


def simplified() -> Mapping[int, str]:
    """Return the simplified form of every character that has one, by code point."""
    if not _simplified:
        import opencc

        characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
        # A line each, so that no character is read as part of a phrase with its neighbour.
        converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
        pairs = zip(characters, converted, strict=True)
        _simplified.update((ord(one), other) for one, other in pairs if one != other)
    return _simplified


@cache
def common_characters() -> str:
    """Return the characters of everyday use, the first level of GB 2312, which sorts by sound.

    Browsers know the standard too, so that they need be told the sounds alone, run by run.
    """
    codes = bytes(
        byte for row in range(0xB0, 0xD8) for column in range(0xA1, 0xFF) for byte in (row, column)
    )
    return codes.decode("gb2312", errors="ignore")


def heard() -> bytes:
    """Return all that was said so far, to be kept."""
    return marshal.dumps((_sounds, _readings, _simplified))


def hear(kept: bytes) -> None:
    """Take up what was kept by the same program."""
    sounds, read, simple = marshal.loads(kept)
    _sounds.update(sounds)
    _readings.update(read)
    _simplified.update(simple)
