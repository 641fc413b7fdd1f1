"""Numbers of official documents (文号), brought to the form that law prints them in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder import codes
from site_builder.diagnostics import Message, message
from site_builder.values.chinese_numerals import in_figures
from site_builder.values.numerals import narrow
from site_builder.values.problem import ValueProblem

_OPEN, _CLOSE = r"[\[(【〔﹝]", r"[\])】〕﹞]"
_ISSUER = r"(?P<issuer>[\u4e00-\u9fffA-Za-z0-9]*[\u4e00-\u9fff]+)"
_BRACKETED = re.compile(
    rf"{_ISSUER}\s*{_OPEN}\s*(?P<year>[0-9]+)\s*年?\s*{_CLOSE}\s*(?:第\s*)?(?P<serial>[0-9]+)\s*号?文?"
)
_YEARLY = re.compile(rf"{_ISSUER}\s*(?P<year>[0-9]{{4}})\s*年\s*第?\s*(?P<serial>[0-9]+)\s*号")
_ORDER = re.compile(rf"{_ISSUER}\s*第\s*(?P<serial>[0-9]+)\s*号")
_NOTE = re.compile(r"(?P<body>.+?)\s*\((?P<note>[^()0-9]+)\)")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """An issuer's code, a year if there is one, a serial number; a note such as 示例."""

    issuer_code: str
    year: int | None
    serial: str
    published: str = ""
    note: str = ""
    is_bracketed: bool = True

    @property
    def normalised(self) -> str:
        """Return the number as law prints it: 皖价费〔2017〕5号, 国务院令第481号."""
        return f"{self.issuer_code}{self._tail}"

    @property
    def display(self) -> str:
        """Return the number with its note in brackets, as it stands on a page."""
        return f"{self.normalised}（{self.note}）" if self.note else self.normalised

    @property
    def search_keys(self) -> tuple[str, ...]:
        """Return what a reader may type to find the document: whole, without issuer, in figures."""
        figures = f"{self.year} {self.serial}" if self.year else self.serial
        return (self.normalised, self._tail, f"{self.issuer_code} {figures}")

    @property
    def _tail(self) -> str:
        if self.year is None:
            return f"第{self.serial}号"
        if self.is_bracketed:
            return f"〔{self.year}〕{self.serial}号"
        return f"{self.year}年第{self.serial}号"


def parse_document_number(text: str) -> DocumentNumber:
    """Read a number with any brackets around the year, or an order's or announcement's number."""
    body, note = _split_note(narrow(text).strip())
    match = _BRACKETED.fullmatch(body) or _YEARLY.fullmatch(body) or _ORDER.fullmatch(body)
    if match is None:
        raise _refusal(text, _hint(body))
    year = match.groupdict().get("year")
    if year is not None and not 1949 <= int(year) <= 2199:
        raise _refusal(text, message("write the year with four digits, such as 〔2026〕"))
    return DocumentNumber(
        issuer_code=match["issuer"],
        year=int(year) if year else None,
        serial=match["serial"].lstrip("0") or "0",
        published=text.strip(),
        note=note,
        is_bracketed=match.re is _BRACKETED,
    )


def _split_note(body: str) -> tuple[str, str]:
    match = _NOTE.fullmatch(body)
    return (match["body"], match["note"].strip()) if match else (body, "")


def _hint(body: str) -> Message | None:
    if not body:
        return message("write the document's number, or leave the line out")
    figures = in_figures(body)
    if figures != body and (_BRACKETED.fullmatch(figures) or _ORDER.fullmatch(figures)):
        return message("write {example}", example=figures)
    if "、" in body:
        return message("write one number a line")
    return None


def _refusal(text: str, hint: Message | None = None) -> ValueProblem:
    fact = message("“{value}” is not the number of a document", value=text.strip())
    usual = message("write it as 皖价费〔2017〕5号, 国务院令第481号 or 财政部公告2023年第8号")
    return ValueProblem(codes.BAD_DOCUMENT_NUMBER, fact, hint or usual)
