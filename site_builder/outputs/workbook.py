"""Workbooks: the few parts of an XLSX file (ECMA-376) that tables need, written as text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from site_builder.outputs.columns import Cell, Kind
from site_builder.outputs.formats import guarded, number_digits
from site_builder.outputs.packages import pack
from site_builder.outputs.xml_text import escaped

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PLAIN, _HEAD, _WHOLE, _INTEGER, _NUMBER, _DATE, _LINES = range(7)
"""The styles of cells, in the order of the style sheet."""
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="#,##0.##########"/>'
    '<numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFE2EEF5"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    + "".join(
        f'<xf numFmtId="{form}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for form in (3, 1, 164, 165)
    )
    + '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_STYLE_OF_KIND = {"number": _NUMBER, "integer": _INTEGER, "date": _DATE}
_DAY_ZERO = datetime.date(1899, 12, 30).toordinal()
_ROW_NUMBER = "\0"
"""Stands for the number of a row until it has its place; no text in XML holds it."""
_LONGEST = 32_000
"""A cell holds no more characters than about that."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a frozen head."""

    name: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[str]
    """Each as `sheet_row` writes it."""
    is_filtered: bool = True

    @property
    def extent(self) -> tuple[str, int]:
        """Return the last column and the last row."""
        return _letters(len(self.headings) - 1), len(self.rows) + 1


def workbook_file(sheets: Sequence[Sheet], title: str, creator: str, as_of: datetime.date) -> bytes:
    """Write sheets as one XLSX file: the same sheets, the same bytes."""
    names = _names(len(sheets))
    in_package = {
        "xl/workbook.xml": f"{_OFFICE}/officeDocument",
        "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
    }
    in_book = {
        **dict.fromkeys(names, f"{_OFFICE}/worksheet"),
        "styles.xml": f"{_OFFICE}/styles",
    }
    parts = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _relations(in_package),
        "docProps/core.xml": _properties(title, creator, as_of),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(in_book),
        "xl/styles.xml": _STYLES,
    }
    for name, sheet in zip(names, sheets, strict=True):
        parts[f"xl/{name}"] = "".join(_sheet(sheet))
    return pack((name, f"{_DECLARATION}{part}".encode()) for name, part in parts.items())


def _names(count: int) -> list[str]:
    return [f"worksheets/sheet{number}.xml" for number in range(1, count + 1)]


def _content_types(names: Sequence[str]) -> str:
    types = {
        "/xl/workbook.xml": f"{_TYPES}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/xl/{name}": f"{_TYPES}.worksheet+xml" for name in names},
    }
    overrides = (
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>' + "".join(overrides) + "</Types>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    found = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'


def _properties(title: str, creator: str, as_of: datetime.date) -> str:
    stamps = (
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{as_of.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(creator)}</dc:creator>"
        f"{''.join(stamps)}</cp:coreProperties>"
    )


def _book(sheets: Sequence[Sheet]) -> str:
    named = (
        f'<sheet name="{escaped(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(named)}</sheets>"
        f"<definedNames>{''.join(_filters(sheets))}</definedNames></workbook>"
    )


def _filters(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Name what each filter covers, without which some programs do not show it."""
    for number, sheet in enumerate(sheets):
        if sheet.is_filtered:
            column, row = sheet.extent
            name = escaped(sheet.name.replace("'", "''"))
            yield (
                f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
                f"'{name}'!$A$1:${column}${row}</definedName>"
            )


def _sheet(sheet: Sheet) -> Iterator[str]:
    letters = _row_letters(len(sheet.headings))
    yield (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/><cols>'
    )
    for number, width in enumerate(sheet.widths, start=1):
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield '</cols><sheetData><row r="1">'
    for letter, heading in zip(letters, sheet.headings, strict=True):
        yield _text(f'<c r="{letter}1" s="{_HEAD}"', heading)
    yield "</row>"
    for number, row in enumerate(sheet.rows, start=2):
        yield row.replace(_ROW_NUMBER, str(number))
    yield "</sheetData>"
    if sheet.is_filtered:
        column, last = sheet.extent
        yield f'<autoFilter ref="A1:{column}{last}"/>'
    yield "</worksheet>"


def sheet_row(kinds: Sequence[Kind], cells: Sequence[Cell]) -> str:
    """Write a row that may stand anywhere in a sheet."""
    letters = _row_letters(len(kinds))
    written = "".join(
        _cell(f'<c r="{letter}{_ROW_NUMBER}"', kind, cell)
        for letter, kind, cell in zip(letters, kinds, cells, strict=True)
        if cell is not None
    )
    return f'<row r="{_ROW_NUMBER}">{written}</row>'


@cache
def _row_letters(count: int) -> tuple[str, ...]:
    return tuple(map(_letters, range(count)))


def _letters(index: int) -> str:
    """Return the letters of a column: A to Z, AA, AB and so on."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _cell(opened: str, kind: Kind, cell: Cell) -> str:
    if isinstance(cell, str):
        # No spreadsheet may take a text for a formula, now or once it is saved as CSV.
        text = guarded(cell[:_LONGEST])
        return _text(f'{opened} s="{_LINES}"' if "\n" in text else opened, text)
    if isinstance(cell, bool):
        return f'{opened} t="b"><v>{cell:d}</v></c>'
    style = _STYLE_OF_KIND[kind]
    if isinstance(cell, datetime.date):
        return f'{opened} s="{style}"><v>{cell.toordinal() - _DAY_ZERO}</v></c>'
    if not isinstance(cell, Decimal):
        return f'{opened} s="{style}"><v>{cell}</v></c>'
    digits = number_digits(cell)
    is_whole = kind == "number" and "." not in digits
    return f'{opened} s="{_WHOLE if is_whole else style}"><v>{digits}</v></c>'


def _text(opened: str, text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'{opened} t="inlineStr"><is><t{space}>{escaped(text)}</t></is></c>'
