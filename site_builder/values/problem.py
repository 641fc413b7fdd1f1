"""Why a value cannot be read: the rule it breaks, the fact, and what to type instead."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.diagnostics import Message, Rule


class ValueProblem(ValueError):
    """A value that means nothing exact; the layer above knows where it stands in a file."""

    def __init__(self, rule: Rule, message: Message, hint: Message | None = None) -> None:
        """Keep the parts of the finding; the English template serves as the exception's text."""
        super().__init__(message.template.format_map(dict(message.values)))
        self.rule = rule
        self.message = message
        self.hint = hint


Refusal = Callable[[str, Message | None], ValueProblem]
"""Makes the problem for a text, with a hint better than the usual one if there is one."""
