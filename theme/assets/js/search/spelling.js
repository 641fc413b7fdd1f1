// Finds what was meant by a word typed wrong or half.

// How many letters must be changed, left out, put in or swapped; Infinity beyond `limit`.
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return Infinity;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        next[at] = Math.min(next[at], before[at - 2] + 1);
      }
    }
    before = last;
    last = next;
  }
  return last[other.length] <= limit ? last[other.length] : Infinity;
}

export function withPrefix(word, words) {
  return word.length < 3 ? [] : words.filter((one) => one.startsWith(word)).slice(0, 8);
}

// The words that are least unlike, and not too much; of a short one the first letter must be right.
export function nearest(word, words) {
  if (word.length < 3 || /[0-9]/.test(word)) return [];
  const limit = word.length < 8 ? 1 : 2;
  const among = word.length > 3 ? words : words.filter((one) => one.length > 2 && one[0] === word[0]);
  const far = among.map((one) => [distance(word, one, limit), one]).filter(([steps]) => steps <= limit);
  const least = Math.min(...far.map(([steps]) => steps));
  return far.filter(([steps]) => steps === least).map(([, one]) => one).slice(0, 6);
}

// The part of a title that is most like what was typed, if it is not the same and not far off.
export function similarPart(typed, title) {
  let last = Array.from({ length: title.length + 1 }, (_, at) => ({ steps: 0, start: at }));
  for (let row = 1; row <= typed.length; row++) {
    const next = [{ steps: row, start: 0 }];
    for (let at = 1; at <= title.length; at++) {
      const ways = [
        { steps: last[at - 1].steps + (typed[row - 1] === title[at - 1] ? 0 : 1), start: last[at - 1].start },
        { steps: last[at].steps + 1, start: last[at].start },
        { steps: next[at - 1].steps + 1, start: next[at - 1].start },
      ];
      next[at] = ways.reduce((best, one) => (one.steps < best.steps ? one : best));
    }
    last = next;
  }
  // Of parts that are as near, the one of the same length: 医疗器械 for 医疗器戒, not 医疗器.
  const gap = ({ start, end }) => Math.abs(end - start - typed.length);
  const best = last.map((one, end) => ({ ...one, end }))
    .reduce((least, one) => (one.steps - least.steps || gap(one) - gap(least)) < 0 ? one : least);
  const isNear = best.steps > 0 && best.steps <= Math.max(1, Math.floor(typed.length / 3));
  return isNear && typed.length > 1 ? title.slice(best.start, best.end) : null;
}
