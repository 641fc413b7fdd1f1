"""Telephone numbers of offices; private mobiles and identity numbers, which must stay out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.locales import load_words
from site_builder.values.numerals import fold, narrow
from site_builder.values.problem import ValueProblem

_COUNTRY = re.compile(r"(?:\+\s*86|0086|86(?=[- ]))[- ]*")
_EXTENSION = re.compile(r"\s*(?:转|分机|ext\.?|x|-|#)\s*(?P<extension>[0-9]{1,6})$", re.I)
# Codes of two digits after the 0 are 10 and 2x, all others have three; 0000 stands in samples.
_OFFICE = re.compile(r"\(?(?P<area>010|02[0-9]|0[03-9][0-9]{2})\)?[- ]*(?P<local>[1-9][0-9]{6,7})")
_SHORT = re.compile(r"1[0-2][0-9]{1,3}|9[56][0-9]{3,4}")
_SERVICE = re.compile(r"(?P<head>[48]00)[- ]*(?P<middle>[0-9]{3})[- ]*(?P<tail>[0-9]{4})")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_MOBILE_IN_TEXT = re.compile(
    r"(?<![0-9.])(?:\+?86[- ]?)?1[3-9][0-9]([- ]?)[0-9]{4}\1[0-9]{4}(?![0-9])"
)
_ID_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Phone:
    """An office's number as dialled in China: 0000-8123012, 12345, 400-800-1234."""

    number: str
    extension: str = ""
    published: str = ""

    @property
    def tel_uri(self) -> str:
        """Return the address that a phone dials, in the international form where there is one."""
        digits = self.number.replace("-", "")
        is_geographic = digits.startswith("0")
        extension = f";ext={self.extension}" if self.extension else ""
        return f"tel:+86{digits[1:]}{extension}" if is_geographic else f"tel:{digits}{extension}"


def parse_phone(text: str) -> Phone:
    """Read an office number, with or without +86 and an extension."""
    body = fold(text)
    if is_private_mobile(body):
        said = message("“{number}” is a mobile telephone number", number=text.strip())
        hint = message("write the number of the office or desk instead")
        raise ValueProblem(codes.PRIVATE_NUMBER, said, hint)
    country = _COUNTRY.match(body)
    dialled = _with_trunk_zero(body[country.end() :]) if country else body
    number = _number(dialled)
    if number:
        return Phone(number, "", text.strip())
    extension = _EXTENSION.search(dialled)
    number = _number(dialled[: extension.start()]) if extension else None
    if extension is None or number is None:
        raise _refusal(text, _hint(dialled))
    return Phone(number, extension["extension"], text.strip())


def _with_trunk_zero(dialled: str) -> str:
    """Put back the 0 that is left out after +86."""
    bare = dialled.lstrip("(")
    is_complete = bare.startswith(("0", "400", "800")) or _SHORT.fullmatch(bare)
    return bare if is_complete else f"0{bare.replace(')', '')}"


def _number(dialled: str) -> str | None:
    if _SHORT.fullmatch(dialled):
        return dialled
    if match := _SERVICE.fullmatch(dialled):
        return "-".join(match.groups())
    if match := _OFFICE.fullmatch(dialled):
        return f"{match['area']}-{match['local']}"
    return None


def _hint(dialled: str) -> Message | None:
    if not dialled:
        return message("write a number, or leave the line out")
    if re.search(r"[、,;/]", dialled):
        return message("write one number a line")
    if re.fullmatch(r"[1-9][0-9]{6,7}", dialled):
        return message("add the area code: 0000-{text}", text=dialled)
    return None


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not the telephone number of an office", value=text.strip())
    usual = message("write area code and number, such as 0000-8123012, or a line such as 12345")
    return ValueProblem(codes.BAD_PHONE, fact, hint or usual)


def format_phone(phone: Phone, locale: str) -> str:
    """Write a number with its extension: 0000-8123012转12, or 0000-8123012 ext. 12."""
    if not phone.extension:
        return phone.number
    words = load_words(locale)
    return words.text("{number} ext. {extension}", number=phone.number, extension=phone.extension)


def is_private_mobile(text: str) -> bool:
    """Whether the text is a mobile number and nothing else."""
    digits = re.sub(r"[- ()]", "", fold(text))
    return _MOBILE.fullmatch(re.sub(r"^(?:\+86|0086|86)", "", digits)) is not None


def find_private_numbers(text: str) -> list[tuple[int, int, str]]:
    """Find mobiles and identity numbers in running text: start, end, `mobile` or `id-number`."""
    plain = narrow(text)
    ids = [
        (match.start(), match.end(), "id-number")
        for match in _ID_IN_TEXT.finditer(plain)
        if _is_identity_number(match[0].upper())
    ]
    mobiles = [(m.start(), m.end(), "mobile") for m in _MOBILE_IN_TEXT.finditer(plain)]
    return sorted(ids + mobiles)


def _is_identity_number(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    if number[17] != _ID_CHECKS[total % 11]:
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return True
