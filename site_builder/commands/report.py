"""Puts findings into words: for people, for editors, for scripts and for GitHub."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.commands.excerpt import excerpt
from site_builder.diagnostics import Diagnostic, Severity
from site_builder.locales import Words

FORMATS = ("text", "concise", "json", "github")
_EXCERPT_BYTES = 1_000_000


def format_findings(
    findings: Sequence[Diagnostic], form: str, words: Words, texts: Mapping[str, str]
) -> str:
    """Write findings in one of `FORMATS`; `texts` holds the sources by path, for excerpts."""
    if form == "json":
        return json.dumps([_as_json(one, words) for one in findings], ensure_ascii=False, indent=2)
    if form == "text":
        return "\n\n".join(_as_text(one, words, texts) for one in findings)
    line = _as_github if form == "github" else _as_concise
    return "\n".join(line(one, words) for one in findings)


def source_texts(root: Path, findings: Sequence[Diagnostic]) -> dict[str, str]:
    """Read the sources that findings point at, as far as they can be read."""
    texts = {}
    for path in sorted({one.location.path for one in findings}):
        file = root / path
        is_inside = file.resolve().is_relative_to(root.resolve())
        if is_inside and file.is_file() and file.stat().st_size <= _EXCERPT_BYTES:
            text = file.read_text(encoding="utf-8-sig", errors="replace")
            texts[path] = text.replace("\r\n", "\n")
    return texts


def _as_concise(finding: Diagnostic, words: Words) -> str:
    place, rule = finding.location, finding.rule
    said = words.text(finding.message)
    return f"{place.path}:{place.line}:{place.column}: {rule.severity} {rule.code} {said}"


def _as_github(finding: Diagnostic, words: Words) -> str:
    place, rule = finding.location, finding.rule
    where = f"file={place.path},line={place.line},col={place.column},title={rule.code}"
    said = words.text(finding.message)
    if finding.hint:
        said = f"{said} ({words.text(finding.hint)})"
    escaped = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{rule.severity} {where}::{escaped}"


def _as_json(finding: Diagnostic, words: Words) -> dict[str, object]:
    place, rule = finding.location, finding.rule
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "severity": str(rule.severity),
        "code": rule.code,
        "name": rule.name,
        "message": words.text(finding.message),
        "hint": words.text(finding.hint) if finding.hint else None,
    }


def _as_text(finding: Diagnostic, words: Words, texts: Mapping[str, str]) -> str:
    place, rule = finding.location, finding.rule
    severity = words.text("error" if rule.severity is Severity.ERROR else "warning")
    lines = [f"{severity}[{rule.code}]: {words.text(finding.message)}"]
    margin = " " * len(str(place.line))
    lines.append(f"{margin}--> {place.path}:{place.line}:{place.column}")
    lines.extend(excerpt(place, texts.get(place.path, ""), margin))
    if finding.hint:
        lines.append(f"{margin} = {words.text('hint')}: {words.text(finding.hint)}")
    return "\n".join(lines)
