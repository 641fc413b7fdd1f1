// Saves the bill as it stands on the page: CSV that Excel opens as UTF-8, or an XLSX workbook.

// A spreadsheet takes a text that begins so for a formula.
const guarded = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function cells(row) {
  return [...row.cells].map((cell, index) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("del").forEach((one) => one.remove());
    copy.querySelectorAll(".q-sub").forEach((one) => one.prepend("\n"));
    const text = copy.textContent.trim();
    const isSum = index === row.cells.length - 1 && /^[\d,]+(\.\d\d)?$/.test(text);
    return isSum ? Number(text.replace(/,/g, "")) : guarded(text);
  });
}

function rowsOf(table, title, facts) {
  const shown = [...table.rows].filter((row) => !row.parentNode.hidden);
  const rows = shown.map((row) => {
    const [first, ...rest] = cells(row);
    return row.cells.length === 4 ? [first, ...rest] : [first, "", "", ...rest];
  });
  return [[title], [guarded(facts)], [guarded(location.href)], [], ...rows];
}

function csv(rows) {
  const quoted = (cell) => (/[",\n]/.test(cell) ? `"${String(cell).replace(/"/g, '""')}"` : cell);
  return `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function sheetXml(rows) {
  const cell = (value, column, row) => {
    const at = `r="${"ABCD"[column]}${row + 1}"`;
    if (typeof value === "number") return `<c ${at} s="1"><v>${value}</v></c>`;
    return value && `<c ${at} s="2" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  };
  const lines = rows.map(
    (row, index) => `<row r="${index + 1}">${row.map((value, column) => cell(value, column, index)).join("")}</row>`
  );
  const widths = [34, 60, 34, 16].map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData><autoFilter ref="A5:D${rows.length}"/></worksheet>`;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function workbook(rows) {
  const part = (name, kind) => `<Override PartName="/xl/${name}.xml" ContentType="${SHEETS}.${kind}+xml"/>`;
  const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (all) => `<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("sheet", "worksheet")}${part("styles", "styles")}</Types>`,
    "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="bill" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(relation("r1", "worksheet", "sheet.xml") + relation("r2", "styles", "styles.xml")),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="4" applyNumberFormat="1"><alignment vertical="top"/></xf><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    "xl/sheet.xml": sheetXml(rows),
  };
}

function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const little = (value, size) => Array.from({ length: size }, (_, index) => (value >>> (8 * index)) & 255);

// Stored, not packed: a bill is small.
function zip(files) {
  const [parts, index, encoder] = [[], [], new TextEncoder()];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`)];
    // Version 2.0, names in UTF-8, stored, the first day that the format knows.
    const head = [20, 0, 0, 8, 0, 0, 0, 0, 33, 0, ...little(crc(bytes), 4), ...little(bytes.length, 4), ...little(bytes.length, 4), ...little(path.length, 2), 0, 0];
    parts.push([80, 75, 3, 4, ...head, ...path], bytes);
    index.push(80, 75, 1, 2, 20, 0, ...head, ...little(0, 10), ...little(offset, 4), ...path);
    offset += 30 + path.length + bytes.length;
  }
  const count = little(Object.keys(files).length, 2);
  const end = [80, 75, 5, 6, 0, 0, 0, 0, ...count, ...count, ...little(index.length, 4), ...little(offset, 4), 0, 0];
  return [...parts, index, end].map((part) => new Uint8Array(part));
}

const FORMATS = {
  csv: { type: "text/csv;charset=utf-8", write: (rows) => [csv(rows)] },
  xlsx: { type: `${SHEETS}.sheet`, write: (rows) => zip(workbook(rows)) },
};

export function save(format, table, title, facts) {
  const { type, write } = FORMATS[format];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(write(rowsOf(table, title, facts)), { type }));
  link.download = `bill.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
