"""The templates of the catalogue's pages: compiled once, strict, and escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    nodes,
    select_autoescape,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from site_builder.pages.edition import Edition
from site_builder.pages.page import Page


def clauses(text: str) -> Markup:
    """Keep the clauses of a Chinese headline whole, so that lines break between them."""
    first, *rest = text.replace("，", "，\n").split("\n")
    if not rest:
        return escape(text)
    return Markup("").join(
        Markup('<span class="q-clause">{}</span>').format(one) for one in (first, *rest)
    )


_SPECIAL = re.compile("[&<>\"']").search


def quoted(value: object) -> str:
    """Return a value as a page may hold it: as `escape` does, without a new object for most."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL(value)):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _QuotingCode(CodeGenerator):
    """Compiles templates to code that quotes what it puts out with `quoted`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.quoted(")


class _QuotingEnvironment(Environment):
    """Knows what compiled templates quote with."""

    code_generator_class = _QuotingCode
    quoted = staticmethod(quoted)


class _CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates by their names: a folder's name may be no valid UTF-8."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(f"quoted {name}")


class _PlainContext(Context):
    """Calls what a template calls and nothing else: none of our functions asks for its context."""

    @staticmethod
    def call(
        called: Callable[..., Any],
        *values: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        return called(*values, **named)


class Templates:
    """Sets pages of one edition in type."""

    def __init__(self, folder: Path, edition: Edition, compiled: Path | None = None) -> None:
        """Prepare the templates below `folder` for one language; keep what they compile to."""
        if compiled is not None:
            compiled.mkdir(parents=True, exist_ok=True)
        self._edition = edition
        self._environment = _QuotingEnvironment(
            loader=FileSystemLoader(folder, encoding="utf-8"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_CompiledTemplates(str(compiled)) if compiled else None,
            cache_size=-1,
        )
        self._environment.context_class = _PlainContext
        self._environment.globals.update(
            _=edition._,
            plural=edition.words.plural,
            locale=edition.locale,
            listed=edition.listed,
            to_come=edition.to_come,
            clauses=clauses,
            gap="" if edition.locale == "zh" else " ",
        )

    def render(self, page: Page) -> str:
        """Return a page's body."""
        top = page.root + ("../" if self._edition.prefix else "")
        template = self._environment.get_template(page.template)
        return template.render(page.view, root=page.root, top=top, img=f"{top}assets/q/img")

    def render_head(self, page: Page, values: dict[str, object]) -> str:
        """Return what a page tells machines."""
        return self._environment.get_template("head.html").render(values, page=page)
