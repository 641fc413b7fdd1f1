"""Groups of fields that several record types have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from site_builder import codes
from site_builder.diagnostics import message
from site_builder.models.fields import (
    AgencyId,
    Date,
    DocumentNumberField,
    FilePath,
    Identifier,
    Link,
    Model,
    Number,
    OwnerId,
    PhoneField,
    Plain,
    Text,
)
from site_builder.values.problem import ValueProblem


class Record(Model):
    """What every file of the catalogue has: an id, dates, and somebody who answers for it."""

    id: Identifier
    """The file's name without its ending; addresses and references use it."""
    name: Text
    """The name that readers see."""
    owner: OwnerId
    """The agency or town that answers for this record."""
    published: Date
    """The day on which it was first published."""
    verified: Verification | None = None
    """When it was last checked against reality, and by whom."""
    valid_until: Date | None = None
    """The last day on which it holds; left out if it has no end."""


class Verification(Model):
    """A check of a record against reality."""

    on: Date
    """The day of the check."""
    by: AgencyId
    """The agency that checked."""


class Basis(Model):
    """A document that something rests on: a law, a rule, a notice, an approval."""

    title: Text | None = None
    """The document's title, without 《》."""
    number: DocumentNumberField | None = None
    """Its number (文号), such as 发改价格〔2019〕1515号."""
    article: Plain | None = None
    """The article that counts, such as 第十三条."""
    issuer: Text | None = None
    """Who issued it."""
    dated: Date | None = None
    """The date on the document, which is not always the day it takes effect."""
    effective: Date | None = None
    """The day from which it holds."""
    published: Date | None = None
    """The day on which it was made public."""
    ended: Date | None = None
    """The last day on which it held, once it has been repealed or replaced."""
    link: Link | None = None
    """Where its text can be read."""

    @model_validator(mode="after")
    def _is_named(self) -> Basis:
        if self.title is None and self.number is None:
            said = message("a basis needs a title or a number")
            hint = message("write number: 发改价格〔2019〕1515号, or title: with zh and en")
            raise ValueProblem(codes.MISSING_FIELD, said, hint)
        return self


class Desk(Model):
    """Where readers can ask: an office desk, never a person."""

    name: Text
    """The desk's name."""
    phone: PhoneField
    """Office telephone."""
    email: Plain | None = None
    """Office mail address."""
    address: Text | None = None
    """Where the desk is."""
    hours: Text | None = None
    """When it is staffed."""
    reply: Text | None = None
    """How soon it promises to reply."""
    languages: Text | None = None
    """The languages it speaks."""


class Place(Model):
    """A point on the map."""

    latitude: Annotated[Number, Field(ge=-90, le=90)]
    """Degrees north."""
    longitude: Annotated[Number, Field(ge=-180, le=180)]
    """Degrees east."""
    datum: Plain
    """The coordinate system, such as CGCS2000, WGS84 or GCJ-02."""


class Fact(Model):
    """A labelled line of information: what, and how it is."""

    name: Text
    """What the line is about."""
    value: Text
    """What there is to say."""


class Image(Model):
    """A picture."""

    file: FilePath
    """The file below projects/."""
    caption: Text
    """What is to be seen, read out to those who cannot see it."""


class Attachment(Model):
    """A file that readers can download."""

    file: FilePath
    """The file below projects/."""
    title: Text
    """What the file is."""


Record.model_rebuild()
