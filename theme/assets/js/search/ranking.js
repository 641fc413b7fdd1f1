// Scores entries: each unit of a query adds how much its best reading says, by how rare that is.

const PLACES = 2 ** 20;
// What a word that all have counts: titles that have it still come before texts.
const COMMON = 0.5;

export class Ranking {
  constructor(size) {
    this.size = size;
    this.scores = new Float32Array(size);
    this.covered = new Float32Array(size);
    this.best = new Float32Array(size);
    this.trusts = new Float32Array(size);
    this.weight = 0;
  }

  rarity(list) {
    const count = list ? list.numbers.length : 0;
    return Math.max(COMMON, Math.log(1 + (this.size - count + 0.5) / (count + 0.5)));
  }

  // `readings` are ways to look a unit up: {lists, weight}; an entry gets its best one.
  add(readings, weight, isBonus) {
    const found = readings.filter((one) => one.lists.some(Boolean));
    const rarity = Math.min(this.rarity(found.length && found[0].lists.length === 1 ? found[0].lists[0] : null), 7);
    // What nearly all say is still asked for: whoever says it too comes before who does not.
    const share = weight * Math.max(rarity, 1);
    if (!isBonus) this.weight += share;
    const touched = [];
    for (const { lists, weight: trust } of found) {
      if (lists.length === 1) this.read(lists[0], trust, touched);
      else this.readAll(lists, trust, touched);
    }
    for (const number of touched) {
      this.scores[number] += weight * this.best[number];
      if (!isBonus) this.covered[number] += share * this.trusts[number];
      this.best[number] = this.trusts[number] = 0;
    }
  }

  note(number, said, trust, touched) {
    if (!this.best[number]) touched.push(number);
    if (said > this.best[number]) this.best[number] = said;
    if (trust > this.trusts[number]) this.trusts[number] = trust;
  }

  read({ numbers, impacts }, trust, touched) {
    const rarity = this.rarity({ numbers }) * trust;
    for (let at = 0; at < numbers.length; at++) this.note(numbers[at], rarity * impacts[at], trust, touched);
  }

  // Of a reading with several terms, a sound or a word in parts, most must be there.
  readAll(lists, trust, touched) {
    const sums = new Map();
    for (const list of lists.filter(Boolean)) {
      const rarity = this.rarity(list) * trust;
      list.numbers.forEach((number, at) => {
        const [sum, hits] = sums.get(number) || [0, 0];
        sums.set(number, [sum + rarity * list.impacts[at], hits + 1]);
      });
    }
    for (const [number, [sum, hits]] of sums) {
      const part = hits / lists.length;
      if (part >= 0.7) this.note(number, (sum / lists.length) * part, trust * part, touched);
    }
  }

  // The entry that answers best so far, and how much of the query it covers, from 0 to 1.
  top() {
    let best = 0, most = 0;
    for (let at = 0; at < this.size; at++) {
      if (this.scores[at] > this.scores[best]) best = at;
      if (this.covered[at] > most) most = this.covered[at];
    }
    return { best, coverage: this.weight ? most / this.weight : 1 };
  }

  // Numbers of the entries that answer, best first; `passes` filters, and `part` says how much
  // of what the best covers the others must.
  ranked(passes, part = 0.5) {
    const answers = [];
    let most = 0;
    for (let at = 0; at < this.size; at++) {
      if ((this.weight && !this.scores[at]) || !passes(at)) continue;
      answers.push(at);
      if (this.covered[at] > most) most = this.covered[at];
    }
    const kept = answers.filter((at) => this.covered[at] >= most * part);
    // Worth and place in one number, since numbers are sorted much faster than pairs.
    const keys = Float64Array.from(kept, (at) => {
      const worth = this.weight ? this.scores[at] * (0.2 + this.covered[at] / this.weight) ** 2 : 0;
      return Math.round(worth * 1000) * PLACES + PLACES - 1 - at;
    });
    return Array.from(keys.sort().reverse(), (key) => PLACES - 1 - (key % PLACES));
  }
}
