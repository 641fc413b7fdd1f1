"""The kinds of fields that records are made of: how typed text becomes a value, and its schema."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import core_schema

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.values.area import Area, parse_area
from site_builder.values.dates import PartialDate, parse_date, parse_partial_date
from site_builder.values.document_number import DocumentNumber, parse_document_number
from site_builder.values.duration import Duration, parse_duration
from site_builder.values.measure import Measure, parse_measure
from site_builder.values.money import Money, parse_money
from site_builder.values.phones import Phone, parse_phone
from site_builder.values.prices import Share, UnitPrice, parse_share, parse_unit_price
from site_builder.values.problem import ValueProblem
from site_builder.values.text import LocalizedText, localized_text

Value = TypeVar("Value")


class Model(BaseModel):
    """A group of fields: immutable, and strict about what it is given."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        # Most runs read records of few types; a validator is built when its first record comes.
        defer_build=True,
    )

    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]
        """Yield the fields with their values; what was worked out of them is left out."""
        return ((name, getattr(self, name)) for name in type(self).model_fields)


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field whose text is the id of a record of this kind."""

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        """Read the id; facts have names of their own form."""
        parse = parse_plain if self.kind == "fact" else parse_identifier
        return core_schema.no_info_plain_validator_function(_from_text(parse))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Describe the field to editors."""
        return {"type": "string", "description": f"id: {self.kind}"}


@dataclass(frozen=True, slots=True)
class IsFile:
    """Marks a field whose text is the path of a file beside the catalogue."""


def _from_text(parse: Callable[[str], Value]) -> Callable[[Any], Value]:
    def validate(value: Any) -> Value:
        if not isinstance(value, str):
            said = message("here stands {kind}, a text is expected", kind=kind_of(value))
            raise ValueProblem(codes.WRONG_TYPE, said)
        return parse(value)

    return validate


def kind_of(value: object) -> object:
    """Name what kind of value a clerk typed."""
    if isinstance(value, dict):
        return message("a group of fields")
    if isinstance(value, list):
        return message("a list")
    if value is None:
        return message("nothing")
    return message("the text “{value}”", value=str(value)[:40])


def _schema(description: str, example: str, *, numbers: bool = False) -> WithJsonSchema:
    kinds: Any = ["string", "number"] if numbers else "string"
    return WithJsonSchema({"type": kinds, "description": description, "examples": [example]})


def parse_number(text: str) -> Decimal:
    """Read a plain number; thousands separators are allowed."""
    try:
        number = Decimal(text.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or (number and not -15 <= number.adjusted() <= 15):
        said = message("“{value}” is not a number", value=text)
        raise ValueProblem(codes.BAD_NUMBER, said, message("write figures only, such as 12.5"))
    return number


def parse_count(text: str) -> int:
    """Read a whole number that is not negative."""
    number = parse_number(text)
    if not 0 <= number <= 10**12 or number != int(number):
        said = message("“{value}” is not a whole number of zero or more", value=text)
        raise ValueProblem(codes.BAD_NUMBER, said, message("write figures only, such as 260"))
    return int(number)


_YES = frozenset({"yes", "true", "on", "y", "是"})
_NO = frozenset({"no", "false", "off", "n", "否"})


def parse_flag(text: str) -> bool:
    """Read yes or no."""
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    said = message("“{value}” is neither yes nor no", value=text)
    raise ValueProblem(codes.WRONG_TYPE, said, message("write yes or no"))


_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def parse_identifier(text: str) -> str:
    """Read an id: kebab-case ASCII, as in file names and addresses."""
    if not _IDENTIFIER.fullmatch(text):
        said = message("“{value}” cannot be an id", value=text)
        hint = message("use small letters a-z, figures and hyphens, such as tea-food")
        raise ValueProblem(codes.BAD_FILE_NAME, said, hint)
    return text


def parse_plain(text: str) -> str:
    """Read a line of text that needs no translation, such as a code or an address."""
    plain = text.strip()
    if not plain:
        raise ValueProblem(codes.BAD_TEXT, message("the text is empty"))
    return plain


_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def parse_link(text: str) -> str:
    """Read a link to the outside; only schemes that cannot run code are let through."""
    link = text.strip()
    if not link.lower().startswith(_SCHEMES):
        said = message("the link “{value}” has a scheme that is not allowed", value=text)
        raise ValueProblem(codes.BAD_LINK, said, message("begin with https://, mailto: or tel:"))
    return link


def _parse_text(value: Any) -> LocalizedText:
    if isinstance(value, dict):
        wrong = next((one for one in value.items() if not isinstance(one[1], str)), None)
        if wrong is None:
            return localized_text(value)
        said = message("the text in “{locale}” is empty", locale=wrong[0])
        if wrong[1] is not None:
            kind = kind_of(wrong[1])
            said = message("the text in “{locale}” is {kind}", locale=wrong[0], kind=kind)
        raise ValueProblem(codes.BAD_TEXT, said, message("write the text, or leave the line out"))
    if isinstance(value, str):
        return localized_text(value)
    said = message("here stands {kind}, a text is expected", kind=kind_of(value))
    hint = message("write zh: and en: below it, each with a text")
    raise ValueProblem(codes.WRONG_TYPE, said, hint)


Text = Annotated[
    LocalizedText,
    PlainValidator(_parse_text),
    WithJsonSchema(
        {
            "description": "zh and en side by side",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
                    "additionalProperties": {"type": "string"},
                    "required": ["zh"],
                },
            ],
        }
    ),
]
Plain = Annotated[
    str, PlainValidator(_from_text(parse_plain)), _schema("plain text", "ZJ-01", numbers=True)
]
Identifier = Annotated[str, PlainValidator(_from_text(parse_identifier)), _schema("id", "tea-food")]
Flag = Annotated[
    bool,
    PlainValidator(_from_text(parse_flag)),
    # Editors follow YAML 1.2, in which yes and no are texts.
    WithJsonSchema({"enum": ["yes", "no", True, False]}),
]
Number = Annotated[
    Decimal, PlainValidator(_from_text(parse_number)), _schema("number", "12.5", numbers=True)
]
Count = Annotated[
    int, PlainValidator(_from_text(parse_count)), _schema("whole number", "260", numbers=True)
]
MoneyField = Annotated[Money, PlainValidator(_from_text(parse_money)), _schema("money", "1.2亿元")]
AreaField = Annotated[Area, PlainValidator(_from_text(parse_area)), _schema("area", "80亩")]
PriceField = Annotated[
    UnitPrice, PlainValidator(_from_text(parse_unit_price)), _schema("price", "18.05元/平方米")
]
ShareField = Annotated[Share, PlainValidator(_from_text(parse_share)), _schema("share", "1.2‰")]


def _parse_part(text: str) -> Share:
    part = parse_share(text)
    if part.amount > 1:
        said = message("{value} is more than the whole", value=text)
        raise ValueProblem(codes.BAD_RATE, said, message("write 100% or less"))
    return part


PartField = Annotated[
    Share, PlainValidator(_from_text(_parse_part)), _schema("part of a whole", "50%")
]
DurationField = Annotated[
    Duration, PlainValidator(_from_text(parse_duration)), _schema("duration", "20个工作日")
]
MeasureField = Annotated[
    Measure, PlainValidator(_from_text(parse_measure)), _schema("figure", "1000万元", numbers=True)
]
Date = Annotated[
    datetime.date,
    PlainValidator(_from_text(parse_date)),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-11-18"]}),
]
PartialDateField = Annotated[
    PartialDate,
    PlainValidator(_from_text(parse_partial_date)),
    _schema("date", "2029-06", numbers=True),
]
DocumentNumberField = Annotated[
    DocumentNumber,
    PlainValidator(_from_text(parse_document_number)),
    _schema("文号", "发改价格〔2019〕1515号"),
]
PhoneField = Annotated[
    Phone,
    PlainValidator(_from_text(parse_phone)),
    _schema("telephone", "0000-8123012", numbers=True),
]
Link = Annotated[str, PlainValidator(_from_text(parse_link)), _schema("link", "https://")]
FilePath = Annotated[
    str, PlainValidator(_from_text(parse_plain)), IsFile(), _schema("file", "images/x.jpg")
]


ProjectId = Annotated[str, RefersTo("project")]
ParkId = Annotated[str, RefersTo("park")]
IndustryId = Annotated[str, RefersTo("industry")]
PolicyId = Annotated[str, RefersTo("policy")]
FeeItemId = Annotated[str, RefersTo("fee-item")]
AgencyId = Annotated[str, RefersTo("agency")]
TownId = Annotated[str, RefersTo("town")]
OwnerId = Annotated[str, RefersTo("owner")]
FactId = Annotated[str, RefersTo("fact")]
