// Shows where a text says what was asked for.

import { HAN, stemmed } from "./tokens.js";

const PART = new RegExp(`[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");

// Folded character by character, so that places stay what they are in the text.
function foldedInPlace(text, simplified) {
  return Array.from(text, (one) => {
    const folded = one.normalize("NFKC").toLowerCase();
    const simple = (simplified && simplified.get(folded)) || folded;
    return simple.length === one.length ? simple : one;
  }).join("");
}

// Which places of a text are hits, for words, stems and pairs of Han characters.
function hits(text, wanted, simplified) {
  const folded = foldedInPlace(text, simplified), places = new Uint8Array(text.length);
  for (const phrase of wanted.phrases) {
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) places.fill(1, at, at + phrase.length);
  }
  for (const part of folded.matchAll(PART)) {
    const isWord = wanted.stems.has(stemmed(part[0])) || wanted.prefixes.some((one) => part[0].startsWith(one));
    if (isWord) places.fill(1, part.index, part.index + part[0].length);
  }
  return places;
}

// [[text, whether it is a hit], …]
function pieces(text, places, start, end) {
  const found = [];
  for (let at = start; at < end; at++) {
    const last = found[found.length - 1];
    if (last && last[1] === Boolean(places[at])) last[0] += text[at];
    else found.push([text[at], Boolean(places[at])]);
  }
  return found;
}

export function marked(text, wanted, simplified) {
  return pieces(text, hits(text, wanted, simplified), 0, text.length);
}

// Where a part of some length begins that holds most hits whole, with a little about them.
function fullest(places, length) {
  const runs = [];
  places.forEach((isHit, at) => {
    if (isHit && !places[at - 1]) runs.push([at, at]);
    if (isHit) runs[runs.length - 1][1] = at + 1;
  });
  let most = 0, start = 0;
  for (const [first] of runs) {
    const inside = runs.filter(([from, to]) => from >= first && to <= first + length);
    const sum = inside.reduce((all, [from, to]) => all + to - from, 0);
    if (sum <= most) continue;
    most = sum;
    const last = inside[inside.length - 1][1];
    start = Math.min(first, Math.max(first - 16, last + 4 - length, 0));
  }
  return Math.min(start, places.length - length);
}

// The part of a longer text in which most is said, marked.
export function excerpt(text, wanted, simplified) {
  const length = new RegExp(`[${HAN}]`).test(text) ? 80 : 170;
  const places = hits(text, wanted, simplified);
  if (text.length <= length) return pieces(text, places, 0, text.length);
  let start = fullest(places, length);
  while (start > 0 && start < text.length && /[a-z]/i.test(text[start - 1])) start++;
  const end = Math.min(text.length, start + length);
  const found = pieces(text, places, start, end);
  if (start > 0) found.unshift(["…", false]);
  if (end < text.length) found.push(["…", false]);
  return found;
}
