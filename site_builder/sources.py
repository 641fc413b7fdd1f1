"""Reads YAML without losing where a value stands, and without YAML's surprises for clerks.

Every scalar stays the text that was typed: `NO`, `0739`, `1_000` and `12:30` mean themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

import yaml

from site_builder import codes, slips
from site_builder.diagnostics import Diagnostic, Location, Message, Rule, message

Data = dict[str, "Data"] | list["Data"] | str | None
Key = str | int

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
# A comment that a clerk means as one has a space after its sign.
_CUT_OFF = re.compile(r"([ \t]+)#[^\s#].*")
_MAY_CUT_OFF = re.compile(r"#[^\s#]")
_DEEP_BLOCKS = ("- " * 20, " " * 160)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_constant = "".format


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes without guessing at types: every scalar stays text, so tags are not needed."""

    # Called for each node out of C; a method of Python would take a third of the whole time.
    resolve = descend_resolver = ascend_resolver = staticmethod(_constant)


@dataclass(frozen=True)
class Source:
    """A YAML file as it was read: its text, its values, and where each of them stands."""

    path: str
    digest: bytes = field(repr=False)
    """The fingerprint of what the file holds."""
    read: Callable[[], str] = field(repr=False, compare=False)

    @cached_property
    def text(self) -> str:
        """What was typed."""
        return self.read()

    @cached_property
    def data(self) -> Data:
        """The values of the file."""
        return _data_of(self.path, self.text, [])

    def locate(self, keys: Sequence[Key] = (), *, at_key: bool = False) -> Location:
        """Return the place of the value below `keys`, or of the last of them that exists."""
        return _locate(self.path, _compose(self.text), keys, at_key=at_key)

    def locate_within(self, keys: Sequence[Key], fragment: str) -> Location:
        """Return the place of a fragment of the value below `keys`, or that of the whole value."""
        node = _find(_compose(self.text), keys)[1]
        if node is None or not fragment:
            return self.locate(keys)
        start = self.text.find(fragment, node.start_mark.index, node.end_mark.index)
        return (
            self.locate(keys) if start < 0 else place_at(self.path, self.text, start, len(fragment))
        )


def read_source(path: Path, name: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read a YAML file that findings call `name`; `None` where nothing can be made of it."""
    content, findings = read_content(path, name)
    return (None, findings) if content is None else source_of(content, name)


def source_of(content: bytes, name: str) -> tuple[Source | None, list[Diagnostic]]:
    """Make a source of what a YAML file holds."""
    text, findings = _decode(content, name)
    return (None, findings) if text is None else _parse(text, name, findings)


def parse_source(text: str, name: str) -> tuple[Source | None, list[Diagnostic]]:
    """Read YAML text, as `read_source` does."""
    return _parse(text, name, [])


def known_source(path: Path, name: str, digest: bytes) -> Source:
    """Return a source that was read before; the file is looked at when its words are wanted."""
    return Source(name, digest, partial(_known_text, path, name))


def content_digest(content: bytes) -> bytes:
    """Return the fingerprint of what a file holds."""
    return hashlib.blake2b(content, digest_size=16).digest()


def _known_text(path: Path, name: str) -> str:
    return read_text(path, name)[0] or ""


def _parse(
    text: str, name: str, findings: list[Diagnostic]
) -> tuple[Source | None, list[Diagnostic]]:
    if _is_suspicious(text) and (deep := _too_deep(text, name)):
        return None, [*findings, deep]
    try:
        data = _data_of(name, text, findings)
    except yaml.YAMLError as error:
        return None, [*findings, _syntax_finding(error, text, name)]
    source = Source(name, content_digest(text.encode("utf-8", "surrogatepass")), lambda: text)
    # A cached property: what has been read need not be read again.
    source.__dict__["data"] = data
    return source, findings


def _data_of(name: str, text: str, findings: list[Diagnostic]) -> Data:
    root = _compose(text)
    return _Reader(name, text, findings).data_of(root) if root is not None else None


def read_text(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Read a file as UTF-8 with lines that end in a line feed; `None` where it is no text."""
    content, findings = read_content(path, name)
    return (None, findings) if content is None else _decode(content, name)


def read_content(path: Path, name: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Read the bytes of a file that is not too large."""
    start = Location(name)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        reason = message(error.strerror) if error.strerror else str(error)
        said = message("the file cannot be read: {reason}", reason=reason)
        return None, [Diagnostic(start, codes.UNREADABLE, said)]
    if size > MAX_BYTES:
        said = message(
            "the file has {size} bytes, the limit is {limit}", size=size, limit=MAX_BYTES
        )
        hint = message("keep one record a file, and pictures outside the YAML")
        return None, [Diagnostic(start, codes.FILE_TOO_LARGE, said, hint)]
    return content, []


def _decode(content: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_encoding_finding(name, Location(name), "UTF-16")]
    findings = []
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
        hint = message("save the file as “UTF-8”, not “UTF-8 with BOM”")
        said = message("the file begins with a byte order mark")
        findings.append(Diagnostic(Location(name), codes.BYTE_ORDER_MARK, said, hint))
    try:
        return content.decode("utf-8").replace("\r\n", "\n"), findings
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        column = len(before) - (before.rfind("\n") + 1) + 1
        place = Location(name, before.count("\n") + 1, column)
        return None, [_encoding_finding(name, place, _guess_encoding(content))]


def _guess_encoding(content: bytes) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def _encoding_finding(name: str, place: Location, encoding: str) -> Diagnostic:
    said = message("the file is not UTF-8 text")
    if encoding:
        said = message("the file is not UTF-8 text; it looks like {encoding}", encoding=encoding)
    hint = message("open it in the editor and save it with the encoding UTF-8")
    return Diagnostic(place, codes.BAD_ENCODING, said, hint)


@lru_cache(maxsize=16)
def _compose(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


def _is_suspicious(text: str) -> bool:
    """Tell cheaply whether text may nest deeper than the recursive parser survives."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH or any(block in text for block in _DEEP_BLOCKS)


def _too_deep(text: str, name: str) -> Diagnostic | None:
    """Measure nesting with the event parser, which does not recurse."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                depth -= 1
            if depth > MAX_DEPTH:
                place = _place(name, event.start_mark, 1)
                said = message("values are nested more than {limit} deep", limit=MAX_DEPTH)
                return Diagnostic(place, codes.TOO_DEEP, said)
    except yaml.YAMLError:
        return None
    return None


def _syntax_finding(error: yaml.YAMLError, text: str, name: str) -> Diagnostic:
    if not isinstance(error, yaml.MarkedYAMLError):
        return _control_character(text, name)
    lines = text.split("\n")
    place = _place_of_error(error, name)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "\t" in line[: max(place.column, len(line) - len(line.lstrip()))]:
        said = message("a tab is used for indentation")
        place = Location(name, place.line, line.index("\t") + 1)
        return Diagnostic(place, codes.TAB, said, message("use two spaces instead of a tab"))
    return slips.syntax_finding(name, lines, place, error.problem or "")


def _place_of_error(error: yaml.MarkedYAMLError, name: str) -> Location:
    """Choose between where the parser gave up and where the faulty part begins."""
    mark = error.problem_mark or error.context_mark
    context = error.context or ""
    began_earlier = "simple key" in context or "flow" in context or "quoted" in context
    if began_earlier and error.context_mark is not None:
        mark = error.context_mark
    return Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)


def _control_character(text: str, name: str) -> Diagnostic:
    """Name the first character that YAML refuses; the parser tells its place in bytes only."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found is None:
        said = message("the file holds a character that YAML does not know")
        return Diagnostic(Location(name), codes.BAD_SYNTAX, said)
    said = message("here stands the control character {code}", code=f"U+{ord(found[0]):04X}")
    hint = message("delete it; it came in by copying from another program")
    return Diagnostic(place_at(name, text, found.start()), codes.BAD_SYNTAX, said, hint)


class _Reader:
    """Turns YAML nodes into plain values, and collects what is wrong with them on the way."""

    def __init__(self, name: str, text: str, findings: list[Diagnostic]) -> None:
        self.name = name
        self.text = text
        self.findings = findings
        self._seen: set[int] = set()
        # The first test is a quick one, as hardly any file passes it.
        may_be_cut = _MAY_CUT_OFF.search(text) and _CUT_OFF.search(text)
        self._lines = text.split("\n") if may_be_cut else []

    def data_of(self, node: yaml.Node) -> Data:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            self._report_alias()
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.data_of(item) for item in node.value]
        return self._mapping(node)

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        value: str = node.value
        if not node.style and value in _NULLS:
            return None
        if not node.style and len(value) > 1 and value[0] in "“‘" and value[-1] in "”’":
            said = message("the value stands in typographic quotes, which would be published")
            hint = message('use straight quotes: "{value}"', value=value[1:-1])
            self._add(node, codes.SMART_QUOTE, said, hint)
        if self._lines and not node.style:
            self._check_end(node, value)
        return value

    def _check_end(self, node: yaml.ScalarNode, value: str) -> None:
        """Find text that is cut off by a # which is no comment: 距出口 #3 匝道."""
        mark = node.end_mark
        cut = _CUT_OFF.match(self._lines[mark.line], mark.column)
        if cut:
            said = message("the text ends here: what follows # is a comment")
            typed = f"{value}{cut.group()}".replace('"', "'")
            hint = message('put the text in quotes: "{text}"', text=typed)
            place = Location(self.name, mark.line + 1, cut.start() + len(cut[1]) + 1)
            self.findings.append(Diagnostic(place, codes.COMMENT_IN_TEXT, said, hint))

    def _mapping(self, node: yaml.Node) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                said = message("a field's name must be plain text")
                self._add(key_node, codes.WRONG_TYPE, said)
                continue
            key = str(key_node.value)
            if key == "<<" and not isinstance(value_node, yaml.ScalarNode):
                self.data_of(value_node)
                continue
            if key in data:
                said = message("the field “{key}” is given twice", key=key)
                hint = message("delete one of the two")
                self._add(key_node, codes.DUPLICATE_KEY, said, hint)
                continue
            data[key] = self.data_of(value_node)
        return data

    def _report_alias(self) -> None:
        for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                place = _place(self.name, event.start_mark, len(event.anchor or "") + 1)
                said = message("YAML aliases (*{name}) are not allowed", name=event.anchor)
                hint = message("write the value out at each place")
                finding = Diagnostic(place, codes.ALIAS, said, hint)
                if finding not in self.findings:
                    self.findings.append(finding)

    def _add(self, node: yaml.Node, rule: Rule, said: Message, hint: Message | None = None) -> None:
        self.findings.append(Diagnostic(_node_place(self.name, node), rule, said, hint))


def _locate(
    name: str, node: yaml.Node | None, keys: Sequence[Key], *, at_key: bool = False
) -> Location:
    found_key, value = _find(node, keys)
    if found_key is None or value is None:
        return Location(name)
    return _node_place(name, found_key if at_key or isinstance(value, yaml.MappingNode) else value)


def _find(node: yaml.Node | None, keys: Sequence[Key]) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Follow keys to the last node that exists: that of its key, and that of its value."""
    found_key = node
    for key in keys:
        child = _child(node, key) if node is not None else None
        if child is not None:
            found_key, node = child
    return found_key, node


def _child(node: yaml.Node, key: Key) -> tuple[yaml.Node, yaml.Node] | None:
    """Find a key's node and its value's; keys that data does not have are passed over."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == key:
                return key_node, value_node
    return None


def _node_place(name: str, node: yaml.Node) -> Location:
    mark, end = node.start_mark, node.end_mark
    is_short = isinstance(node, yaml.ScalarNode) and mark.line == end.line
    return _place(name, mark, max(1, end.column - mark.column) if is_short else 1)


def _place(name: str, mark: Any, length: int) -> Location:
    return Location(name, mark.line + 1, mark.column + 1, length)


def place_at(name: str, text: str, index: int, length: int = 1) -> Location:
    """Return the place of the character at `index` of a text."""
    return Location(
        name, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), length
    )
