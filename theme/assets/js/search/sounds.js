// How Han characters sound, and which sounds a run of letters may spell.

// Ways to read letters as syllables, the fewest first; `known` says which syllables there are.
export function spellings(letters, known) {
  const found = [];
  const read = (at, syllables) => {
    if (found.length > 7) return;
    if (at === letters.length) { found.push(syllables); return; }
    for (let end = Math.min(letters.length, at + 6); end > at; end--) {
      const part = letters.slice(at, end);
      if (known.has(part)) read(end, [...syllables, part]);
    }
  };
  if (letters.length < 40) read(0, []);
  return found.sort((one, other) => one.length - other.length);
}

export const soundPairs = (syllables) => (
  syllables.length === 1 ? [`~${syllables[0]}`] : syllables.slice(1).map((one, at) => `~${syllables[at]}'${one}`)
);

export function initialRuns(letters) {
  const length = Math.min(3, letters.length);
  return Array.from({ length: letters.length - length + 1 }, (_, at) => `^${letters.slice(at, at + length)}`);
}

// The table of the index: how each character sounds, and the simplified forms.
export function hanTable({ simplified, sounds }) {
  const soundOf = new Map(), known = new Set(), forms = new Map();
  for (const group of sounds.split(" ")) {
    const [, sound, characters] = group.match(/^([a-z]+)(.*)$/);
    known.add(sound);
    for (const one of characters) soundOf.set(one, sound);
  }
  const pairs = Array.from(simplified);
  for (let at = 0; at < pairs.length; at += 2) forms.set(pairs[at], pairs[at + 1]);
  return { soundOf, known, forms };
}
