// Cuts what readers type into the terms of the index, as site_builder/assembly/search does with
// what is published. One table of cases holds the two together: tests/cases-search.

import { stem } from "./stem.js";

export const HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff";
const WORD = `(?:(?![${HAN}])[\\p{L}\\p{N}])+`;
const JOINT = /[.\-/'’&+]/;
const TOKEN = new RegExp(`([${HAN}]+)|${WORD}(?:[.\\-/'’&+]${WORD})*`, "gu");
const NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
const AREA = new RegExp(NUMBER + " ?(万)?(?:(亩|mu(?![a-z0-9]))|(公顷|(?:hectares?|ha)(?![a-z0-9]))|(平方公里|(?:km2|sq km|square kilomet(?:re|er)s?)(?![a-z0-9]))|平方米|平米|(?:m2|sqm|square met(?:re|er)s?)(?![a-z0-9]))", "g");
const SUM = new RegExp("(cny|rmb|usd|us\\$|\\$|¥)? ?" + NUMBER + " ?(万亿|千万|百万|亿|万|千|(?:thousand|million|billion|mn|bn|m|k)(?![a-z]))? ?(美元|元|(?:yuan|rmb|cny|usd)(?![a-z]))?", "g");
const DOCUMENT = /((?:19|20)[0-9]{2}) ?(年?[〕\])】〉]|年)? ?(?:第|no\.?)? ?([0-9]{1,5})(?![0-9.]) ?(号)?/g;
const SERIAL = /(?:第|no\.?) ?([0-9]{1,5})(?![0-9.])|(?:^|[^0-9.])([0-9]{1,5})(?= ?号)/g;
const FACTORS = { 千: 1e3, k: 1e3, thousand: 1e3, 万: 1e4, 百万: 1e6, m: 1e6, mn: 1e6, million: 1e6, 千万: 1e7, 亿: 1e8, bn: 1e9, billion: 1e9, 万亿: 1e12 };

// Traditional characters are folded too, once their table is there.
export function fold(text, simplified) {
  let folded = text.normalize("NFKC").toLowerCase();
  if (/[\u00c0-\u024f]/.test(folded)) folded = folded.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  folded = folded.replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1");
  return simplified ? Array.from(folded, (one) => simplified.get(one) || one).join("") : folded;
}

export const stemmed = (word) => (/^[a-z]{3,}$/.test(word) ? stem(word) : word);

// The runs of one script: {text, isHan, start, end}.
export function runs(folded) {
  return Array.from(folded.matchAll(TOKEN), (found) => ({
    text: found[0], isHan: found[1] !== undefined, start: found.index, end: found.index + found[0].length,
  }));
}

export function latinTerms(token) {
  if (/^[0-9]+\.[0-9]+$/.test(token)) return [token];
  const parts = token.replace(/['’]s$/, "").split(JOINT);
  const terms = parts.map(stemmed);
  return parts.length === 1 ? terms : [...terms, stemmed(parts.join(""))];
}

export function hanTerms(text, isShort) {
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  return isShort || text.length === 1 ? [...pairs, ...text] : pairs;
}

// The term across the border of two scripts, such as led封, or nothing where they do not touch.
export function border(first, second, folded) {
  const gap = folded.slice(first.end, second.start);
  if (first.isHan === second.isHan || (gap !== "" && gap !== " ")) return null;
  const before = first.isHan ? first.text.slice(-1) : first.text.split(JOINT).pop();
  return before + (second.isHan ? second.text[0] : second.text.split(JOINT)[0]);
}

// The terms of words side by side, such as tax bureau.
export function phrases(found, folded) {
  const both = found.slice(1).map((run, at) => [found[at], run]);
  return both.filter(([one, other]) => !one.isHan && !other.isHan && folded.slice(one.end, other.start) === " ")
    .map(([one, other]) => `${stemmed(one.text.split(JOINT).pop())} ${stemmed(other.text.split(JOINT)[0])}`);
}

// Areas and sums of a folded text: {kind, value, term, start, end}.
export function quantities(folded) {
  const found = [];
  const add = (kind, sign, value, start, length) => {
    found.push({ kind, value, term: sign + value, start, end: start + length });
  };
  const rest = folded.replace(AREA, (...match) => {
    const [whole, number, scale, mu, hectare, kilometre] = match;
    const unit = mu ? 1e4 / 15 : hectare ? 1e4 : kilometre ? 1e6 : 1;
    const metres = Number(number) * (scale ? 1e4 : 1) * unit;
    add("area", "□", Math.floor(metres + 0.5), match[match.length - 2], whole.length);
    return " ".repeat(whole.length);
  });
  for (const match of rest.matchAll(SUM)) {
    const [, before, number, scale, after] = match;
    if (!before && !after && (!scale || /^[千km]$/.test(scale))) continue;
    const isForeign = /\$|usd|美/.test(`${before} ${after}`);
    const sum = Math.floor(Number(number) * (FACTORS[scale] || 1) * 100 + 0.5) / 100;
    add("amount", isForeign ? "$" : "¥", sum, match.index, match[0].length);
  }
  return found;
}

export function documentTerms(folded) {
  const terms = [];
  for (const [, year, mark, serial, end] of folded.matchAll(DOCUMENT)) {
    if (end || (mark && mark !== "年")) terms.push(`#${year}/${Number(serial)}`);
  }
  for (const [, first, second] of folded.matchAll(SERIAL)) terms.push(`#${Number(first || second)}`);
  return terms;
}

// All terms of a text, as the index has them.
export function textTerms(text, isShort, simplified) {
  const folded = fold(text, simplified);
  const found = runs(folded), terms = isShort ? phrases(found, folded) : [];
  let last = null;
  for (const run of found) {
    const between = last && border(last, run, folded);
    if (between) terms.push(between);
    terms.push(...(run.isHan ? hanTerms(run.text, isShort) : latinTerms(run.text)));
    last = run;
  }
  return [...terms, ...quantities(folded).map((one) => one.term), ...documentTerms(folded)];
}

export function titleKey(folded) {
  return "=" + runs(folded).map((run) => run.text.replace(new RegExp(JOINT, "g"), "")).join("");
}
