"""What can be wrong with a source, and where: findings as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that `check` looks for. The code never changes its meaning."""

    code: str
    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence yet to be said in a locale: an English template and what fills its places."""

    template: str
    values: tuple[tuple[str, object], ...] = ()


def message(template: str, **values: object) -> Message:
    """Make a message; the template is the msgid that the `.po` files translate."""
    return Message(template, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, which rule, what is wrong, and what to do about it."""

    location: Location
    rule: Rule
    message: Message
    hint: Message | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.rule.severity is Severity.ERROR


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sort findings as a reader goes through files: path, line, column, code; each only once."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda one: (one.location, one.rule.code, one.message.template))
