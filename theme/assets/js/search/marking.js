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

// The part of a longer text in which most is said, marked.
export function excerpt(text, wanted, simplified) {
  const length = new RegExp(`[${HAN}]`).test(text) ? 80 : 170;
  const places = hits(text, wanted, simplified);
  if (text.length <= length) return pieces(text, places, 0, text.length);
  let sum = 0, best = -1, start = 0;
  for (let at = 0; at < text.length; at++) {
    sum += places[at] - (at >= length ? places[at - length] : 0);
    if (sum > best) { best = sum; start = Math.max(0, at - length + 1); }
  }
  const first = places.indexOf(1, start);
  start = first < 0 ? 0 : Math.max(0, Math.min(first - 16, text.length - length));
  while (start > 0 && start < text.length && /[a-z]/i.test(text[start - 1])) start++;
  const end = Math.min(text.length, start + length);
  const found = pieces(text, places, start, end);
  if (start > 0) found.unshift(["…", false]);
  if (end < text.length) found.push(["…", false]);
  return found;
}
