// Understands what was typed: words to look up, sums and areas to filter by.

import { border, documentTerms, fold, hanTerms, latinTerms, phrases, quantities, runs, titleKey } from "./tokens.js";

const STOP_HAN = /我?(?:想要?|打算|准备|计划)投资|我?想?了解一下|我想要?|我要|想要|请问|有没有|相关规定|应该|有哪些|有什么|是什么|什么|哪些|哪里|哪儿|怎么样?|怎样|如何|多少|可以|能不能|能否|需要|一个|一些|我们|你们|(?:什么|哪个|哪些)?地方|关于|帮我|请|吗|呢|的|了|我|你|想/g;
export const STOP_WORDS = new Set("a about am an and any are at be by can could do does for get give from have how i in is it know learn looking me more much my near need of on or our please should show some tell the there to want we what where which who with would you".split(" "));
const GENERIC = new Set("business businesses company companies cost costs department departments fee fees find handle handles information invest investing investment list office offices project projects".split(" "));
const FILLERS = /总?投资额?|金额|资金|面积|用地|占地|土地|招商|项目|的|invest(?:ment|ing)?|land|area|projects?/g;
const AT_MOST = /(不超过|不高于|不大于|低于|少于|小于|至多|最多|under|below|less than|up to|at most|no more than|<=?|≤) ?(?:约|about)? ?$/;
const AT_LEAST = /(不低于|不少于|不小于|超过|大于|高于|多于|至少|最少|over|above|more than|at least|no less than|>=?|≥) ?(?:约|about)? ?$/;
const OR_LESS = /^ ?(及?以下|以内|之内|or less|or below)/;
const OR_MORE = /^ ?(及?以上|起|or more|or above|\+)/;
const UNIT = "(?:万亿|千万|百万|亿|万|thousand|million|billion|mn|bn)? ?(?:美元|元|yuan|rmb|cny|usd|亩|mu(?![a-z])|公顷|hectares?|ha(?![a-z])|平方米|平方公里|m2|km2)?";
const SHARED_UNIT = new RegExp(`([0-9.]+) ?(-|–|—|~|至|到|to|and) ?([0-9.]+ ?(${UNIT}))`, "g");
const BETWEEN = /^ ?(?:-|–|—|~|至|到|to|and) ?(?:cny|rmb|usd|\$|¥)? ?$/;
const ABOUT = /(?:大?约|大概|近|about|around|approximately|some) ?$/;
const OR_SO = /^ ?(?:左右|上下|or so)/;
const DIGITS = "零一二三四五六七八九";

// Sums in characters, 五千万 or 一亿二千万, in figures.
function figures(text) {
  return text.replace(/[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*(?=元|美元|亩|公顷|平方|以|$)/g, (said) => {
    if (!/[十百千万亿]/.test(said)) return said;
    let sum = 0, part = 0, digit = 0;
    for (const one of said.replace(/两/g, "二").replace(/〇/g, "零")) {
      const value = DIGITS.indexOf(one), small = { 十: 10, 百: 100, 千: 1000 }[one];
      if (value >= 0) digit = value;
      else if (small) { part += (digit || 1) * small; digit = 0; }
      else if (one === "万") { sum += (part + digit) * 1e4; part = digit = 0; }
      else { sum = (sum + part + digit) * 1e8; part = digit = 0; }
    }
    const whole = sum + part + digit;
    return whole >= 1e4 ? `${whole / 1e4}万` : String(whole);
  });
}

// {key, units, bonus, filters}: a unit is one thing that was asked for, with its term.
export function understand(typed, simplified) {
  const folded = fold(typed, simplified).trim();
  const said = figures(folded).replace(SHARED_UNIT, (all, first, joint, second, unit) => (unit.trim() ? `${first}${unit} ${joint} ${second}` : all));
  const { filters, terms, rest } = limits(said);
  const { own, bonus, spoken } = words(rest, Object.keys(filters).length > 0);
  const units = terms.map((term) => ({ term, weight: 1.5 }));
  // Whoever types a document's number wants that document, not others of the year or the issuer.
  const { sure, loose } = documents(folded);
  for (const term of sure) {
    if (term.includes("/")) units.push({ term, weight: 12 });
    else bonus.push({ term, weight: 1 });
  }
  for (const term of loose) bonus.push({ term, weight: 3 });
  return {
    folded,
    key: titleKey(folded),
    units: [...units, ...own],
    bonus,
    spoken,
    filters,
  };
}

const longer = (one, other) => (one && other ? (one[0].length > other[0].length ? [one, null] : [null, other]) : [one, other]);

// Takes sums and areas out of the text: as limits where one is said, else as terms.
function limits(said) {
  const filters = {}, terms = [], spans = [];
  const found = quantities(said).sort((one, other) => one.start - other.start);
  found.forEach((one, at) => {
    const next = found[at + 1], before = said.slice(0, one.start), after = said.slice(one.end);
    const isPair = next && next.kind === one.kind && BETWEEN.test(said.slice(one.end, next.start));
    // Of 不超过 and 超过, and of no less than and less than, the longer is meant.
    const [least, most] = longer(before.match(AT_LEAST), before.match(AT_MOST));
    const more = after.match(OR_MORE), less = after.match(OR_LESS);
    const about = before.match(ABOUT), so = after.match(OR_SO);
    const mark = least || most || about, tail = more || less || so;
    const limit = filters[one.kind] || {};
    if (isPair) limit.min = one.value;
    else if (at && found[at - 1].isPair) limit.max = one.value;
    else if (least || more) limit.min = one.value;
    else if (most || less) limit.max = one.value;
    else if (about || so) Object.assign(limit, { min: one.value * 0.8, max: one.value * 1.25 });
    else terms.push(one.term);
    one.isPair = isPair;
    if (limit.min !== undefined || limit.max !== undefined) filters[one.kind] = limit;
    spans.push([one.start - (mark ? mark[0].length : 0), (isPair ? next.start : one.end) + (tail ? tail[0].length : 0)]);
  });
  let rest = said;
  for (const [start, end] of spans) rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  return { filters, terms, rest: spans.length ? rest.replace(/\bbetween\b|介于|之间/g, " ") : rest };
}

function words(rest, isFiltered) {
  let text = isFiltered ? rest.replace(FILLERS, " ") : rest;
  const kept = text.replace(STOP_HAN, (stop) => " ".repeat(stop.length));
  const own = [], bonus = [];
  if (isFiltered || runs(kept).length) {
    // What only asks may still be part of a name: 地方教育附加.
    for (const [stop] of text.matchAll(STOP_HAN)) if (/^(?:地方|关于|需要|可以)$/.test(stop)) bonus.push({ term: stop, weight: 0.3 });
    text = kept;
  }
  for (const term of phrases(runs(text), text)) bonus.push({ term, weight: 1 });
  let found = runs(text);
  const spoken = text.split(/[^a-z ]/).map((part) => part.split(" ").filter(Boolean));
  const telling = found.filter((run) => run.isHan || !STOP_WORDS.has(run.text));
  if (telling.length) found = telling;
  // Words that half of the site says count little beside others, and least in a sentence.
  const isSentence = telling.length > 0 && telling.length < runs(text).length;
  const isGeneric = (run) => !run.isHan && GENERIC.has(run.text);
  const hasOthers = !found.every(isGeneric);
  found.forEach((run, at) => {
    const last = found[at - 1];
    const between = last && border(last, run, text);
    if (between) bonus.push({ term: between, weight: 1 });
    if (run.isHan) {
      if (/^[第号年在办做找去看交要用有]$/.test(run.text) && found.length > 1) return;
      hanTerms(run.text).forEach((term, place) => own.push({ term, weight: 1, run: run.text, place }));
      return;
    }
    if (hasOthers && isGeneric(run)) {
      bonus.push({ term: latinTerms(run.text)[0], weight: isSentence ? 0.3 : 1 });
      return;
    }
    for (const term of latinTerms(run.text)) own.push({ term, weight: 1, word: run.text });
    if (/^[0-9]{1,5}$/.test(run.text)) bonus.push({ term: `#${Number(run.text)}`, weight: 1 });
    if (last && !last.isHan && /[0-9]/.test(last.text + run.text)) {
      bonus.push({ term: last.text + run.text, weight: 2 });
      const first = found[at - 2];
      if (first && !first.isHan) bonus.push({ term: first.text + last.text + run.text, weight: 2 });
    }
  });
  return { own, bonus, spoken };
}

// Document numbers as readers type them, too: 2019 1515, 2019-1515, 20191515, no. 1515 of 2019.
// Beside other letters such figures may as well be a code, and beside units a sum.
function documents(folded) {
  const sure = documentTerms(folded), loose = [];
  for (const [, year, serial, unit] of folded.matchAll(/((?:19|20)[0-9]{2})(?:[^0-9a-z\u4e00-\u9fff]{1,3}|年)(?:第|no\.?)? ?([0-9]{1,5})(?![0-9.]) ?([万亿元亩月]|million|ha|mu)?/g)) {
    if (!unit) loose.push(`#${year}/${Number(serial)}`);
  }
  for (const [, first, second, year] of folded.matchAll(/(?:no\.? ?([0-9]{1,5}) (?:of|\/)|([0-9]{1,5}) ?号) ?((?:19|20)[0-9]{2})/g)) loose.push(`#${year}/${Number(first || second)}`);
  const joined = folded.match(/^((?:19|20)[0-9]{2})([0-9]{2,4})$/);
  if (joined) loose.push(`#${joined[1]}/${Number(joined[2])}`);
  const isCode = /[a-z]/.test(folded.replace(/\b(no|of)\b/g, ""));
  return { sure: [...new Set([...sure, ...(isCode ? [] : loose)])], loose: isCode ? loose : [] };
}
