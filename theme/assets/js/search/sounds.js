// How Han characters sound, and which sounds a run of letters may spell.

// Ways to read letters as syllables, the fewest first; `known` says which syllables there are.
export function spellings(letters, known) {
  const ways = [[[]]];
  for (let end = 1; end <= letters.length; end++) {
    const found = [];
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const syllable = letters.slice(start, end);
      if (known.has(syllable)) found.push(...ways[start].map((before) => [...before, syllable]));
    }
    ways.push(found.sort((one, other) => one.length - other.length).slice(0, 4));
  }
  return ways[letters.length];
}

export const soundPairs = (syllables) => (
  syllables.length === 1 ? [`~${syllables[0]}`] : syllables.slice(1).map((one, at) => `~${syllables[at]}'${one}`)
);

export function initialRuns(letters) {
  const length = Math.min(3, letters.length);
  return Array.from({ length: letters.length - length + 1 }, (_, at) => `^${letters.slice(at, at + length)}`);
}

// The characters of everyday use, in the order of GB 2312, by which the table counts them.
function commonCharacters() {
  const codes = [];
  for (let row = 0xb0; row < 0xd8; row++) {
    for (let column = 0xa1; column < 0xff; column++) codes.push(row, column);
  }
  return Array.from(new TextDecoder("gb18030").decode(Uint8Array.from(codes)));
}

// The table of the index: how each character sounds, and the simplified forms.
export function hanTable({ simplified, common, rare }) {
  const soundOf = new Map(), known = new Set(), forms = new Map();
  const characters = commonCharacters();
  const add = (sound, ones) => {
    known.add(sound);
    for (const one of ones) soundOf.set(one, sound);
  };
  for (const [, sound, count] of common.matchAll(/([a-z]+)([0-9]+)/g)) add(sound, characters.splice(0, Number(count)));
  for (const [, sound, ones] of rare.matchAll(/([a-z]+)([^ ]+)/g)) add(sound, ones);
  const pairs = Array.from(simplified);
  for (let at = 0; at < pairs.length; at += 2) forms.set(pairs[at], pairs[at + 1]);
  return { soundOf, known, forms };
}
